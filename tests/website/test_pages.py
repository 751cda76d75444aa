"""Home, list and one toezegging, as the public reads them."""

from datetime import date, timedelta

import pytest
import time_machine

from parliament.deadlines import Deadline
from parliament.models import Member, Minister, Party, Post
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber, RegisterVersion, Relation, Toezegging
from toezeggingen.models.fulfilment import Means, Outcome
from toezeggingen.status import Status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2023, 6, 15)


@pytest.fixture
def today():
    with time_machine.travel("2023-06-15T10:00:00+02:00", tick=False):
        yield


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def test_home_counts_what_is_open_late_soon_and_waiting(client):
    make.an_open(due=TODAY - timedelta(days=1))
    make.an_open(due=TODAY)
    make.a_confirmed(make.an_open(due=TODAY - timedelta(days=5)))
    make.a_settled()
    page = read(client, "/")
    assert "3 open, waarvan 1 te laat 1 binnen 30 dagen 1 wacht op besluit 0 later of zonder datum 1 afgedaan" in page


def test_home_shows_the_longest_overdue_and_the_last_settled(client):
    late = [make.an_open(due=TODAY - timedelta(days=days)) for days in (3, 60, 9)]
    settled = make.a_settled()
    page = read(client, "/")
    newly, longest = page.index("Net te laat"), page.index("Langst te laat")
    for start, order in ((newly, (late[0], late[2], late[1])), (longest, (late[1], late[2], late[0], settled))):
        places = [page.index(row.number, start) for row in order]
        assert places == sorted(places)
    assert "ruim acht weken te laat" in page


def test_home_orders_settled_toezeggingen_by_their_decision_or_lapse(client):
    griffier = make.a_user()
    earlier, later = make.a_settled(), make.an_open()
    workflow.lapse(later, by=griffier, on=date(2023, 5, 12), reason="De wet vervalt.")
    workflow.withdraw(earlier, by=griffier, on=date(2023, 6, 1), reason="Dubbel.")
    workflow.restore(earlier, by=griffier, on=date(2023, 6, 2), reason="Toch niet dubbel.")
    page = read(client, "/")
    assert page.index(later.number) < page.index(earlier.number)


def test_home_of_an_empty_register_says_so(client):
    page = read(client, "/")
    assert "Vandaag is er niets te laat." in page
    assert "Er is nog geen toezegging afgedaan." in page


def test_every_page_of_a_demo_register_shows_a_banner(client):
    toezegging = make.an_open()
    pages = ("/", "/toezeggingen/", toezegging.get_absolute_url(), toezegging.debate.get_absolute_url())
    assert not any("Voorbeeldgegevens" in read(client, page) for page in pages)
    RegisterVersion.objects.update(is_demo=True)
    assert all("Voorbeeldgegevens" in read(client, page) for page in pages)
    assert "Voorbeeldgegevens" in text_of(client.get("/bestaat-niet/"))


def test_list_shows_the_total_and_the_chosen_filters(client):
    make.an_open()
    make.a_settled()
    page = read(client, "/toezeggingen/?status=voldaan&volgorde=langst-open")
    assert "1 toezegging Voldane toezeggingen, langst open eerst" in page
    assert "Status: voldaan" in page


def test_list_of_overdue_toezeggingen_starts_with_the_longest_overdue(client):
    long, short = (make.an_open(due=TODAY - timedelta(days=days)) for days in (9, 3))
    make.an_open(due=TODAY)
    page = read(client, "/toezeggingen/?termijn=te-laat&volgorde=")
    assert "2 toezeggingen Open toezeggingen, te laat, langst te laat eerst" in page
    assert page.index(long.number) < page.index(short.number)
    page = read(client, "/toezeggingen/?termijn=te-laat&volgorde=nieuwste")
    assert "2 toezeggingen Open toezeggingen, te laat, nieuwste eerst" in page
    assert "3 toezeggingen Alle toezeggingen, nieuwste eerst" in read(client, "/toezeggingen/")
    assert 'href="/toezeggingen/?termijn=te-laat"' in client.get("/").content.decode()


def test_list_shows_fifty_rows_and_keeps_the_filters_on_the_next_page(client):
    debate = make.a_debate()
    for _ in range(51):
        make.an_open(debate=debate)
    first = client.get("/toezeggingen/?status=openstaand")
    assert first.content.count(b'<p class="text">') == 50
    assert 'href="?status=openstaand&amp;pagina=2"' in first.content.decode()
    second = client.get("/toezeggingen/?status=openstaand&pagina=2")
    assert second.content.count(b'<p class="text">') == 1


