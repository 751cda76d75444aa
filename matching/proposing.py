"""Store the reading of a letter with all considerations, and propose to a clerk what the letter settles.

When the rules change, letters that no clerk has judged are read again. Each letter is one transaction under a lock. So
a killed process leaves nothing half done, and two processes at the same time do not propose twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from letters.models import Letter, LetterVersion
from letters.reading import Act, Reading, as_json, read
from letters.store import lock_letters
from matching.candidates import promises_for
from matching.debates import complete
from matching.models import Consideration, StoredReading
from matching.named_debates import (
    NamedDebateLinks,
    link_registered_debates,
    store_named_debates,
    waiting_versions,
    with_registered_facts,
)
from matching.promises import Proposal, match
from matching.rules_version import rules_version
from parliament.models import Recess
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Proposer, State
from toezeggingen.permissions import REGISTER, Actor

# A clerk must judge whether a promise is withdrawn or was fulfilled before, so the proposal only shows the passage.
EFFECTS = {
    Act.FULFILS: Effect.FULFILS,
    Act.PARTLY: Effect.PARTLY,
    Act.POSTPONES: Effect.POSTPONES,
    Act.WITHDRAWS: Effect.MENTIONS,
    Act.BEFORE: Effect.MENTIONS,
    Act.MENTIONS: Effect.MENTIONS,
}
READ_AS = {effect: act for act, effect in EFFECTS.items()}  # the inverse; the last of the acts with one effect


def unread_versions() -> QuerySet[LetterVersion]:
    """The newest version of each letter, if the present rules have not read it and may read it.

    If a clerk has judged the letter, the rules may read only a version that was never read before.
    """
    newer = LetterVersion.objects.filter(letter=OuterRef("letter"), nr__gt=OuterRef("nr"))
    readings = StoredReading.objects.filter(version=OuterRef("pk"))
    proposals = Fulfilment.objects.filter(version=OuterRef("pk"), proposed_by=Proposer.READING)
    judgements = Fulfilment.objects.judged().filter(letter=OuterRef("letter"))
    concepts = Toezegging.objects.filter(letter=OuterRef("letter"))
    is_read, is_judged = Exists(readings) | Exists(proposals), Exists(judgements) | Exists(concepts)
    by_these_rules = Exists(readings.filter(rules=rules_version()))
    return LetterVersion.objects.filter(~Exists(newer), ~by_these_rules, ~(is_read & is_judged))


@transaction.atomic
def read_again(pk: int) -> None:
    """Read this version and propose what it settles, unless the present rules have done so already."""
    lock_letters()
    version = unread_versions().select_related("letter__ministry").filter(pk=pk).first()
    if version:
        reading = read(version.text, Recess.objects.calendar())
        propose(version, reading, by=REGISTER, on=timezone.localdate())


@transaction.atomic
def propose(version: LetterVersion, reading: Reading, *, by: Actor, on: date) -> list[str]:
    """Store the reading of a version and propose what it settles, if it is still among `unread_versions`.

    Returns the numbers of toezeggingen that were settled or withdrawn in the meantime. The caller holds
    `letters.store.lock_letters`.
    """
    if not _is_unread(version):
        return []
    links, considered = _consider(version, reading)
    if not _is_unread(version):  # a clerk judged the letter while we waited for the locks
        return []
    _store_reading(version, reading, considered)
    store_named_debates(version, links)
    proposed = {toezegging: proposal for toezegging, proposal in considered.items() if proposal.proposed}
    _revise_earlier(version, proposed, on=on)
    _propose_open(proposed, version, by=by, on=on)
    return [toezegging.number for toezegging in proposed if not toezegging.is_open]


@transaction.atomic
def compare_again(pk: int, *, on: date) -> None:
    """Compare one of `waiting_versions` with the register again, and propose toezeggingen that were published since.

    Nothing changes for toezeggingen that the letter was compared with before.
    """
    lock_letters()
    waiting = waiting_versions().filter(stored_reading__isnull=False)
    version = waiting.select_related("letter__ministry", "stored_reading").filter(pk=pk).first()
    if version is None:  # another process has done so
        return
    links, considered = _consider(version, read(version.text, Recess.objects.calendar()))
    before = Q(considerations__reading=version.stored_reading) | Q(fulfilments__letter=version.letter)
    known = set(Toezegging.objects.filter(before))
    added = {toezegging: proposal for toezegging, proposal in considered.items() if toezegging not in known}
    store_named_debates(version, links)
    _store_considerations(version.stored_reading, added)
    proposed = {toezegging: proposal for toezegging, proposal in added.items() if proposal.proposed}
    _propose_open(proposed, version, by=REGISTER, on=on)


def _consider(version: LetterVersion, reading: Reading) -> tuple[NamedDebateLinks, dict[Toezegging, Proposal]]:
    """Match a letter with the register. Locks the toezeggingen that it touches until the end of the transaction."""
    known = with_registered_facts(reading, version.letter)
    links = link_registered_debates(known)
    completed = complete(known, links)
    proposals = {proposal.number: proposal for proposal in match(completed, promises_for(version.letter, completed))}
    touched = _lock(proposals, version.letter)
    return links, {row: proposals[row.number] for row in touched if row.number in proposals}


def _is_unread(version: LetterVersion) -> bool:
    return unread_versions().filter(pk=version.pk).exists()


def _lock(numbers: Iterable[str], letter: Letter) -> list[Toezegging]:
    """The toezeggingen that the letter touches, locked until the end of the transaction."""
    touched = Q(number__in=numbers) | Q(pk__in=letter.fulfilments.values("toezegging"))
    return Toezegging.objects.filter(touched).lock_all()


def _store_reading(version: LetterVersion, reading: Reading, considered: Mapping[Toezegging, Proposal]) -> None:
    """Replace the reading by older rules, if any, with this reading and its considerations."""
    StoredReading.objects.filter(version=version).delete()
    content = as_json(reading, version.file_name)
    stored = StoredReading.objects.create(version=version, rules=rules_version(), content=content)
    _store_considerations(stored, considered)


def _store_considerations(reading: StoredReading, considered: Mapping[Toezegging, Proposal]) -> None:
    Consideration.objects.bulk_create(
        Consideration(
            reading=reading,
            toezegging=toezegging,
            act=proposal.act,
            score=proposal.score,
            because=proposal.because,
            passage=proposal.passage,
            footnote=_footnote(proposal),
            proposed=proposal.proposed and toezegging.is_open,
            collective=proposal.collective,
            settled=proposal.is_settled or not toezegging.is_open,
        )
        for toezegging, proposal in considered.items()
    )


def _revise_earlier(version: LetterVersion, proposed: Mapping[Toezegging, Proposal], *, on: date) -> None:
    """Update or reject earlier proposals for this letter that no clerk has judged.

    A proposal for a withdrawn toezegging stays as it is. So does one for a settled toezegging that is found again.
    """
    earlier = version.letter.fulfilments.unjudged().filter(toezegging__withdrawn=False)
    for fulfilment in earlier.select_related("toezegging"):
        proposal = proposed.get(fulfilment.toezegging)
        if proposal and fulfilment.toezegging.is_open:
            workflow.revise(fulfilment, on=on, version=version, **_facts(proposal))
        elif fulfilment.state == State.PROPOSED and not proposal:
            reason = f"Bij opnieuw lezen niet gevonden: versie {version.nr}, leesregels {rules_version()}."
            workflow.reject(fulfilment, by=REGISTER, on=on, internal_reason=reason)


def _is_postponed_by(toezegging: Toezegging, letter: Letter, proposal: Proposal) -> bool:
    """Whether a clerk has already recorded the postponement that this letter asks for."""
    asks = EFFECTS[proposal.act] is Effect.POSTPONES
    return asks and toezegging.postponements.standing().filter(letter=letter).exists()


def _propose_open(proposed: Mapping[Toezegging, Proposal], version: LetterVersion, *, by: Actor, on: date) -> None:
    for toezegging, proposal in proposed.items():
        if toezegging.is_open and not _is_postponed_by(toezegging, version.letter, proposal):
            _propose(toezegging, version, proposal, by=by, on=on)


def _propose(toezegging: Toezegging, version: LetterVersion, proposal: Proposal, *, by: Actor, on: date) -> None:
    fulfilment = Fulfilment(
        toezegging=toezegging, means=Means.LETTER, letter=version.letter, version=version, **_facts(proposal)
    )
    workflow.propose(fulfilment, by=by, on=on, proposed_by=Proposer.READING)


def _facts(proposal: Proposal) -> dict[str, object]:
    return {
        "effect": EFFECTS[proposal.act],
        "passage": proposal.passage,
        "footnote": _footnote(proposal),
        "because": proposal.because,
    }


def _footnote(proposal: Proposal) -> str:
    return str((proposal.statement and proposal.statement.footnote) or "")
