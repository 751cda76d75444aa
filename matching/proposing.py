"""A letter's reading is kept, with all that was considered, and what it probably settles is laid before a clerk.

New rules read again what no clerk has judged. All of one letter happens in one transaction, one letter at a time, so
that a process that is killed leaves a letter as it was, and two at once do it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from letters.models import Letter, LetterVersion
from letters.reading import Act, Reading, as_json, read
from letters.store import lock_letters
from matching.candidates import promises_for
from matching.debates import complete
from matching.models import Consideration, StoredReading
from matching.named_debates import find_registered_debates, keep, with_registered_facts
from matching.promises import Proposal, match
from matching.rules_version import rules_version
from parliament.models import Recess
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Proposer, State

# A withdrawal, and a promise met before, are for a clerk to judge: the proposal only shows the passage.
EFFECTS = {
    Act.FULFILS: Effect.FULFILS,
    Act.PARTLY: Effect.PARTLY,
    Act.POSTPONES: Effect.POSTPONES,
    Act.WITHDRAWS: Effect.MENTIONS,
    Act.BEFORE: Effect.MENTIONS,
    Act.MENTIONS: Effect.MENTIONS,
}
READ_AS = {effect: act for act, effect in EFFECTS.items()}  # the way back; of the three that only mention, the last


def unread() -> QuerySet[LetterVersion]:
    """The newest texts that these rules have not read and may read: of letters that no clerk has judged, and of others
    where no rules have read this text before."""
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
    """Read this text and propose what it settles, if it still waits for these rules."""
    lock_letters()
    version = unread().select_related("letter__ministry").filter(pk=pk).first()
    if version:
        reading = read(version.text, Recess.objects.calendar())
        propose(version, reading, by=None, on=timezone.localdate())


@transaction.atomic
def propose(version: LetterVersion, reading: Reading, *, by: User | None, on: date) -> list[str]:
    """Keep the reading of a text and propose what it settles, unless these rules or a clerk have done with it.

    Gives the numbers that were settled or withdrawn while it was read. Takes `letters.store.lock_letters` for granted.
    """
    if not _is_unread(version):
        return []
    known = with_registered_facts(reading, version.letter)
    meant = find_registered_debates(known)
    completed = complete(known, meant)
    proposals = {one.number: one for one in match(completed, promises_for(version.letter, completed))}
    touched = _lock(proposals, version.letter)
    if not _is_unread(version):  # a clerk was quicker
        return []
    considered = {one: proposals[one.number] for one in touched if one.number in proposals}
    _keep(version, reading, considered)
    keep(version, meant)
    unasked = {toezegging: proposal for toezegging, proposal in considered.items() if proposal.proposed}
    _revise_earlier(version, unasked, on=on)
    for toezegging, proposal in unasked.items():
        if toezegging.is_open:
            _propose(toezegging, version, proposal, by=by, on=on)
    return [one.number for one in unasked if not one.is_open]


def _is_unread(version: LetterVersion) -> bool:
    return unread().filter(pk=version.pk).exists()


def _lock(numbers: Iterable[str], letter: Letter) -> list[Toezegging]:
    """All that the letter touches as it stands now, held until it is laid."""
    touched = Q(number__in=numbers) | Q(pk__in=letter.fulfilments.values("toezegging"))
    return Toezegging.objects.filter(touched).held()


def _keep(version: LetterVersion, reading: Reading, considered: Mapping[Toezegging, Proposal]) -> None:
    """In the place of what older rules read in this text."""
    StoredReading.objects.filter(version=version).delete()
    told = as_json(reading, version.file_name)
    stored = StoredReading.objects.create(version=version, rules=rules_version(), told=told)
    Consideration.objects.bulk_create(
        Consideration(
            reading=stored,
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


def _revise_earlier(version: LetterVersion, unasked: Mapping[Toezegging, Proposal], *, on: date) -> None:
    """What was proposed before, and no clerk has judged, says what is read now or is taken back. A toezegging that was
    withdrawn or settled takes no moves."""
    earlier = version.letter.fulfilments.unjudged().filter(toezegging__withdrawn=False)
    for fulfilment in earlier.select_related("toezegging"):
        proposal = unasked.get(fulfilment.toezegging)
        if proposal and fulfilment.toezegging.is_open:
            workflow.revise(fulfilment, on=on, version=version, **_says(proposal))
        elif fulfilment.state == State.PROPOSED and not proposal:
            reason = f"Bij opnieuw lezen niet gevonden: versie {version.nr}, leesregels {rules_version()}."
            workflow.reject(fulfilment, by=None, on=on, internal_reason=reason)


def _propose(toezegging: Toezegging, version: LetterVersion, proposal: Proposal, *, by: User | None, on: date) -> None:
    fulfilment = Fulfilment(
        toezegging=toezegging, means=Means.LETTER, letter=version.letter, version=version, **_says(proposal)
    )
    workflow.propose(fulfilment, by=by, on=on, proposed_by=Proposer.READING)


def _says(proposal: Proposal) -> dict[str, object]:
    return {
        "effect": EFFECTS[proposal.act],
        "passage": proposal.passage,
        "footnote": _footnote(proposal),
        "because": proposal.because,
    }


def _footnote(proposal: Proposal) -> str:
    return str((proposal.statement and proposal.statement.footnote) or "")
