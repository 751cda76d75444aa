"""Brief inlezen: upload or paste a letter, then settle its toezeggingen row by row."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from letters.models import Letter, LetterVersion
from parliament.models import Debate
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

PAGE = "/beheer/brief-inlezen/"
KEPT = (
    "Tijdens het commissiedebat van 22 maart 2023 heb ik toegezegd uw Kamer te informeren over de hoogte van de dijken."
)
MADE = "Ik zeg uw Kamer toe voor het zomerreces een overzicht van de kosten te sturen."
TEXT = f"""Vergaderjaar 2022–2023

27 625

Waterbeleid

Nr. 9431

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 april 2023

{KEPT} De dijken zijn gemeten en voldoen aan de norm.

{MADE}

De Minister van Infrastructuur en Waterstaat,
A. Voorbeeld
"""


def upload(name: str = "brief.txt", data: bytes = TEXT.encode()) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def read_in(client: Client, **typed: Any) -> Any:
    return client.post(PAGE, filled(client.get(PAGE), "form", **{"received_on": "2023-04-20", **typed}))


@pytest.fixture
def promise() -> Toezegging:
    debate = make.a_debate(number="2023A77001", title="Waterveiligheid")
    return make.an_open(
        debate=debate, ministry_then=make.a_ministry("ienw", abbreviation="IenW"),
        text="De minister informeert de Kamer over de hoogte van de dijken.",
    )  # fmt: skip


@pytest.fixture
def meeting() -> Debate:
    return make.a_meeting()


def test_uploaded_letter_is_matched_to_its_toezeggingen(promise):
    client = signed_in("medewerker")
    answer = read_in(client, file=upload())
    assert answer.url == f"{PAGE}27625-9431/"
    page = text_of(client.get(answer.url))
    for words in ("19 april 2023", "Waterbeleid", promise.number, promise.text, f"voldoet → {promise.number}", MADE):
        assert words in page
    version = Letter.objects.get().newest
    assert (version.file_name, bytes(version.file)) == ("brief.txt", TEXT.encode())


def test_pasting_a_letter_twice_adds_nothing(promise):
    client = signed_in()
    read_in(client, text=TEXT)
    again = client.get(read_in(client, text=TEXT).url)
    assert "Er is niets toegevoegd" in text_of(again)
    assert (Letter.objects.count(), Letter.objects.get().versions.count()) == (1, 1)


def test_different_text_with_the_same_number_is_a_new_version():
    client = signed_in()
    read_in(client, text=TEXT)
    again = client.get(read_in(client, text=TEXT.replace("gemeten", "opnieuw gemeten")).url)
    assert "Deze tekst is versie 2." in text_of(again)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Kies een bestand of plak de tekst"),
        ({"text": "   \n "}, "Kies een bestand of plak de tekst"),
        ({"file": upload(data=b" ")}, "leeg"),
        ({"file": upload(data=bytes(range(256)) * 40)}, "geen"),
        ({"file": upload("groot.txt", b"x" * (5 * 1024 * 1024 + 1))}, "groter dan 5 MB"),
        ({"text": TEXT, "received_on": "2023-02-30"}, "geldige datum"),
        ({"text": TEXT, "number": "honderd"}, "geen kamerstuknummer"),
        ({"text": TEXT, "received_on": "2023-04-01"}, "na de dag van ontvangst"),
        ({"text": TEXT, "received_on": "2199-04-01"}, "moet nog komen"),
    ],
)
def test_invalid_input_shows_an_error_and_stores_nothing(typed, message):
    for value in typed.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    client = signed_in()
    page = text_of(client.post(PAGE, {"received_on": "2023-04-20", "subject": "Bewaar mij", **typed}))
    assert message in page
    assert "Bewaar mij" in page
    assert Letter.objects.count() == 0


def test_clerk_completes_a_letter_without_header():
    data = b"Geachte voorzitter, hierbij stuur ik u het overzicht van de dijken."
    client = signed_in()
    refused = read_in(client, file=upload("los.txt", data))
    assert "vul de datum in" in text_of(refused)
    assert data.decode() in text_of(refused)
    answer = client.post(PAGE, filled(refused, "form", date="2023-04-18", subject="Dijken", number="27 625, nr. 9432"))
    letter = Letter.objects.get()
    assert answer.url == f"{PAGE}{letter.number}/"
    assert (letter.number, letter.date, letter.subject) == ("27625-9432", date(2023, 4, 18), "Dijken")
    assert (letter.newest.file_name, bytes(letter.newest.file)) == ("los.txt", data)


def settle(
    client: Client, address: str, *, meeting: Debate | None = None, pressed: str = "_opslaan", **rows: Any
) -> Any:
    return client.post(address, sheet(client.get(address), meeting=meeting, pressed=pressed, **rows))


def sheet(page: Any, *, meeting: Debate | None = None, pressed: str = "_opslaan", **rows: Any) -> dict[str, Any]:
    """Return the form data for one pressed button; `rows` holds "<number>_<field>" or "nieuw_<field>"."""
    forms = page.context["letter_page"]
    sent = {field.html_name: field.value() for row in (*forms.proposals, *forms.promises) for field in row}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    prefixes = {row.fulfilment.toezegging.number: row.prefix for row in forms.proposals}
    prefixes |= {"nieuw": forms.promises[0].prefix} if forms.promises else {}
    for name, value in rows.items():
        number, _, field = name.partition("_")
        sent[f"{prefixes[number]}-{field}"] = value
    number = meeting.number if meeting else ""
    return {**sent, "besluit-meeting": number, "besluit-sure": number, pressed: "ja"}


@pytest.fixture
def proposals() -> list[Fulfilment]:
    letter = make.a_letter(text=TEXT, number="27625-9431", date=date(2023, 4, 19))
    passages = ("De dijken zijn gemeten", "voldoen aan de norm", KEPT)
    return [make.a_proposal(make.an_open(due=date(2023, 5, 1)), letter=letter, passage=passage) for passage in passages]


def address(proposals: list[Fulfilment]) -> str:
    return f"{PAGE}{proposals[0].letter.number}/"


def states() -> list[tuple[str, str]]:
    return [
        (one.state, one.toezegging.status) for one in Fulfilment.objects.select_related("toezegging").order_by("pk")
    ]


def test_one_submit_settles_all_rows(proposals, meeting):
    one, two, three = (proposal.toezegging.number for proposal in proposals)
    rows = {f"{one}_choice": "voldaan", f"{two}_choice": "deels-voldaan", f"{three}_choice": "afwijzen"}
    answer = settle(signed_in(), address(proposals), meeting=meeting, **rows, **{f"{two}_remainder": "de rest"})
    assert answer.status_code == 302
    assert states() == [
        (State.DECIDED, Status.FULFILLED), (State.DECIDED, Status.PARTLY), (State.REJECTED, Status.OPEN)
    ]  # fmt: skip
    assert Fulfilment.objects.order_by("pk")[1].remainder == "de rest"


@pytest.mark.parametrize("choice", ["verworpen", "voor-kennisgeving-aangenomen"])
def test_decision_without_status_change_settles_the_row(proposals, meeting, choice):
    rows = {f"{proposals[0].toezegging.number}_choice": choice}
    assert settle(signed_in(), address(proposals), meeting=meeting, **rows).status_code == 302
    decided = Fulfilment.objects.get(pk=proposals[0].pk)
    assert (decided.outcome, decided.meeting, decided.toezegging.status) == (choice, meeting, Status.OPEN)


def test_confirm_and_postpone(proposals):
    one, two, _ = (proposal.toezegging.number for proposal in proposals)
    typed = {f"{one}_choice": "bevestigen", f"{two}_choice": "uitstel", f"{two}_deadline_words": "binnen drie weken"}
    settle(signed_in(), address(proposals), **typed)
    proposals[1].toezegging.refresh_from_db()
    assert proposals[1].toezegging.due_latest == date(2023, 5, 10)
    assert proposals[1].toezegging.postponements.get().reason == "De bewindspersoon vraagt om meer tijd."
    assert [state for state, _ in states()] == [State.CONFIRMED, State.CONFIRMED, State.PROPOSED]
    assert Fulfilment.objects.order_by("pk")[1].effect == Effect.POSTPONES


def test_one_invalid_row_settles_nothing_and_keeps_the_input(proposals, meeting):
    one, two, three = (proposal.toezegging.number for proposal in proposals)
    rows = {
        f"{one}_choice": "voldaan",
        f"{two}_choice": "deels-voldaan",
        f"{three}_choice": "uitstel",
        f"{three}_deadline_words": "uiterlijk 20 april 2023",
        f"{three}_reason": "Bewaar mij.",
    }
    page = settle(signed_in(), address(proposals), meeting=meeting, **rows)
    assert "Vul in wat er rest." in text_of(page)
    assert "Bewaar mij." in text_of(page)
    page = settle(signed_in(), address(proposals), meeting=meeting, **rows, **{f"{two}_remainder": "de rest"})
    assert "niet later dan de oude" in text_of(page)
    assert [state for state, _ in states()] == [State.PROPOSED] * 3


def test_decision_needs_a_meeting(proposals):
    page = settle(signed_in(), address(proposals), **{f"{proposals[0].toezegging.number}_choice": "voldaan"})
    assert "Kies de vergadering waarin dit is besloten." in text_of(page)
    assert states()[0][0] == State.PROPOSED


def test_missing_meeting_is_reported_with_the_other_errors(proposals):
    one, two, _ = (proposal.toezegging.number for proposal in proposals)
    page = text_of(
        settle(signed_in(), address(proposals), **{f"{one}_choice": "verworpen", f"{two}_choice": "uitstel"})
    )
    assert "Kies de vergadering waarin dit is besloten." in page
    assert "Vul de nieuwe termijn in." in page


def test_dropping_the_date_needs_confirmation(proposals):
    number, client = proposals[0].toezegging.number, signed_in()
    rows = {f"{number}_choice": "uitstel", f"{number}_deadline_words": "als de koeien dansen"}
    page = settle(client, address(proposals), **rows)
    assert "kruis aan dat deze termijn geen dag heeft" in text_of(page)
    assert settle(client, address(proposals), **rows, **{f"{number}_is_undated": "on"}).status_code == 302
    assert Toezegging.objects.get(number=number).due_latest is None


def test_double_click_settles_once(proposals, meeting):
    Letter.objects.update(ministry=make.a_ministry())
    client = signed_in()
    choices = zip(proposals, ("voldaan", "bevestigen", "afwijzen"), strict=True)
    rows = {f"{proposal.toezegging.number}_choice": choice for proposal, choice in choices}
    rows |= {"nieuw_is_wanted": "on", "nieuw_text": "Andere woorden."}
    sent = sheet(client.get(address(proposals)), meeting=meeting, **rows)
    assert client.post(address(proposals), sent).status_code == 302
    events = [one.toezegging.events.count() for one in proposals]
    assert client.post(address(proposals), sent).status_code == 302
    assert [one.toezegging.events.count() for one in proposals] == events
    assert proposals[0].letter.promises.count() == 1


def test_earlier_decision_by_a_colleague_is_shown(proposals, meeting):
    client = signed_in()
    proposal = proposals[0]
    number = proposal.toezegging.number
    rows = {f"{number}_choice": "deels-voldaan", f"{number}_remainder": "Bewaar mij."}
    sent = sheet(client.get(address(proposals)), meeting=meeting, **rows)
    workflow.decide(
        proposal, by=make.a_user(username="collega"), on=meeting.day, meeting=meeting, outcome=Outcome.FULFILLED
    )
    page = text_of(client.post(address(proposals), sent))
    assert "collega: besluit" in page
    assert "Bewaar mij." in page
    assert states()[0] == (State.DECIDED, Status.FULFILLED)


def test_medewerkers_can_view_but_not_settle(proposals, meeting):
    client = signed_in("medewerker")
    page = client.get(address(proposals))
    assert proposals[0].toezegging.number in text_of(page)
    assert 'value="voldaan"' not in text_of(page)
    assert "Brief vrijgeven" not in text_of(page)
    sent = sheet(page, meeting=meeting, **{f"{proposals[0].toezegging.number}_choice": "voldaan"})
    assert "U mag dit niet" in text_of(client.post(address(proposals), sent))
    assert client.post(address(proposals), {"_vrijgeven": "ja"}).status_code == 403
    assert states()[0][0] == State.PROPOSED


def test_new_promise_in_a_letter_becomes_one_concept(proposals):
    letter = proposals[0].letter
    Letter.objects.update(ministry=make.a_ministry())
    client = signed_in("medewerker")
    settle(client, address(proposals), nieuw_is_wanted="on", nieuw_text="De minister stuurt een overzicht.")
    concept = letter.promises.get()
    assert (concept.text, concept.status, concept.deadline_words) == (
        "De minister stuurt een overzicht.", Status.CONCEPT, "voor het zomerreces",
    )  # fmt: skip
    assert f'als <a href="/beheer/toezeggingen/toezegging/{concept.pk}/change/">' in text_of(
        client.get(address(proposals))
    )


def test_new_promise_without_ministry_explains_the_fix(proposals):
    page = settle(signed_in(), address(proposals), nieuw_is_wanted="on")
    assert "van welk ministerie" in text_of(page)


def test_clerk_adds_a_missed_toezegging_and_input_is_kept(proposals):
    missed, client = make.an_open(), signed_in("griffier")
    typed = {
        f"{proposals[0].toezegging.number}_choice": "deels-voldaan",
        f"{proposals[0].toezegging.number}_remainder": "Bewaar mij.",
    }
    sent = sheet(client.get(address(proposals)), pressed="_uitleg", **typed) | {"erbij-toezegging": missed.number}
    page = text_of(client.post(address(proposals), sent))
    assert "Bewaar mij." in page
    added = missed.fulfilments.get()
    assert (added.letter, added.state) == (proposals[0].letter, State.PROPOSED)
    assert f"nakoming-{added.pk}-seen" in page


def test_toezegging_already_linked_shows_an_error(proposals):
    client = signed_in()
    sent = sheet(client.get(address(proposals)), pressed="_uitleg")
    page = client.post(address(proposals), sent | {"erbij-toezegging": proposals[0].toezegging.number})
    assert "Deze brief is al aan" in text_of(page)
    assert Fulfilment.objects.count() == 3


def test_unknown_number_shows_an_error(proposals):
    client = signed_in()
    sent = sheet(client.get(address(proposals))) | {"erbij-toezegging": "TZ209901-001"}
    assert "staat niet in het register" in text_of(client.post(address(proposals), sent))


def test_release_keeps_the_input():
    letter = make.a_letter(released=False, text=TEXT)
    proposal = make.a_proposal(letter=letter)
    client = signed_in()
    where = f"{PAGE}{letter.number}/"
    opened = client.get(where)
    assert 'name="versie" value="1"' in text_of(opened)
    sent = sheet(opened, pressed="_vrijgeven", **{f"{proposal.toezegging.number}_remainder": "Bewaar mij."})
    page = client.post(where, sent | {"versie": "1"})
    assert "Bewaar mij." in text_of(page)
    assert letter.newest.released_by == page.context["user"]


def test_release_applies_only_to_the_displayed_version():
    letter = make.a_letter(released=False, text=TEXT)
    client = signed_in()
    where = f"{PAGE}{letter.number}/"
    LetterVersion.objects.create(letter=letter, nr=2, text="Intussen.", fingerprint="2", received_on=letter.date)
    page = text_of(client.post(where, {"_vrijgeven": "ja", "versie": "1"}))
    assert "versie 1 is openbaar" in page
    assert list(letter.versions.filter(released_at=None).values_list("nr", flat=True)) == [2]
    assert client.post(where, {"_vrijgeven": "ja", "versie": "9"}).status_code == 404
    assert client.post(where, {"_vrijgeven": "ja", "versie": "alles"}).status_code == 404


def test_former_number_redirects_to_the_letter():
    letter = make.a_letter()
    letter.former_numbers.create(number="BR202304-K001")
    assert signed_in().get(f"{PAGE}BR202304-K001/").url == f"{PAGE}{letter.number}/"
    assert signed_in().get(f"{PAGE}99999-1/").status_code == 404


def test_letter_page_query_count_is_constant(django_assert_num_queries, proposals):
    client = signed_in()
    single = make.a_proposal(letter=make.a_letter(text=TEXT + " Eén."))
    Debate.objects.update(committee=make.a_committee())
    client.get(f"{PAGE}{single.letter.number}/")
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{PAGE}{single.letter.number}/")
    with django_assert_num_queries(len(queries)):
        client.get(address(proposals))


@pytest.mark.parametrize("megabytes", [10, 50])
def test_oversized_text_is_refused_in_dutch(megabytes):
    answer = signed_in().post(PAGE, {"text": "x" * (megabytes * 1024 * 1024), "received_on": "2023-04-20"})
    assert answer.status_code == 400
    assert "te groot" in text_of(answer)
    assert not Letter.objects.exists()


def test_oversized_file_is_refused_in_dutch():
    page = read_in(signed_in(), file=upload("groot.txt", b"x" * (50 * 1024 * 1024)))
    assert page.status_code == 200
    assert "groter dan 5 MB" in text_of(page)
    assert not Letter.objects.exists()
