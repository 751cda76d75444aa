"""Entering and correcting a toezegging in the admin, by one clerk or by two at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from parliament.models import Member, Minister, Post, Tenure
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

ADD = "/beheer/toezeggingen/toezegging/add/"
LIST = "/beheer/toezeggingen/toezegging/"
NASTY = "<script>alert('x')</script>&<b>vet</b>"


def change(toezegging: Toezegging) -> str:
    return reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])


@pytest.fixture
def post() -> Post:
    post = Post.objects.create(title="minister van Voorbeeldzaken", ministry=make.a_ministry())
    minister = Minister.objects.create(name="A. Bewindspersoon")
    Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
    return post


def enter(client, **typed):
    return client.post(ADD, filled(client.get(ADD), **typed))


def test_medewerker_enters_a_concept(post):
    debate = make.a_debate(number="2023A77001")
    party = make.a_party("ABC")
    member = Member.objects.create(name="W. de Vries", party=party)
    client = signed_in("medewerker")
    answer = enter(
        client, debate="2023a77001 ", text="De minister stuurt een brief.", post=post.pk,
        recipients="abc; W. de Vries (ABC)", deadline_words="binnen drie weken",
    )  # fmt: skip
    concept = Toezegging.objects.get()
    assert answer.url == change(concept)
    assert (concept.status, concept.debate, concept.made_on) == (Status.CONCEPT, debate, debate.day)
    assert (concept.minister.name, concept.ministry_then, concept.ministry_now) == (
        "A. Bewindspersoon", post.ministry, post.ministry,
    )  # fmt: skip
    assert (list(concept.parties.all()), list(concept.members.all())) == ([party], [member])
    assert concept.due_latest == debate.day + timedelta(weeks=3)
    assert concept.entered_by.groups.get().name == "medewerker"


def test_printed_letter_number_is_accepted(post):
    letter = make.a_letter(number="28676-9431")
    enter(signed_in(), letter="28 676, nr. 9431", text="De minister komt erop terug.", post=post.pk)
    assert Toezegging.objects.get().letter == letter


def test_deadline_is_explained_before_saving(post):
    make.a_debate(number="2023A77001")
    page = enter(
        signed_in(), debate="2023A77001", text="Een brief.", post=post.pk,
        deadline_words="binnen drie weken", _uitleg="Termijn uitleggen",
    )  # fmt: skip
    assert "12 april 2023" in text_of(page)
    assert "Een brief." in text_of(page)
    assert Toezegging.objects.count() == 0


def test_own_dates_need_a_reason(post):
    make.a_debate(number="2023A77001")
    client = signed_in()
    typed = {
        "debate": "2023A77001",
        "text": "Een brief.",
        "post": post.pk,
        "deadline_words": "later",
        "own_latest": "2023-06-01",
    }
    assert "Schrijf op waarom" in text_of(enter(client, **typed))
    enter(client, **typed, overruled_reason="In het debat is 1 juni bedoeld.")
    concept = Toezegging.objects.get()
    assert (concept.deadline_words, concept.due_latest) == ("later", date(2023, 6, 1))
    assert filled(client.get(change(concept)))["own_latest"] == "2023-06-01"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"debate": "2023A99999"}, "staat niet in het register"),
        ({"debate": ""}, "Vul het debat of de brief in"),
        ({"text": ""}, "verplicht"),
        ({"post": ""}, "Kies de functie"),
        ({"made_on": "31-02-2023"}, "geldige datum"),
        (
            {"own_latest": "2020-01-01", "overruled_reason": "zo bedoeld"},
            "ligt voor de dag waarop de toezegging is gedaan",
        ),
        (
            {"own_earliest": "2024-02-01", "own_latest": "2024-01-01", "overruled_reason": "x"},
            "ligt voor de vroegste dag",
        ),
        ({"recipients": "Niemand"}, "geen fractie en geen Kamerlid"),
        ({"number": "TZ202303-101"}, "al een toezegging met dit nummer"),
        ({"number": "101"}, "Schrijf het nummer als"),
    ],
)
def test_invalid_input_shows_an_error_and_is_kept(post, typed, message):
    make.a_debate(number="2023A77001")
    make.an_open(number="TZ202303-101")
    sent = {"debate": "2023A77001", "text": "Een tekst om te bewaren.", "post": post.pk, "note": "ook dit", **typed}
    page = text_of(enter(signed_in(), **sent))
    assert message in page
    assert "ook dit" in page
    assert Toezegging.objects.count() == 1


def test_emptied_origin_and_day_show_an_error_and_keep_the_rest():
    toezegging, client = make.an_open(), signed_in()
    typed = {"debate": "", "made_on": "", "note": "Bewaar mij."}
    page = text_of(client.post(change(toezegging), filled(client.get(change(toezegging)), **typed)))
    assert "Vul het debat of de brief in" in page
    assert "Bewaar mij." in page


def test_origin_is_either_a_debate_or_a_letter(post):
    letter, debate = make.a_letter(), make.a_debate()
    page = enter(signed_in(), debate=debate.number, letter=letter.number, text="Een brief.", post=post.pk)
    assert "uit een debat of uit een brief" in text_of(page)


def test_html_is_escaped(post):
    debate = make.a_debate(title=NASTY)
    enter(signed_in(), debate=debate.number, text=NASTY, post=post.pk, deadline_words=NASTY, note=NASTY)
    concept = Toezegging.objects.get()
    workflow.publish(concept, by=make.a_user(), on=date(2023, 4, 1))
    make.a_proposal(concept, passage=NASTY)
    client = signed_in()
    for address in (
        change(concept),
        LIST,
        "/beheer/",
        f"/beheer/brief-inlezen/{concept.fulfilments.get().letter.number}/",
    ):
        assert "<script>alert" not in text_of(client.get(address))
        assert "<b>vet" not in text_of(client.get(address))


def test_double_click_enters_one_concept(post):
    debate = make.a_debate()
    client = signed_in()
    typed = {"debate": debate.number, "text": "Een brief.", "post": post.pk}
    first, second = enter(client, **typed), enter(client, **typed)
    assert first.url == second.url
    assert Toezegging.objects.count() == 1


def test_duplicate_by_a_colleague_is_refused_and_the_input_is_kept(post):
    debate = make.a_debate()
    known = make.a_concept(by=make.a_user(), debate=debate, text="Een brief.")
    page = enter(signed_in(), debate=debate.number, text="Een brief.", post=post.pk, note="Bewaar mij.")
    assert f"staat al in het register, als {known}." in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert Toezegging.objects.count() == 1


def test_same_words_in_another_debate_are_no_duplicate(post):
    make.a_concept(text="Een brief.")
    assert enter(signed_in(), debate=make.a_debate().number, text="Een brief.", post=post.pk).status_code == 302
    assert Toezegging.objects.count() == 2


@pytest.mark.parametrize("button", ["_addanother", "_continue"])
def test_clerk_continues_after_entering(post, button):
    answer = enter(signed_in(), debate=make.a_debate().number, text="x", post=post.pk, **{button: "ja"})
    assert answer.url == (ADD if button == "_addanother" else change(Toezegging.objects.get()))


def test_clerk_names_another_minister_and_ministry(post):
    """The post only fills in what the clerk left empty."""
    minister, ministry = Minister.objects.create(name="B. Vervanger"), make.a_ministry("yy")
    typed = {"post": post.pk, "minister": minister.pk, "ministry_then": ministry.pk, "text": "x"}
    enter(signed_in(), debate=make.a_debate().number, **typed)
    concept = Toezegging.objects.get()
    assert (concept.minister, concept.ministry_then, concept.ministry_now) == (minister, ministry, ministry)


def test_minister_is_the_one_who_held_the_post_that_day(post):
    successor = Minister.objects.create(name="C. Opvolger")
    Tenure.objects.update(until=date(2023, 3, 21))
    Tenure.objects.create(post=post, minister=successor, since=date(2023, 3, 22))
    for day in (date(2023, 3, 21), date(2023, 3, 22)):
        enter(signed_in(), debate=make.a_debate(day=day).number, text=f"Op {day}.", post=post.pk)
    names = Toezegging.objects.order_by("made_on").values_list("minister__name", flat=True)
    assert list(names) == ["A. Bewindspersoon", "C. Opvolger"]


def test_only_a_public_toezegging_links_to_its_public_page():
    concept, published, withdrawn = make.a_concept(), make.an_open(), make.an_open()
    workflow.withdraw(withdrawn, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    client = signed_in()
    has_link = ["Op de openbare site bekijken" in text_of(client.get(change(row)))
                for row in (concept, published, withdrawn)]  # fmt: skip
    assert has_link == [False, True, False]


def test_status_cannot_be_edited():
    toezegging = make.an_open()
    client = signed_in()
    page = client.get(change(toezegging))
    client.post(change(toezegging), filled(page, status="voldaan", note="x"))
    toezegging.refresh_from_db()
    assert (toezegging.status, toezegging.note) == (Status.OPEN, "x")


def test_correction_of_a_published_field_is_an_event():
    toezegging = make.an_open()
    client = signed_in()
    client.post(change(toezegging), filled(client.get(change(toezegging)), text="De verbeterde tekst."))
    event = toezegging.events.get(kind=Event.Kind.CORRECTED)
    assert event.changes["text"][1] == "De verbeterde tekst."
    assert "De verbeterde tekst." in text_of(client.get(change(toezegging)))


def test_saving_without_changes_does_nothing():
    toezegging = make.an_open(due=date(2023, 6, 30))
    client = signed_in()
    before = toezegging.deadline
    client.post(change(toezegging), filled(client.get(change(toezegging))))
    toezegging.refresh_from_db()
    assert toezegging.deadline == before
    assert not toezegging.events.filter(kind=Event.Kind.CORRECTED).exists()


def test_medewerker_cannot_correct_a_concept_published_meanwhile():
    toezegging = make.a_concept(text="Zoals gepubliceerd.")
    client = signed_in("medewerker")
    opened = filled(client.get(change(toezegging)), text="Anders.", note="Bewaar dit")
    workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    refused = client.post(change(toezegging), opened)
    assert "is intussen gewijzigd" in text_of(refused)
    assert "Bewaar dit" in text_of(refused)
    client.post(change(toezegging), filled(refused))
    toezegging.refresh_from_db()
    assert (toezegging.text, toezegging.note) == ("Zoals gepubliceerd.", "Bewaar dit")


def test_second_clerk_sees_the_change_and_keeps_the_input():
    concept = make.a_concept(text="Zoals ingevoerd.")
    first, second = signed_in(), signed_in()
    opened = second.get(change(concept))
    first.post(
        change(concept), filled(first.get(change(concept)), text="Van de eerste.", note="Notitie van de eerste.")
    )
    answer = second.post(change(concept), filled(opened, text="Van de tweede."))
    page = text_of(answer)
    assert "intussen gewijzigd" in page
    for words in ("Zoals ingevoerd.", "Van de eerste.", "Van de tweede.", "Notitie van de eerste."):
        assert words in page
    concept.refresh_from_db()
    assert concept.text == "Van de eerste."
    second.post(change(concept), filled(answer))
    concept.refresh_from_db()
    assert (concept.text, concept.note) == ("Van de tweede.", "Notitie van de eerste.")


def test_move_by_another_clerk_is_shown():
    toezegging = make.an_open()
    clerk = signed_in()
    opened = clerk.get(change(toezegging))
    other = make.a_user(username="collega")
    workflow.lapse(toezegging, by=other, on=date(2023, 5, 1), reason="Niet meer nodig.")
    page = text_of(clerk.post(change(toezegging), filled(opened, note="Mijn notitie")))
    assert "collega: vervallen" in page
    assert "Mijn notitie" in page


def test_history_names_the_user(post):
    clerk = make.a_user(username="griffier-jansen")
    toezegging = make.an_open(by=clerk)
    workflow.lapse(toezegging, by=clerk, on=date(2023, 5, 1), reason="Niet meer nodig.", internal_reason="Gebeld.")
    page = text_of(signed_in().get(change(toezegging)))
    for words in ("griffier-jansen", "Niet meer nodig.", "Gebeld.", "openstaand → vervallen"):
        assert words in page


def test_explanation_is_shown_on_request():
    client = signed_in()
    answer = client.get("/beheer/termijn/", {"woorden": "binnen drie weken", "dag": "2023-03-22"}).json()
    assert "12 april 2023" in answer["uitleg"]
    assert "vul eerst in" in client.get("/beheer/termijn/", {"woorden": "morgen", "dag": "x"}).json()["uitleg"]
    assert client.get("/beheer/termijn/", {"dag": "2023-03-22"}).json() == {"uitleg": "", "fout": False}


def test_tampered_initial_data_still_detects_the_change():
    concept = make.a_concept()
    clerk = signed_in()
    opened = filled(clerk.get(change(concept)), opened="kapot", note="Bewaar mij.")
    workflow.edit(concept, by=make.a_user(), on=date(2023, 4, 1), text="Van een ander.")
    page = text_of(clerk.post(change(concept), opened))
    assert "intussen gewijzigd" in page
    assert "Bewaar mij." in page


@pytest.mark.parametrize("mangled", ['{"text": 5}', '{"text": [5]}', '{"text": null}', "[]", "5"])
def test_malformed_initial_data_is_no_server_error(mangled):
    concept, clerk = make.a_concept(), signed_in()
    opened = filled(clerk.get(change(concept)), opened=mangled)
    workflow.edit(concept, by=make.a_user(), on=date(2023, 4, 1), text="Van een ander.")
    assert "intussen gewijzigd" in text_of(clerk.post(change(concept), opened))


def test_deadline_beyond_the_last_year_is_not_understood():
    far = {"woorden": "binnen drie weken", "dag": "9999-12-31"}
    answer = signed_in().get("/beheer/termijn/", far).json()
    assert answer["fout"]
    assert "niet begrepen" in answer["uitleg"]


def test_recipients_are_shown_as_they_are_typed():
    party = make.a_party("ABC")
    member = Member.objects.create(name="W. de Vries", party=party)
    concept, client = make.a_concept(members=[member], parties=[party]), signed_in()
    sent = filled(client.get(change(concept)))
    assert sent["recipients"] == "ABC, W. de Vries (ABC)"
    client.post(change(concept), {**sent, "recipients": "W. de Vries (ABC)"})
    assert (list(concept.parties.all()), list(concept.members.all())) == ([], [member])


def test_medewerker_can_edit_only_the_note_after_publication(post):
    member = Member.objects.create(name="W. de Vries", party=make.a_party("ABC"))
    toezegging = make.an_open(post=post, members=[member], due=date(2023, 5, 1))
    client = signed_in("medewerker")
    page = client.get(change(toezegging))
    enabled = {name for name, field in page.context["adminform"].form.fields.items() if not field.disabled}
    assert enabled == {"note", "seen", "opened"}
    assert 'name="relations-0-target"' not in text_of(page)
    assert client.post(change(toezegging), filled(page, note="Gebeld.", text="Stiekem.")).status_code == 302
    changed = Toezegging.objects.get(pk=toezegging.pk)
    assert (changed.note, changed.text, changed.due_latest) == ("Gebeld.", toezegging.text, date(2023, 5, 1))
    assert toezegging.events.count() == 1


@pytest.mark.parametrize(
    ("day", "message"), [("2023-03-21", "Het debat was op 22 maart 2023"), ("2199-01-01", "nog komen")]
)
def test_date_must_match_the_debate(post, day, message):
    page = text_of(enter(signed_in(), debate=make.a_debate().number, text="x", post=post.pk, made_on=day))
    assert message in page
    assert not Toezegging.objects.exists()


def test_history_uses_field_labels():
    toezegging = make.a_settled(outcome="deels-voldaan", remainder="de rest")
    workflow.edit(toezegging, by=make.a_user(), on=date(2023, 6, 1), made_on=date(2023, 3, 21))
    page = text_of(signed_in().get(change(toezegging)))
    assert "Besluit: leeg → deels voldaan" in page
    assert "leeg → leeg" not in text_of(signed_in().get(change(make.a_settled())))
    assert "Gedaan op: 22 maart 2023 → 21 maart 2023" in page


def test_provisional_number_cannot_be_entered(post):
    page = text_of(enter(signed_in(), debate=make.a_debate().number, text="x", post=post.pk, number="TZ202303-K001"))
    assert "een eigen nummer komt vanzelf" in page
    assert not Toezegging.objects.exists()
