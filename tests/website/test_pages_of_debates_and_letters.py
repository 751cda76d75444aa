"""The pages of a debate, a procedural meeting and a letter."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from letters.models import FormerLetterNumber, Letter, LetterDossier, LetterVersion
from parliament.models import Debate
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect, Outcome

pytestmark = pytest.mark.django_db

PASSAGE = "Hiermee voldoe ik aan de toezegging."


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def a_version(letter: Letter, nr: int, text: str, *, released: bool = True) -> LetterVersion:
    return LetterVersion.objects.create(
        letter=letter,
        nr=nr,
        text=text,
        fingerprint=LetterVersion.fingerprint_of(text),
        received_on=date(2023, 4, 20 + nr),
        released_at="2023-04-25T09:00:00+02:00" if released else None,
    )


def test_a_title_that_starts_with_the_kind_does_not_repeat_it(client):
    meeting = make.a_debate(kind=Debate.Kind.PROCEDURE, title="Procedurevergadering Waterbeheer")
    assert str(meeting) == "procedurevergadering Waterbeheer (22 maart 2023)"
    assert "Procedurevergadering Procedurevergadering" not in client.get(meeting.get_absolute_url()).text
    assert make.a_debate(title="Waterbeheer").name == "commissiedebat Waterbeheer"


def test_debate_shows_its_facts_and_what_was_promised(client):
    debate = make.a_debate(starts=time(10), ends=time(13, 30), report="28676-430", agenda="36200-V-73")
    debate.follow_up_committees.add(make.a_committee(name="vaste commissie voor Defensie"))
    toezegging = make.an_open(debate=debate)
    page = read(client, debate.get_absolute_url())
    assert "Commissiedebat Waterbeheer Dag woensdag 22 maart 2023, 10:00 tot 13:30 uur" in page
    assert "Volgcommissies Defensie" in page
    assert "Verslag Kamerstuk 28 676, nr. 430" in page
    assert "Agenda Kamerstuk 36 200 V, nr. 73" in page
    assert f"Toegezegd in dit debat {toezegging.number}" in page


def test_debate_without_promises_says_so(client):
    page = read(client, make.a_debate(committee=None).get_absolute_url())
    assert "Uit dit debat zijn nog geen toezeggingen gepubliceerd." in page
    coming = make.a_debate(day=timezone.localdate() + timedelta(days=1))
    assert "Dit debat moet nog worden gehouden." in read(client, coming.get_absolute_url())
    assert "Commissie geen, plenair" in page


def test_a_moved_debate_links_to_the_one_that_replaced_it_and_back(client):
    later = make.a_debate(title="Waterbeheer, nieuwe datum")
    moved = make.a_debate(state="verplaatst", replaced_by=later)
    assert "verplaatst vervangen door commissiedebat Waterbeheer, nieuwe datum" in read(
        client, moved.get_absolute_url()
    )
    assert "In plaats van commissiedebat Waterbeheer" in read(client, later.get_absolute_url())


def test_a_confidential_briefing_shows_only_its_date(client):
    talk = make.a_debate(kind="technische-briefing", title="Kruisraketten", starts=time(10), report="28676-430")
    promised = make.an_open(debate=talk)
    page = read(client, talk.get_absolute_url())
    assert "Vertrouwelijke technische briefing Dag woensdag 22 maart 2023 Waarover deze briefing ging" in page
    assert f"Toegezegd in deze briefing {promised.number}" in page
    for secret in ("Kruisraketten", talk.committee.subject, "10:00", "28 676"):
        assert secret not in page
    origin = read(client, promised.get_absolute_url())
    assert "Gedaan in Vertrouwelijke technische briefing, 22 maart 2023" in origin
    assert "· vertrouwelijke technische briefing openstaand" in read(client, "/toezeggingen/")
    Debate.objects.filter(pk=talk.pk).update(is_confidential=False)
    assert "Kruisraketten" in read(client, talk.get_absolute_url())


def test_any_debate_can_be_confidential(client):
    talk = make.a_debate(title="Kruisraketten", is_confidential=True)
    page = read(client, talk.get_absolute_url())
    assert "Vertrouwelijk commissiedebat Dag woensdag 22 maart 2023 Waarover het ging" in page
    for secret in ("Kruisraketten", talk.committee.subject):
        assert secret not in page
        assert secret not in read(client, "/debatten/")


def test_a_debate_is_found_in_any_case(client):
    debate = make.a_debate()
    response = client.get(f"/debatten/{debate.number.lower()}/")
    assert (response.status_code, response["Location"]) == (301, debate.get_absolute_url())
    assert client.get("/debatten/2023A00000/").status_code == 404


def test_meeting_lists_the_decisions_taken_in_it(client):
    toezegging = make.a_settled(outcome=Outcome.NOTED)
    fulfilment = toezegging.fulfilments.get()
    first, second = fulfilment.meeting, make.a_meeting(day=date(2023, 5, 24))
    workflow.decide(fulfilment, by=make.clerk(), on=second.day, meeting=second, outcome=Outcome.FULFILLED)
    assert "besluit: voor kennisgeving aangenomen" in read(client, first.get_absolute_url())
    page = read(client, second.get_absolute_url())
    assert toezegging.number in page
    assert "besluit: voldaan" in page
    assert "Toegezegd in dit debat" not in page


def test_meeting_without_decisions_says_so(client):
    page = read(client, make.a_meeting().get_absolute_url())
    assert "In deze vergadering zijn geen besluiten over toezeggingen vastgelegd." in page


def test_letter_shows_its_header(client):
    letter = make.a_letter(
        number="28676-431", title="NAVO", vergaderjaar="2022-2023", author_role="minister van Buitenlandse Zaken",
        signed_by="W. de Wit", house_number="2023D15310", ministry=make.a_ministry("aa", name="Buitenlandse Zaken"),
    )  # fmt: skip
    LetterDossier.objects.create(letter=letter, position=2, dossier="36200-V", nr="80")
    page = read(client, letter.get_absolute_url())
    for words in (
        "Brief 28676-431 Voortgang",
        "Datum 19 april 2023",
        "Afzender Minister van Buitenlandse Zaken, W. de Wit",
        "Ministerie Buitenlandse Zaken",
        "Kamerstuk 28 676, nr. 431; 36 200 V, nr. 80 (NAVO)",
        "Vergaderjaar 2022-2023",
        "Nummer van de Kamer 2023D15310",
        "Geen gepubliceerde toezegging verwijst naar deze brief.",
    ):
        assert words in page


def test_letter_marks_the_passage_and_its_effect(client):
    letter = make.a_letter(
        text=f"Geachte voorzitter,\n\nOp 3 april sprak ik met partners. {PASSAGE} Daarmee sluit ik af."
    )
    toezegging = make.a_settled(letter=letter)
    response = client.get(letter.get_absolute_url())
    page, html = text_of(response), response.content.decode()
    assert f"voldoet, zo besloot de Kamer {toezegging.number}: De minister stuurt een brief over de dijken." in page
    assert f"<mark>{PASSAGE}</mark>" in html
    assert f'<span id="{toezegging.number}"></span><mark>' in html
    assert f"{PASSAGE} voldoet, zo besloot de Kamer: {toezegging.number}" in page


def test_letter_shows_what_it_postpones_and_promises(client):
    letter = make.a_letter(text=f"Ik vraag uw Kamer om uitstel tot de zomer. {PASSAGE}")
    postponed = make.an_open(due=date(2023, 5, 1))
    make.a_proposal(
        postponed, letter=letter, effect=Effect.POSTPONES, passage="Ik vraag uw Kamer om uitstel tot de zomer."
    )
    without_passage = make.an_open(due=date(2023, 5, 1))
    for toezegging in (postponed, without_passage):
        workflow.postpone(
            toezegging,
            by=make.clerk(),
            on=date(2023, 4, 21),
            deadline=make.a_deadline(date(2023, 7, 1)),
            reason="Druk.",
            letter=letter,
        )
    promised = make.an_open(letter=letter, made_on=letter.date, on=letter.date)
    waiting = make.a_confirmed(letter=letter).toezegging
    page = read(client, letter.get_absolute_url())
    assert page.count(f"stelt uit tot “voor de zomer” {postponed.number}") == 1
    assert f"stelt uit tot “voor de zomer” {without_passage.number}" in page
    assert f"zegt toe {promised.number}" in page
    assert f"voldoet (besluit volgt) {waiting.number}" in page


def test_a_letter_that_fulfils_partly_and_postpones_the_rest_shows_both(client):
    letter = make.a_letter(text=f"Geachte voorzitter,\n\n{PASSAGE} De rest volgt later.")
    fields = {"letter": letter, "effect": Effect.PARTLY, "passage": PASSAGE}
    toezegging = make.a_settled(**fields, outcome=Outcome.PARTLY, remainder="De rest.")
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(toezegging, by=make.clerk(), on=date(2023, 6, 1), deadline=later, reason="Druk.", letter=letter)
    response = client.get(letter.get_absolute_url())
    page = text_of(response)
    assert f"voldoet deels, zo besloot de Kamer {toezegging.number}" in page
    assert f"stelt uit tot “voor de zomer” {toezegging.number}" in page
    assert f"{PASSAGE} voldoet deels, zo besloot de Kamer: {toezegging.number}" in page
    assert response.content.decode().count("<mark>") == 1
    effects = client.get(f"/api/v1/brieven/{letter.number}").json()["toezeggingen"]
    assert [(row["omschrijving"], row["passage"]) for row in effects] == [
        ("voldoet deels, zo besloot de Kamer", PASSAGE), ("stelt uit tot “voor de zomer”", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "outcome", "words"),
    [
        (Effect.FULFILS, Outcome.REFUSED, "zou voldoen; besluit: verworpen"),
        (Effect.PARTLY, Outcome.NOTED, "zou deels voldoen; besluit: voor kennisgeving aangenomen"),
        (Effect.MENTIONS, Outcome.NOTED, "noemt (besluit: voor kennisgeving aangenomen)"),
    ],
)
def test_a_letter_that_the_meeting_did_not_accept_shows_what_it_would_have_done(client, effect, outcome, words):
    letter = make.a_letter()
    toezegging = make.a_settled(letter=letter, effect=effect, outcome=outcome)
    assert f"{words} {toezegging.number}" in read(client, letter.get_absolute_url())


def test_letter_text_is_laid_out_and_escaped(client):
    text = (
        "<script>alert(1)</script> is geen code, maar tekst.¹\n\nKop zonder punt\n\nEen gewone zin.\n\n"
        "¹ Kamerstuk 28 676, nr. 365."
    )
    html = client.get(make.a_letter(text=text).get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is geen code" in html
    assert "<script" not in html
    assert "<h3>Kop zonder punt</h3>" in html
    assert '<a href="#noot-1">' in html
    assert '<li id="noot-1">' in html


def test_letter_shows_the_newest_released_version_and_links_the_older(client):
    letter = make.a_letter(text="De eerste tekst.")
    a_version(letter, 2, "De tweede tekst.")
    a_version(letter, 3, "De derde tekst.", released=False)
    page = read(client, letter.get_absolute_url())
    assert "De tweede tekst." in page
    assert "De eerste tekst." not in page
    assert "versie 2 (22 april 2023), versie 1 (19 april 2023)" in page
    older = read(client, f"{letter.get_absolute_url()}versie/1/")
    assert "Dit is versie 1. Er is een nieuwere versie van deze brief." in older
    assert "De eerste tekst." in older
    assert client.get(f"{letter.get_absolute_url()}versie/3/").status_code == 404


def test_a_former_or_second_number_of_a_letter_redirects(client):
    letter = make.a_letter(number="28676-431")
    FormerLetterNumber.objects.create(letter=letter, number="BR202304-K001")
    LetterDossier.objects.create(letter=letter, position=2, dossier="36200-V", nr="80")
    for number in ("BR202304-K001", "br202304-k001", "36200-V-80", "36200-v-80"):
        response = client.get(f"/brieven/{number}/")
        assert (response.status_code, response["Location"]) == (301, "/brieven/28676-431/")
    assert client.get("/brieven/br202304-k001/versie/1/")["Location"] == "/brieven/28676-431/versie/1/"


@pytest.mark.parametrize("address", ["/brieven/{}/", "/brieven/{}/versie/1/"])
def test_an_unreleased_letter_is_not_found_under_any_number(client, address):
    letter = make.a_letter(released=False)
    FormerLetterNumber.objects.create(letter=letter, number="BR202304-K001")
    assert client.get(address.format(letter.number)).status_code == 404
    assert client.get(address.format("BR202304-K001")).status_code == 404


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("/debatten/", "pagina=1"),
        ("/brieven/", "pagina=1"),
        ("/dossiers/", "pagina=1"),
        ("/planning/", ""),
        ("/cijfers/", "jaar=2023"),
        ("/zoeken/", "woorden=dijken"),
        ("/recent/", "week=2023-W12&commissie="),
        ("/debatten/2023A01686/voorbereiding/", "ambt="),
    ],
)
def test_ignored_parameters_are_reported(client, address: str, known: str):
    make.an_open(debate=make.a_debate(number="2023A01686"))
    assert "genegeerd" not in read(client, f"{address}?{known}")
    assert "“partij” is geen filter en is genegeerd." in read(client, f"{address}?{known}&partij=x")
    many = read(client, f"{address}?{'&'.join(f'x{nr}=1' for nr in range(9))}")
    assert many.count("is geen filter en is genegeerd.") == 5