def test_an_empty_list_offers_a_way_back(client):
    assert "Geen toezegging past bij deze keuze." in read(client, "/toezeggingen/?woorden=zeppelin")


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "vandaag"), (1, "nog 1 dag"), (30, "nog ruim vier weken")],
)
def test_a_row_shows_todays_badges(client, days, words):
    make.an_open(due=TODAY + timedelta(days=days))
    page = read(client, "/toezeggingen/")
    assert f" {words} “voor de zomer”" in page
    assert f"openstaand {words}" not in page


def test_a_row_far_from_its_deadline_shows_only_the_day(client):
    make.an_open(due=TODAY + timedelta(days=31))
    assert "openstaand “voor de zomer” uiterlijk 16 juli 2023" in read(client, "/toezeggingen/")


def test_item_shows_who_promised_what_to_whom(client):
    ministry = make.a_ministry("aa", name="Waterzaken")
    post = Post.objects.create(title="minister van Waterzaken", ministry=ministry)
    party = Party.objects.create(abbreviation="VBP", name="Voorbeeldpartij", slug="vbp")
    toezegging = make.an_open(
        post=post,
        minister=Minister.objects.create(name="A. de Wit"),
        ministry_then=ministry,
        ministry_now=make.a_ministry("bb", name="Nieuwe Zaken"),
        members=[Member.objects.create(name="J. van der Meer", party=party)],
        parties=[party],
    )
    page = read(client, toezegging.get_absolute_url())
    assert "De minister stuurt een brief over de dijken." in page
    assert "Gedaan door Minister van Waterzaken, A. de Wit" in page
    assert "Ministerie toen Waterzaken, nu Nieuwe Zaken" in page
    assert "Toegezegd aan J. van der Meer (VBP), VBP" in page
    assert "Gedaan in Commissiedebat Waterbeheer, 22 maart 2023" in page


def test_item_without_recipients_says_so_unless_it_is_from_a_letter(client):
    page = read(client, make.an_open().get_absolute_url())
    assert "Toegezegd aan niet vermeld" in page
    for is_released in (True, False):
        promised = make.an_open(letter=make.a_letter(released=is_released))
        assert "Toegezegd aan de Kamer" in text_of(client.get(promised.get_absolute_url()))
    assert "Ministerie Voorbeeldzaken" in page


def test_item_shows_the_deadline_as_words_window_and_rule(client):
    toezegging = make.a_concept()
    toezegging.deadline = Deadline(
        "in het tweede kwartaal", date(2023, 4, 1), date(2023, 6, 30), "periode", "het tweede kwartaal van 2023", ""
    )
    toezegging.save()
    workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    page = read(client, toezegging.get_absolute_url())
    assert (
        "“in het tweede kwartaal” van 1 april 2023 tot en met 30 juni 2023 "
        "zo gerekend: het tweede kwartaal van 2023" in page
    )


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "expected"),
    [
        ("uiterlijk 30 juni 2023", None, date(2023, 6, 30), "“uiterlijk 30 juni 2023”"),
        ("op 30 juni 2023", date(2023, 6, 30), date(2023, 6, 30), "“op 30 juni 2023”"),
        ("voor 30 juni 2023", None, date(2023, 6, 29), "“voor 30 juni 2023” uiterlijk 29 juni 2023"),
        ("uiterlijk 11 juni 2023", None, date(2023, 6, 1), "“uiterlijk 11 juni 2023” uiterlijk 1 juni 2023"),
        ("uiterlijk 30 juni", None, date(2023, 6, 30), "“uiterlijk 30 juni” uiterlijk 30 juni 2023"),
    ],
)
def test_a_day_in_the_words_is_not_repeated(client, words, earliest, latest, expected):
    toezegging = make.a_concept()
    toezegging.deadline = Deadline(words, earliest, latest, "dag", "voorbeeld", "")
    toezegging.save()
    workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    assert f"Termijn {expected} " in read(client, toezegging.get_absolute_url())
    assert f"{expected} " in read(client, "/toezeggingen/")
    assert read(client, "/toezeggingen/").count("juni") == expected.count("juni")


