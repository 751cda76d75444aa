"""Intake of a letter: store it, read it and propose the toezeggingen that it probably settles."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import StringIO
from pathlib import Path
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from letters.models import Letter, LetterVersion
from letters.reading import Reading
from letters.store import LetterFacts, LetterRefused, StoreOutcome
from matching.candidates import promises_for
from matching.intake import take_in
from matching.new_promises import Motion, make_concept, motions, new_promises
from matching.promises import Promise
from parliament.models import Debate, Minister, Ministry, Post, Tenure
from tests.factories import DAY, a_debate, a_user, an_open, clerk
from tests.matching.letters import KEPT, MADE, PUT_OFF, RECEIVED, REPORTED, a_text
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Proposer, State
from toezeggingen.status import Status


@pytest.fixture
def debate() -> Debate:
    return a_debate(title="Waterbeheer")


@pytest.fixture
def dikes(debate: Debate) -> Toezegging:
    return a_promise(debate, "De minister laat de verzakking van dijken onderzoeken.")


@pytest.fixture
def ditches(debate: Debate) -> Toezegging:
    return a_promise(debate, "De minister stuurt een kaart van droogvallende sloten.")


def a_promise(debate: Debate, text: str) -> Toezegging:
    return an_open(debate=debate, text=text, ministry_then=Ministry.objects.get(key="ienw"))


def settle_during_reading(monkeypatch: pytest.MonkeyPatch, toezegging: Toezegging) -> None:
    """The toezegging lapses between the search and the proposal."""

    def find_and_lapse(letter: Letter, reading: Reading) -> list[Promise]:
        found = promises_for(letter, reading)
        workflow.lapse(toezegging, by=clerk(), on=RECEIVED, reason="Niet meer nodig.")
        return found

    monkeypatch.setattr("matching.proposing.promises_for", find_and_lapse)


def proposals_of(letter: Letter) -> dict[str, str]:
    return {row.toezegging.number: row.effect for row in letter.fulfilments.filter(state=State.PROPOSED)}


@pytest.mark.django_db
class TestIntake:
    def test_proposes_settled_toezeggingen_with_passage_and_reason(self, dikes: Toezegging, ditches: Toezegging):
        by = a_user("medewerker")
        intake = take_in(a_text(KEPT), by=by, received_on=RECEIVED)
        proposal = Fulfilment.objects.get()
        assert (proposal.toezegging, proposal.letter, proposal.version) == (dikes, intake.letter, intake.version)
        assert (proposal.effect, proposal.state) == (Effect.FULFILS, State.PROPOSED)
        assert (proposal.proposed_by, proposal.proposer) == (Proposer.READING, by)
        assert proposal.passage == KEPT
        assert proposal.because == "zelfde debat en onderwerp: dijken, verzakking"

    def test_does_not_change_the_status(self, dikes: Toezegging):
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        dikes.refresh_from_db()
        assert dikes.status == Status.OPEN
        assert dikes.events.latest("pk").kind == Event.Kind.PROPOSED

    def test_distinguishes_fulfilment_from_postponement(self, dikes: Toezegging, ditches: Toezegging):
        letter = take_in(a_text(KEPT, PUT_OFF), by=None, received_on=RECEIVED).letter
        assert proposals_of(letter) == {dikes.number: Effect.FULFILS, ditches.number: Effect.POSTPONES}

    def test_skips_settled_withdrawn_and_concept_toezeggingen(self, dikes: Toezegging):
        workflow.withdraw(dikes, by=clerk(), on=DAY, reason="Dubbel ingevoerd.")
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        assert not Fulfilment.objects.exists()

    def test_finds_the_promise_of_a_predecessor_ministry(self):
        old = a_debate(title="Waterbeheer", day=date(2017, 9, 20), kind=Debate.Kind.GENERAL)
        ministry = Ministry.objects.get(key="ienm")
        promise = an_open(
            debate=old,
            text="De minister laat de verzakking van dijken onderzoeken.",
            ministry_then=ministry,
            made_on=old.day,
            on=old.day,
        )
        text = a_text(
            KEPT.replace("commissiedebat Waterbeheer van 22 maart jl.", "algemeen overleg van 20 september 2017")
        )
        assert proposals_of(take_in(text, by=None, received_on=RECEIVED).letter) == {promise.number: Effect.FULFILS}

    def test_the_same_letter_again_changes_nothing(self, dikes: Toezegging):
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        events = Event.objects.count()
        again = take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        assert again.outcome is StoreOutcome.SAME
        assert (Fulfilment.objects.count(), Event.objects.count()) == (1, events)

    def test_stores_nothing_if_proposing_fails(self, dikes: Toezegging):
        outsider = a_user("medewerker")
        outsider.groups.clear()
        with pytest.raises(ValidationError):
            take_in(a_text(KEPT), by=outsider, received_on=RECEIVED)
        assert not Letter.objects.exists()

    def test_reports_toezeggingen_settled_during_reading(self, dikes: Toezegging, monkeypatch):
        settle_during_reading(monkeypatch, dikes)
        intake = take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        assert intake.passed_over == [dikes.number]
        assert not Fulfilment.objects.exists()

    def test_a_header_from_the_clerk_takes_precedence(self, dikes: Toezegging):
        with pytest.raises(LetterRefused):
            take_in(f"Geachte voorzitter,\n\n{KEPT}", by=None, received_on=RECEIVED)
        header = LetterFacts(date=date(2023, 4, 19), subject="Dijken", ministry="IenW")
        letter = take_in(
            KEPT.replace("22 maart jl.", "22 maart 2023"), by=None, received_on=RECEIVED, header=header
        ).letter
        assert proposals_of(letter) == {dikes.number: Effect.FULFILS}

    def test_without_a_ministry_the_debate_is_enough(self, dikes: Toezegging):
        header = LetterFacts(date=date(2023, 4, 19), subject="Dijken")
        text = KEPT.replace("22 maart jl.", "22 maart 2023")
        letter = take_in(text, by=None, received_on=RECEIVED, header=header).letter
        assert letter.ministry is None
        assert proposals_of(letter) == {dikes.number: Effect.FULFILS}


@pytest.mark.django_db
class TestNewVersion:
    def test_replaces_proposals_that_no_clerk_has_judged(self, dikes: Toezegging, ditches: Toezegging):
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        corrected = take_in(a_text(KEPT.replace("zegde", "beloofde")), by=None, received_on=RECEIVED)
        take_in(a_text(KEPT, PUT_OFF), by=None, received_on=RECEIVED)
        assert corrected.outcome is StoreOutcome.NEW_VERSION
        assert proposals_of(corrected.letter) == {dikes.number: Effect.FULFILS, ditches.number: Effect.POSTPONES}
        assert {row.version.nr for row in Fulfilment.objects.all()} == {3}

    def test_rejects_proposals_that_it_no_longer_supports(self, dikes: Toezegging):
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        take_in(a_text("Hierbij informeer ik u over de veerponten."), by=None, received_on=RECEIVED)
        proposal = Fulfilment.objects.get()
        assert proposal.state == State.REJECTED
        assert proposal.events.latest("pk").internal_reason.startswith("Bij opnieuw lezen niet gevonden: versie 2")

    def test_may_have_a_receipt_date_before_the_letter_date(self, dikes: Toezegging):
        letter = take_in(a_text(MADE), by=None, received_on=RECEIVED).letter
        take_in(a_text(KEPT), by=None, received_on=date(2023, 1, 20))
        assert proposals_of(letter) == {dikes.number: Effect.FULFILS}
        assert dikes.events.latest("pk").on == letter.date

    def test_leaves_a_decision_of_a_clerk_unchanged(self, dikes: Toezegging):
        take_in(a_text(KEPT), by=None, received_on=RECEIVED)
        proposal = Fulfilment.objects.get()
        workflow.confirm(proposal, by=a_user(), on=RECEIVED, effect=Effect.FULFILS)
        take_in(a_text("Hierbij informeer ik u over de veerponten."), by=None, received_on=RECEIVED)
        proposal.refresh_from_db()
        assert (proposal.state, proposal.version.nr) == (State.CONFIRMED, 1)


@pytest.mark.django_db
class TestNewPromise:
    def test_has_its_words_and_day(self):
        letter = take_in(a_text(MADE), by=None, received_on=RECEIVED).letter
        (promise,) = new_promises(letter.newest)
        assert (promise.text, promise.words) == (MADE, "voor 1 september 2023")
        assert promise.due_latest == date(2023, 8, 31)

    def test_becomes_a_concept_once(self):
        post = Post.objects.get(title="minister van Infrastructuur en Waterstaat")
        minister = Minister.objects.create(name="M. Rietzanger")
        Tenure.objects.create(post=post, minister=minister, since=date(2022, 1, 10))
        letter = take_in(a_text(MADE), by=None, received_on=RECEIVED).letter
        (promise,) = new_promises(letter.newest)
        by = a_user("medewerker")
        concept = make_concept(letter, promise, by)
        assert (concept.status, concept.letter, concept.debate) == (Status.CONCEPT, letter, None)
        assert (concept.number, concept.made_on) == ("TZ202304-K001", date(2023, 4, 19))
        assert (concept.post, concept.minister, concept.ministry_then.key) == (post, minister, "ienw")
        assert (concept.deadline_words, concept.due_latest) == ("voor 1 september 2023", date(2023, 8, 31))
        assert make_concept(letter, promise, by) == concept

    def test_needs_a_ministry(self):
        letter = take_in(a_text(MADE), by=None, received_on=RECEIVED).letter
        letter.ministry = None
        with pytest.raises(ValidationError, match="van welk ministerie"):
            make_concept(letter, new_promises(letter.newest)[0], a_user())


@pytest.mark.django_db
def test_a_motion_is_listed_once_with_its_number():
    letter = take_in(a_text(REPORTED, REPORTED.replace("voer", "werk")), by=None, received_on=RECEIVED).letter
    assert motions(letter.newest) == [Motion("99001-3", REPORTED)]


def import_letter(file: Path, *options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_letter", *options, str(file), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
class TestImportLetterCommand:
    def test_prints_the_proposals(self, tmp_path: Path, dikes: Toezegging):
        file = tmp_path / "brief.txt"
        file.write_text(a_text(KEPT, MADE, REPORTED))
        out, _ = import_letter(file, "--json")
        assert json.loads(out) == {
            "letter": "99001-17",
            "proposals": [{"nummer": dikes.number, "act": "fulfils", "passage": KEPT, "footnote": None}],
            "new": [{"text": MADE, "words": "voor 1 september 2023", "due_latest": "2023-08-31"}],
            "motions": ["99001-3"],
        }

    def test_prints_the_same_the_second_time(self, tmp_path: Path, dikes: Toezegging):
        file = tmp_path / "brief.txt"
        file.write_text(a_text(KEPT, MADE))
        first, _ = import_letter(file, "--json")
        second, message = import_letter(file, "--json")
        assert first == second
        assert "was al ingelezen" in message
        assert LetterVersion.objects.count() == 1

    def test_reports_another_text_under_a_known_number(self, tmp_path: Path):
        file = tmp_path / "brief.txt"
        file.write_text(a_text(KEPT))
        import_letter(file)
        file.write_text(a_text(MADE))
        out, _ = import_letter(file)
        assert "dit is versie 2" in out

    def test_reports_skipped_toezeggingen(self, tmp_path: Path, dikes: Toezegging, monkeypatch):
        file = tmp_path / "brief.txt"
        file.write_text(a_text(KEPT))
        settle_during_reading(monkeypatch, dikes)
        _, message = import_letter(file)
        assert f"dus overgeslagen: {dikes.number}." in message

    def test_stores_the_file(self, tmp_path: Path):
        file = tmp_path / "brief.txt"
        file.write_bytes(a_text("De coördinatie van de veerponten.").encode("cp1252"))
        import_letter(file)
        version = LetterVersion.objects.get()
        assert "coördinatie" in version.text
        assert (version.file_name, bytes(version.file)) == ("brief.txt", file.read_bytes())

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "leeg"),
            (b"\x00\x01\x02\xff" * 200, "geen"),
            (b"%PDF-1.7 ...", "pdf"),
            (b"A" * (50 * 1024 * 1024), "groter dan"),
            (b"Zomaar een bericht zonder kop.", "datum"),
            (a_text(KEPT).replace("19 april 2023", "31 april 2023").encode(), "datum"),
        ],
        ids=["empty", "binary", "pdf", "50 MB", "no header", "no such day"],
    )
    def test_refuses_with_a_message_and_stores_nothing(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, message: str
    ):
        file = tmp_path / "brief.bin"
        file.write_bytes(content)
        with pytest.raises(SystemExit) as stopped:
            call_command("import_letter", "--json", str(file))
        out, err = capsys.readouterr()
        assert stopped.value.code == 2
        assert message in err
        assert out == ""
        assert not Letter.objects.exists()

    def test_refuses_a_missing_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
        with pytest.raises(SystemExit) as stopped:
            call_command("import_letter", str(tmp_path / "weg.txt"))
        assert stopped.value.code == 2
        assert "kan niet worden geopend" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_propose_once(debate: Debate):
    a_promise(debate, "De minister laat de verzakking van dijken onderzoeken.")
    start = Barrier(2)

    def import_it(_: int) -> StoreOutcome:
        start.wait()
        try:
            return take_in(a_text(KEPT), by=None, received_on=RECEIVED).outcome
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(import_it, range(2)))
    assert outcomes == [StoreOutcome.NEW, StoreOutcome.SAME]
    assert (Letter.objects.count(), Fulfilment.objects.count()) == (1, 1)
