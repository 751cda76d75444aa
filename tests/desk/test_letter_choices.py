"""The letter page helps with a choice: what the public will read, the meeting, the suggestions; a griffier decides."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from desk.consequences import foresee
from letters.models import Letter
from matching.intake import take_in
from tests import factories as make
from tests.accounts.test_kept_text import OURS, fields_of, log_in
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE, settle, sheet
from tests.matching.letters import KEPT, MADE, RECEIVED, a_text
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State

pytestmark = pytest.mark.django_db


def address(letter: Letter) -> str:
    return f"{PAGE}{letter.number}/"


def a_row(*, released: bool = True, **facts: object) -> Fulfilment:
    return make.a_proposal(letter=make.a_letter(released=released), **facts)


def on_the_site(proposal: Fulfilment) -> str:
    page = text_of(Client().get(proposal.toezegging.get_absolute_url()))
    return unescape(re.sub(r"<[^>]+>", " ", page))


CHOICES = [*Outcome.values, "bevestigen", "afwijzen", "nu-niet"]


@pytest.mark.parametrize("released", [True, False])
@pytest.mark.parametrize("choice", CHOICES)
def test_the_sentence_before_saving_is_what_the_public_reads_afterwards(choice: str, *, released: bool):
    proposal = a_row(released=released)
    foreseen = foresee("voldoet" if choice == "bevestigen" else choice, proposal, is_hidden=not released)
    client = signed_in()
    assert foreseen in unescape(text_of(client.get(address(proposal.letter))))
    number = proposal.toezegging.number
    rows = {f"{number}_choice": choice, f"{number}_remainder": "de kosten"} if choice == "deels-voldaan" else {}
    rows = rows or {f"{number}_choice": choice}
    assert settle(client, address(proposal.letter), meeting=make.a_meeting(), **rows).status_code == 302
    public = on_the_site(proposal)
    promised = re.match(r"(?:Wordt|Blijft): ([^.,]*(?:, besluit volgt)?)", foreseen)
    if promised:
        assert promised[1].lower() in public.lower()
    if choice in Outcome.values:
        assert f"besluit: {Outcome(choice).label}" in public
    is_named = choice not in ("afwijzen", "nu-niet") and released
    assert (proposal.letter.number in public) == is_named
    assert ("nog niet openbaar" in foreseen) == (choice in [*Outcome.values, "bevestigen"] and not released)


@pytest.mark.parametrize("released", [True, False])
def test_a_postponement_is_foreseen_as_the_public_reads_it(*, released: bool):
    proposal = a_row(released=released, effect=Effect.POSTPONES)
    foreseen = foresee("uitstel", proposal, is_hidden=not released)
    assert ("De brief is nog niet openbaar: welke om uitstel vraagt, leest men pas daarna." in foreseen) == (
        not released
    )
    assert ("Erbij staat welke brief erom vraagt." in foreseen) == released
    client, number = signed_in(), proposal.toezegging.number
    assert foreseen in unescape(text_of(client.get(address(proposal.letter))))
    typed = {f"{number}_choice": "uitstel", f"{number}_deadline_words": "uiterlijk 1 oktober 2023"}
    assert settle(client, address(proposal.letter), **typed).status_code == 302
    public = on_the_site(proposal)
    assert "Uitgesteld 1 keer" in " ".join(public.split())
    assert "De bewindspersoon vraagt om meer tijd." in public
    assert (proposal.letter.number in public) == released


@pytest.mark.parametrize(
    "reason",
    ["De brief vraagt uitstel.", "Zie nr. {number}.", "Per brief van 3 mei gevraagd.", "Zie de brief van de minister."],
)
def test_a_public_reason_does_not_tell_of_a_letter_that_is_not_public(reason: str):
    proposal = a_row(released=False)
    number = proposal.toezegging.number
    typed = {f"{number}_choice": "uitstel", f"{number}_deadline_words": "uiterlijk 1 oktober 2023"}
    typed[f"{number}_reason"] = reason.format(number=proposal.letter.number)
    page = settle(signed_in(), address(proposal.letter), **typed)
    assert re.search("De reden noemt de brief (.*), en die is nog niet openbaar.", text_of(page))
    assert not proposal.toezegging.postponements.exists()


@pytest.mark.parametrize(
    "reason", ["De brief van de gemeenten kwam te laat.", "Het wacht op een brief aan de provincies.", "Veel brieven."]
)
def test_a_public_reason_may_tell_of_another_letter(reason: str):
    proposal = a_row(released=False)
    number = proposal.toezegging.number
    typed = {f"{number}_choice": "uitstel", f"{number}_deadline_words": "uiterlijk 1 oktober 2023"}
    assert settle(signed_in(), address(proposal.letter), **typed, **{f"{number}_reason": reason}).status_code == 302
    assert proposal.toezegging.postponements.get().reason == reason


def test_a_new_day_is_typed_where_the_letter_is_unclear():
    proposal = a_row()
    number = proposal.toezegging.number
    typed = {f"{number}_choice": "uitstel", f"{number}_deadline_words": "als de koeien dansen"}
    typed[f"{number}_own_latest"] = "2023-11-01"
    assert settle(signed_in(), address(proposal.letter), **typed).status_code == 302
    assert proposal.toezegging.postponements.get().new_latest == date(2023, 11, 1)


class TestMeeting:
    @pytest.fixture
    def proposal(self) -> Fulfilment:
        return a_row()

    def meeting_of(self, proposal: Fulfilment, **facts: object):
        return make.a_meeting(committee=proposal.toezegging.debate.committee, **facts)

    def chosen(self, proposal: Fulfilment, client: Client | None = None) -> str:
        page = text_of((client or signed_in()).get(address(proposal.letter)))
        return re.search(r'name="besluit-meeting"[^>]*', page)[0]  # type: ignore[index]

    def test_the_last_meeting_of_the_committee_is_chosen(self, proposal: Fulfilment):
        make.a_meeting(day=date(2023, 6, 1))
        self.meeting_of(proposal, day=date(2023, 4, 1))  # before the letter
        assert "value=" not in self.chosen(proposal)
        coming = self.meeting_of(proposal, day=date(2199, 5, 1))
        assert coming.number in self.chosen(proposal)
        page = unescape(text_of(signed_in().get(address(proposal.letter))))
        assert "(1 mei 2199), de eerstvolgende vergadering" in page
        held = self.meeting_of(proposal)
        assert held.number in self.chosen(proposal)

    def test_another_committee_is_asked_once_more(self, proposal: Fulfilment):
        client, other = signed_in(), make.a_meeting()
        sent = sheet(client.get(address(proposal.letter)), meeting=other)
        sent |= {f"nakoming-{proposal.pk}-choice": "voldaan", "besluit-sure": ""}
        page = client.post(address(proposal.letter), sent)
        assert f"Deze vergadering is van {other.committee}" in unescape(text_of(page))
        proposal.refresh_from_db()
        assert proposal.state == State.PROPOSED
        again = sent | {"besluit-sure": page.context["letter_page"].meeting["sure"].value()}
        assert client.post(address(proposal.letter), again).status_code == 302
        proposal.refresh_from_db()
        assert proposal.meeting == other

    def test_another_answer_counts_only_for_its_meeting(self, proposal: Fulfilment):
        client, other, third = signed_in(), make.a_meeting(), make.a_meeting(day=date(2023, 6, 7))
        sent = sheet(client.get(address(proposal.letter)), meeting=third)
        sent |= {f"nakoming-{proposal.pk}-choice": "voldaan", "besluit-sure": other.number}
        assert client.post(address(proposal.letter), sent).status_code == 200


class TestSuggestions:
    def test_all_are_taken_over_and_nothing_is_saved(self):
        letter = make.a_letter()
        keeps = make.a_proposal(letter=letter)
        typed = make.a_proposal(letter=letter)
        puts_off = make.a_proposal(letter=letter, effect=Effect.POSTPONES)
        mentions = make.a_proposal(letter=letter, effect=Effect.MENTIONS)
        client = signed_in()
        rows = {f"{typed.toezegging.number}_choice": "afwijzen"}
        sent = sheet(client.get(address(letter)), pressed="_overnemen", **rows)
        page = client.post(address(letter), sent)
        chosen = {row.fulfilment.pk: row["choice"].value() for row in page.context["letter_page"].proposals}
        assert chosen == {keeps.pk: "bevestigen", typed.pk: "afwijzen", puts_off.pk: "uitstel", mentions.pk: "nu-niet"}
        assert "2 voorstellen zijn overgenomen, nog niet opgeslagen" in text_of(page)
        assert not Fulfilment.objects.exclude(state=State.PROPOSED).exists()

    def test_a_medewerker_reads_the_suggestion_and_who_decides(self):
        proposal = a_row()
        page = unescape(text_of(signed_in("medewerker").get(address(proposal.letter))))
        assert "Suggestie: <strong>bevestigen, besluit volgt</strong>. Een griffier beslist." in page
        assert "Dan leest het publiek: Wordt: brief ontvangen, besluit volgt." in page
        assert "_overnemen" not in page


class TestSaveAndRelease:
    def test_who_may_release_is_told_so(self):
        proposal, client = a_row(released=False), signed_in()
        rows = {f"{proposal.toezegging.number}_choice": "bevestigen"}
        settle(client, address(proposal.letter), **rows)
        assert "U geeft hem vrij met “Brief vrijgeven”." in unescape(text_of(client.get(address(proposal.letter))))

    def test_one_button_saves_and_releases(self):
        proposal = a_row(released=False)
        rows = {f"{proposal.toezegging.number}_choice": "bevestigen"}
        client = signed_in()
        sent = sheet(client.get(address(proposal.letter)), pressed="_opslaan_vrijgeven", **rows) | {"versie": "1"}
        assert client.post(address(proposal.letter), sent).status_code == 302
        assert proposal.letter.number in on_the_site(proposal)

    def test_nothing_is_released_if_a_row_is_wrong(self):
        proposal = a_row(released=False)
        rows = {f"{proposal.toezegging.number}_choice": "voldaan"}
        client = signed_in()
        sent = sheet(client.get(address(proposal.letter)), pressed="_opslaan_vrijgeven", **rows) | {"versie": "1"}
        assert "Kies de vergadering" in text_of(client.post(address(proposal.letter), sent))
        assert proposal.letter.public_version is None

    def test_a_medewerker_may_not(self):
        proposal = a_row(released=False)
        sent = {"_opslaan_vrijgeven": "ja", "versie": "1"}
        assert signed_in("medewerker").post(address(proposal.letter), sent).status_code == 403
        assert proposal.letter.public_version is None


class TestPromises:
    """A promise is written as the register writes it, and "ik" is asked about before it is published."""

    @pytest.fixture
    def letter(self) -> Letter:
        return take_in(a_text(MADE), by=None, received_on=RECEIVED).letter

    def test_the_text_is_rewritten_and_recognised_afterwards(self, letter: Letter):
        client = signed_in()
        (row,) = client.get(address(letter)).context["letter_page"].promises
        assert row["text"].value().startswith("De minister stuurt de Kamer voor 1 september")
        assert row.question == ""
        assert settle(client, address(letter), nieuw_is_wanted="on").status_code == 302
        concept = letter.promises.get()
        assert concept.text == row["text"].value()
        page = text_of(client.get(address(letter)))
        assert f'?ids={concept.pk}">Publiceren' in page

    def concept(self) -> Toezegging:
        return make.a_concept(text="Ik stuur uw Kamer een brief.")

    def test_bulk_publishing_asks_first(self):
        concept, client = self.concept(), signed_in()
        page = unescape(text_of(client.get(f"/beheer/publiceren/?ids={concept.pk}")))
        assert "De tekst zegt nog “ik” en “uw”" in page
        sent = {"ids": concept.pk, f"seen-{concept.pk}": concept.version, "_publiceren": "ja"}
        answer = client.post("/beheer/publiceren/", sent, follow=True)
        assert "is niet gepubliceerd. De tekst zegt nog" in unescape(text_of(answer))
        concept.refresh_from_db()
        assert concept.is_concept
        client.post("/beheer/publiceren/", {**sent, "toch": concept.pk})
        concept.refresh_from_db()
        assert not concept.is_concept

    def test_publishing_one_asks_first(self):
        concept, client = self.concept(), signed_in()
        where = f"/beheer/toezeggingen/toezegging/{concept.pk}/zet/publiceren/"
        sent = filled(client.get(where), "form")
        assert "Verbeter eerst de tekst" in text_of(client.post(where, sent))
        assert client.post(where, {**sent, "as_it_is": "on"}).status_code == 302
        concept.refresh_from_db()
        assert not concept.is_concept


class TestAddedPassage:
    def add(self, letter: Letter, passage: str) -> HttpResponse:
        self.toezegging = make.an_open(made_on=date(2023, 3, 22))
        client = signed_in("medewerker")
        sent = sheet(client.get(address(letter)), pressed="_uitleg")
        return client.post(address(letter), sent | {"erbij-toezegging": str(self.toezegging), "erbij-passage": passage})

    def test_the_chosen_sentence_is_the_passage(self):
        letter = take_in(a_text(KEPT), by=None, received_on=RECEIVED).letter
        options = signed_in().get(address(letter)).context["letter_page"].adding["passage"].field.choices
        key = next(key for key, sentence in options if sentence == KEPT)
        page = self.add(letter, key)
        assert self.toezegging.fulfilments.get().passage == KEPT
        assert f"voldoet → {self.toezegging}" in text_of(page)

    def test_a_sentence_of_another_text_is_refused(self):
        letter = take_in(a_text(KEPT), by=None, received_on=RECEIVED).letter
        assert "Deze zin staat niet in de nieuwste versie" in text_of(self.add(letter, "0123456789ab"))
        assert not self.toezegging.fulfilments.exists()


def test_versions_show_what_differs():
    letter = take_in(a_text(KEPT), by=None, received_on=RECEIVED).letter
    assert "Wat anders is dan" not in text_of(signed_in().get(address(letter)))
    take_in(a_text(KEPT, "Een nieuwe alinea over bevers."), by=None, received_on=RECEIVED)
    page = text_of(signed_in().get(address(letter)))
    assert "Wat anders is dan in versie 1" in page
    assert re.findall(r"<(del|ins)>.*?</span>(.*?)</", page) == [("ins", "Een nieuwe alinea over bevers.")]


def test_a_letter_settled_after_the_session_ended_comes_back_as_typed():
    proposal, user, client = a_row(), make.a_user(), Client()
    number = proposal.toezegging.number
    typed = {f"{number}_choice": "deels-voldaan", f"{number}_remainder": "de kosten & meer"}
    sent = sheet(signed_in().get(address(proposal.letter)), **typed)
    asked = client.post(address(proposal.letter), sent, headers=OURS)
    entered = log_in(client, asked, user)
    shown = fields_of(client.get(entered.headers["Location"]), "//form[.//*[@name='_opslaan']]")
    row = f"nakoming-{proposal.pk}"
    assert (shown[f"{row}-choice"], shown[f"{row}-remainder"].strip()) == ("deels-voldaan", "de kosten & meer")
    proposal.refresh_from_db()
    assert proposal.state == State.PROPOSED


def test_the_clerk_reads_how_much_was_saved():
    row = a_row()
    client, number = signed_in(), row.toezegging.number
    assert settle(client, address(row.letter), **{f"{number}_choice": "nu-niet"}).status_code == 302
    assert "U hebt niets gekozen, dus er is niets veranderd." in text_of(client.get(address(row.letter)))
    settle(client, address(row.letter), **{f"{number}_choice": "bevestigen"})
    assert "Opgeslagen: 1 keuze." in text_of(client.get(address(row.letter)))


def test_a_screen_reader_hears_the_help_with_the_choices():
    page = text_of(signed_in().get(address(a_row().letter)))
    described = re.search(r'<fieldset class="keuze" aria-describedby="([\w-]+)">', page)
    assert described
    assert f'id="{described[1]}">Verworpen: ' in page


def test_a_button_that_saves_nothing_shows_no_errors_in_a_row():
    row = a_row()
    client, page = signed_in(), address(row.letter)
    typed = {f"{row.toezegging}_choice": "deels-voldaan"}
    for pressed, has_errors in (("_uitleg", False), ("_opslaan", True)):
        shown = text_of(client.post(page, sheet(client.get(page), pressed=pressed, **typed)))
        assert ("Vul in wat er rest." in shown) is has_errors