def test_a_postponement_does_not_repeat_a_day_in_its_words(client):
    toezegging = make.an_open(due=date(2023, 5, 1))
    for words, latest in (("uiterlijk 1 juni 2023", date(2023, 6, 1)), ("eind juni", date(2023, 6, 30))):
        deadline = make.a_deadline(latest, words=words)
        workflow.postpone(toezegging, by=make.clerk(), on=date(2023, 4, 20), deadline=deadline, reason="Druk.")
    page = read(client, toezegging.get_absolute_url())
    assert "van “voor de zomer” (1 mei 2023) naar “uiterlijk 1 juni 2023” Reden" in page
    assert "van “uiterlijk 1 juni 2023” naar “eind juni” (30 juni 2023) Reden" in page


def test_item_shows_how_often_and_how_long_it_was_postponed(client):
    toezegging = make.an_open(due=date(2023, 5, 1))
    letter = make.a_letter()
    for latest in (date(2023, 6, 1), date(2023, 9, 1)):
        workflow.postpone(
            toezegging,
            by=make.clerk(),
            on=date(2023, 4, 20),
            deadline=make.a_deadline(latest),
            reason="Te druk.",
            letter=letter,
        )
    page = read(client, toezegging.get_absolute_url())
    assert "Uitgesteld 2 keer, samen vier maanden (123 dagen)" in page
    assert "naar “voor de zomer” (1 september 2023), gevraagd in brief" in page
    assert "Reden: Te druk." in page


def test_item_shows_a_decided_fulfilment_with_its_passage_and_meeting(client):
    griffier = make.a_user(first_name="Geheim", last_name="Achternaam")
    toezegging = make.a_settled(by=griffier, outcome=Outcome.PARTLY, remainder="de kosten", footnote="4")
    meeting = toezegging.fulfilments.get().meeting
    page = read(client, toezegging.get_absolute_url())
    assert "besluit: deels voldaan op 10 mei 2023 in de procedurevergadering" in page
    assert "Hiermee voldoe ik aan de toezegging. voetnoot 4" in page
    assert "Wat nog openstaat: de kosten" in page
    assert f"door griffie, procedurevergadering {meeting.committee.subject} van 10 mei 2023" in page


def test_item_shows_each_decision_as_it_was_taken(client):
    griffier = make.a_user()
    toezegging = make.a_settled(by=griffier, outcome=Outcome.NOTED)
    later = make.a_meeting(day=date(2023, 5, 24))
    workflow.decide(toezegging.fulfilments.get(), by=griffier, on=later.day, meeting=later, outcome=Outcome.FULFILLED)
    page = read(client, toezegging.get_absolute_url())
    timeline = page[page.index("Tijdlijn") :]
    assert "10 mei 2023 besluit: voor kennisgeving aangenomen Brief" in timeline
    assert "24 mei 2023 besluit: voldaan" in timeline


def test_item_shows_a_correction_with_old_and_new_in_words(client):
    toezegging = make.an_open(due=date(2023, 5, 1))
    workflow.edit(
        toezegging,
        by=make.a_user(),
        on=date(2023, 4, 1),
        made_on=date(2023, 3, 21),
        firmness="dag",
        minister=None,
        text="Anders.",
    )
    page = read(client, toezegging.get_absolute_url())
    assert "Een feit of de tekst is later gecorrigeerd: zie de tijdlijn." in page
    assert "Gedaan op: was 22 maart 2023 is nu 21 maart 2023" in page
    assert "Soort termijn: was een periode is nu een dag" in page
    assert "Toezegging: was De minister stuurt een brief over de dijken. is nu Anders." in page


def test_item_shows_lapse_and_reopening_with_the_reason(client):
    griffier = make.a_user()
    toezegging = make.an_open(by=griffier)
    workflow.lapse(toezegging, by=griffier, on=date(2023, 5, 1), reason="De wet is ingetrokken.")
    workflow.reopen(toezegging, by=griffier, on=date(2023, 5, 2), to=Status.OPEN, reason="Toch niet.")
    page = read(client, toezegging.get_absolute_url())
    assert "1 mei 2023 vervallen Reden: De wet is ingetrokken." in page
    assert "2 mei 2023 heropend nu openstaand Reden: Toch niet." in page


