"""A letter comes in: stored, read, and laid beside the toezeggingen that it probably settles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from letters.models import Letter, LetterVersion
from letters.reading import Act, Reading, read
from letters.store import Header, Outcome, Stored, store
from parliament import deadlines, kamerstuk
from parliament.models import Recess, Term
from toezeggingen import workflow
from toezeggingen.candidates import promises_for
from toezeggingen.matching import Proposal, match
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Proposer, State

# A withdrawal, and a promise met before, are for a clerk to judge: the proposal only shows the passage.
EFFECTS = {
    Act.FULFILS: Effect.FULFILS,
    Act.PARTLY: Effect.PARTLY,
    Act.POSTPONES: Effect.POSTPONES,
    Act.WITHDRAWS: Effect.MENTIONS,
    Act.BEFORE: Effect.MENTIONS,
}


@dataclass(frozen=True)
class Intake:
    """`passed_over`: numbers that the letter names and that were settled or withdrawn while it was read."""

    letter: Letter
    version: LetterVersion
    outcome: Outcome
    reading: Reading
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewPromise:
    """A promise that a letter makes: its sentence, the words of its term ("" for none) and the latest day they resolve
    to (None for none), and what to read around it."""

    text: str
    words: str
    due_latest: date | None
    passage: str


@dataclass(frozen=True)
class Motion:
    """A motion that a letter reports on; `number` is its kamerstuk, "" where the letter gives none."""

    number: str
    passage: str


@transaction.atomic
def take_in(
    text: str,
    *,
    by: User | None,
    received_on: date,
    file_name: str = "",
    file: bytes | None = None,
    header: Header | None = None,
) -> Intake:
    """Store a letter and propose what it settles. The same text again changes nothing; a further version changes only
    what reading proposed and no clerk has judged. Raises LetterRefused."""
    stored = store(text, received_on=received_on, by=by, file_name=file_name, file=file, header=header)
    passed_over: list[str] = []
    if stored.outcome is not Outcome.SAME:
        passed_over = _propose(stored, by=by, on=max(received_on, stored.letter.date))
    return Intake(stored.letter, stored.version, stored.outcome, stored.reading, tuple(passed_over))


def new_promises(letter: Letter) -> list[NewPromise]:
    """What the newest version of the letter promises, in its order."""
    return [
        NewPromise(statement.text, statement.due_words, statement.due, statement.passage)
        for statement in _read(letter).statements
        if statement.act is Act.MAKES
    ]


def motions(letter: Letter) -> list[Motion]:
    """The motions that the newest version of the letter reports on, each numbered one once."""
    found: dict[str, Motion] = {}
    for statement in _read(letter).statements:
        if statement.act is Act.MOTION:
            in_heading = [str(one.kamerstuk) for one in kamerstuk.find(statement.heading)]
            for number in statement.kamerstukken or in_heading or [""]:
                found.setdefault(number or statement.passage, Motion(number, statement.passage))
    return list(found.values())


@transaction.atomic
def make_concept(letter: Letter, promise: NewPromise, by: User) -> Toezegging:
    """A concept of a promise that the letter makes; asked twice, the first one is given again."""
    if letter.ministry is None:
        raise ValidationError("Vul eerst bij de brief in van welk ministerie hij komt.")
    Letter.objects.select_for_update().get(pk=letter.pk)
    made = letter.promises.filter(passage=promise.passage, text=promise.text).first()
    if made:
        return made
    term = Term.objects.covering(letter.date).filter(post=letter.post).select_related("minister").first()
    concept = Toezegging(
        letter=letter,
        passage=promise.passage,
        made_on=letter.date,
        text=promise.text,
        post=letter.post,
        minister=term.minister if term else None,
        ministry_then=letter.ministry,
    )
    concept.deadline = deadlines.resolve(promise.words, letter.date, Recess.objects.calendar())
    return workflow.enter(concept, by=by)


def _read(letter: Letter) -> Reading:
    return read(letter.newest.text, Recess.objects.calendar())


def _propose(stored: Stored, *, by: User | None, on: date) -> list[str]:
    """Lay the letter beside what it settles; the numbers for which it came too late."""
    letter = stored.letter
    reading = replace(
        stored.reading, date=letter.date, ministry=letter.ministry.abbreviation if letter.ministry else None
    )
    matched = match(reading, promises_for(letter, reading))
    proposals = {proposal.number: proposal for proposal in matched if proposal.proposed}
    found = _lock(proposals, letter)
    for fulfilment in _undecided(letter):
        proposal = proposals.pop(fulfilment.toezegging.number, None)
        if proposal:
            workflow.revise(fulfilment, version=stored.version, **_told(proposal))
        else:
            workflow.reject(fulfilment, by=None, on=on, internal_reason=f"Staat niet in versie {stored.version.nr}.")
    waiting = [toezegging for toezegging in found if toezegging.number in proposals]
    for toezegging in (one for one in waiting if one.is_open):
        fulfilment = Fulfilment(
            toezegging=toezegging,
            means=Means.LETTER,
            letter=letter,
            version=stored.version,
            **_told(proposals[toezegging.number]),
        )
        workflow.propose(fulfilment, by=by, on=on, proposed_by=Proposer.READING)
    return [toezegging.number for toezegging in waiting if not toezegging.is_open]


def _lock(numbers: Iterable[str], letter: Letter) -> list[Toezegging]:
    """All that the letter touches as it stands now, held until it is taken in; in one order, so that none deadlock."""
    touched = Q(number__in=numbers) | Q(pk__in=letter.fulfilments.values("toezegging"))
    return list(Toezegging.objects.select_for_update().filter(touched).order_by("pk"))


def _undecided(letter: Letter) -> QuerySet[Fulfilment]:
    """What an earlier version was read to settle and no clerk has judged. A withdrawn toezegging takes no moves."""
    proposed = letter.fulfilments.filter(state=State.PROPOSED, proposed_by=Proposer.READING)
    return proposed.filter(toezegging__withdrawn=False).select_related("toezegging")


def _told(proposal: Proposal) -> dict[str, object]:
    return {
        "effect": EFFECTS[proposal.act],
        "passage": proposal.passage,
        "footnote": str((proposal.statement and proposal.statement.footnote) or ""),
        "because": proposal.because,
    }