def test_item_links_a_later_debate_and_a_document(client):
    debate = make.a_debate()
    met = make.a_confirmed(means=Means.DEBATE, debate=debate).toezegging
    assert f'href="{debate.get_absolute_url()}"' in client.get(met.get_absolute_url()).content.decode()
    address = "https://example.org/wet"
    written = make.a_confirmed(means=Means.DOCUMENT, document_title="Wet", document_url=address).toezegging
    assert f'href="{address}"' in client.get(written.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Relation.Kind.REPEATS, "Later herhaald in"),
        (Relation.Kind.ADDS_TO, "Later aangevuld in"),
        (Relation.Kind.CHANGES, "Later gewijzigd in"),
    ],
)
def test_item_names_its_relations_from_both_ends(client, kind, words):
    earlier, later = make.an_open(), make.an_open()
    Relation.objects.create(source=later, target=earlier, kind=kind)
    assert f"Deze toezegging is een {kind.label} {earlier.number}" in read(client, later.get_absolute_url())
    assert f"{words} {later.number}" in read(client, earlier.get_absolute_url())


def test_item_from_a_letter_shows_its_passage(client):
    letter = make.a_letter(text="Ik zal uw Kamer voor de zomer informeren.\n\nDit is de rest.")
    toezegging = make.an_open(
        letter=letter, made_on=letter.date, on=letter.date, passage="Ik zal uw Kamer voor de zomer informeren."
    )
    page = read(client, toezegging.get_absolute_url())
    assert f"Gedaan in brief {letter.number}, Voortgang (19 april 2023) Ik zal uw Kamer" in page


def test_an_old_number_redirects_for_ever(client):
    toezegging = make.an_open()
    old = toezegging.number
    workflow.adopt_number(toezegging, "TZ202303-101", by=make.a_user(), on=make.DAY)
    for address in (f"/toezeggingen/{old}/", f"/toezeggingen/{old.lower()}/", "/toezeggingen/tz202303-101/"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, "/toezeggingen/TZ202303-101/")


def test_the_present_owner_of_a_number_goes_before_a_former_one(client):
    first = make.an_open(number="TZ202303-101")
    second = make.an_open(text="De tweede.", number="TZ202303-202")
    FormerToezeggingNumber.objects.create(toezegging=first, number=second.number)
    assert "De tweede." in read(client, second.get_absolute_url())


def test_a_withdrawn_item_is_gone_under_each_of_its_numbers(client):
    griffier = make.a_user()
    toezegging = make.an_open(by=griffier)
    old = toezegging.number
    workflow.adopt_number(toezegging, "TZ202303-101", by=griffier, on=make.DAY)
    workflow.withdraw(toezegging, by=griffier, on=make.DAY, reason="Dubbel ingevoerd.")
    for number in (old, "TZ202303-101"):
        response = client.get(f"/toezeggingen/{number}/")
        assert response.status_code == 410
        assert response["Cache-Control"] == "no-cache"
        assert f"Toezegging {number} is ingetrokken" in text_of(response)
    workflow.restore(Toezegging.objects.get(), by=griffier, on=make.DAY, reason="Toch niet dubbel.")
    assert "hersteld Reden: Toch niet dubbel." in read(client, "/toezeggingen/TZ202303-101/")


def test_a_concept_is_not_found(client):
    assert client.get(make.a_concept().get_absolute_url()).status_code == 404


def test_pages_accept_only_get_and_head(client):
    for address in ("/", "/toezeggingen/", make.an_open().get_absolute_url()):
        assert client.post(address).status_code == 405
        assert client.head(address).status_code == 200


def test_a_decision_on_an_unreleased_letter_is_shown_without_the_letter(client):
    toezegging = make.a_settled(letter=make.a_letter(released=False, number="99001-777"))
    meeting = toezegging.events.get(kind="besloten").meeting
    page = read(client, toezegging.get_absolute_url())
    assert "besluit: voldaan Waarop dit berust, is nog niet openbaar." in page
    assert "99001-777" not in page
    decisions = read(client, meeting.get_absolute_url())
    assert "Waarop dit berust, is nog niet openbaar." in decisions
    assert "99001-777" not in decisions


@pytest.mark.parametrize(("to", "partly"), [(Status.OPEN, True), (Status.PARTLY, False)])
def test_item_shows_which_decision_a_reopening_undid(client, to, partly):
    toezegging = make.a_settled(outcome=Outcome.PARTLY, remainder="rest")
    make.a_settled(toezegging)
    undone = "besluit teruggedraaid: heropend op 1 juni 2023 eerder"
    assert undone not in read(client, toezegging.get_absolute_url())
    workflow.reopen(toezegging, by=make.clerk(), on=date(2023, 6, 1), to=to, reason="Toch niet.")
    page = read(client, toezegging.get_absolute_url())
    assert f"{undone} voldaan" in page
    assert (f"{undone} deels voldaan" in page) is partly
