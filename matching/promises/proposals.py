"""The promises that a letter may settle, best first: each with the passage that speaks for it most, and why.

One settling statement settles one promise unless it speaks of several, and each promise gets one statement. Only what
is sure enough, and surer than every other promise for the same statement, is proposed; the rest stands below the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from letters.reading import Act, Reading, Statement
from matching.promises.collective import collective_settlements
from matching.promises.evidence import SHARED, Evidence, MatchedLetter
from matching.promises.passages import UNLIMITED
from matching.promises.promise import Promise, Proposal
from matching.promises.reasons import explain
from matching.promises.register import Register
from matching.promises.weights import WEIGHTS, Weights

BELOW_THE_LINE = 10  # considered promises that a clerk is shown besides those proposed
SETTLED = 3  # of those settled before the letter
CLEARLY = 0.3  # of its subject in the passage, so that a small lead is enough
NAMED = 0.2  # of its subject in a statement of several, to be one that it names
TAKEN = 2.0  # off the score of a promise whose statement another promise fits better


def match(reading: Reading, promises: Sequence[Promise]) -> list[Proposal]:
    """At most one proposal a promise, best first; those settled before the letter at the end.

    `promises` may be a `Register`, so that many letters share one index.
    """
    register = promises if isinstance(promises, Register) else Register(promises)
    return propose(MatchedLetter(reading, register), WEIGHTS)


def propose(letter: MatchedLetter, weights: Weights) -> list[Proposal]:
    """What `match` gives, by these weights."""
    claims = _assigned(letter.evidence(), weights)
    proposals = {claim: _proposal(letter, claim, weights) for claim in claims}
    on = letter.reading.date
    open_ = [claim for claim in claims if letter.register[claim.evidence.at].is_open(on)]
    ranked = _collected(letter, [proposals[claim] for claim in open_])
    below = [one for one in ranked if not one.proposed][:BELOW_THE_LINE]
    shown = sorted([*(one for one in ranked if one.proposed), *below], key=lambda one: (-one.score, one.number))
    settled = [claim for claim in claims if claim not in open_ and _is_likely(letter, claim, weights)]
    return shown + [replace(proposals[claim], proposed=False, is_settled=True) for claim in settled[:SETTLED]]


@dataclass(frozen=True, eq=False)
class _Claim:
    """A promise with the passage that speaks for it most; `lead` is how much better it fits there than the next."""

    evidence: Evidence
    score: float
    lead: float


def _is_sure(letter: MatchedLetter, claim: _Claim, weights: Weights) -> bool:
    """Is it the one that a single statement settles, or one of those that a statement of several names?"""
    passage = claim.evidence.passage
    if passage.unit is None or not _is_likely(letter, claim, weights):
        return False
    if passage.room == UNLIMITED:
        return passage.settles and bool(claim.evidence.values["tied"]) and claim.evidence.share >= NAMED
    return claim.lead >= (weights.lead if claim.evidence.share < CLEARLY else weights.lead / 4)


def _is_likely(letter: MatchedLetter, claim: _Claim, weights: Weights) -> bool:
    """Do passage and promise share a number, or a subject and the ministry without speaking of another debate?"""
    values, passage = claim.evidence.values, claim.evidence.passage
    is_theirs = values["ministry"] or (letter.reading.ministry is None and values["tied"])
    is_elsewhere = passage.day is not None and not values["tied"]
    enough = SHARED if values["tied"] or values["dated"] else CLEARLY
    is_meant = is_theirs and not is_elsewhere and claim.evidence.share >= enough
    return claim.score >= weights.sure and bool(values["number"] or is_meant)


def _assigned(evidence: Iterable[Evidence], weights: Weights) -> list[_Claim]:
    """Each promise with one passage, and each settling statement with as many promises as it has room for; the best
    first. Who comes too late for a statement keeps it at a lower score, or takes the passage that fits next.

    An assignment of the highest sum was no better than this one on letters with gold.
    """
    ranked = sorted(((weights.score(one.values), one) for one in evidence), key=lambda pair: -pair[0])
    first: dict[int, tuple[float, Evidence]] = {}
    late: dict[int, tuple[float, Evidence]] = {}
    taken: Counter[int] = Counter()
    for score, one in ranked:
        unit = one.passage.unit
        if one.at in first:
            continue
        if unit is not None and taken[unit] >= one.passage.room:
            late.setdefault(one.at, (score, one))
            continue
        if unit is not None:
            taken[unit] += 1
        first[one.at] = (score, one)
    rivals: dict[int | None, float] = {}  # of a statement: the best score of a promise that has no other
    for score, one in ranked:
        if one.at not in first or first[one.at][1].passage.unit is None:
            rivals.setdefault(one.passage.unit, score)
    claims = {at: _Claim(one, score, score - rivals.get(one.passage.unit, 0.0)) for at, (score, one) in first.items()}
    for at, (score, one) in late.items():
        if at not in claims or claims[at].score < score - TAKEN:
            claims[at] = _Claim(one, score - TAKEN, 0.0)
    return sorted(claims.values(), key=lambda claim: -claim.score)


def _proposal(letter: MatchedLetter, claim: _Claim, weights: Weights) -> Proposal:
    passage = claim.evidence.passage
    promise = letter.register[claim.evidence.at]
    statement = letter.statement_of(passage)
    return Proposal(
        number=promise.number,
        statement=statement,
        act=statement.act if statement else _unstated(letter),
        score=1 / (1 + exp(weights.sure - claim.score)),
        because=explain(letter, claim.evidence),
        passage=statement.passage if statement else passage.text,
        proposed=_is_sure(letter, claim, weights),
    )


def _unstated(letter: MatchedLetter) -> Act:
    """What is done where no statement tells: a letter's text only speaks of the promise. A letter of which no more than
    the subject line is known was sent to meet it."""
    return Act.MENTIONS if letter.reading.sentences else Act.FULFILS


def _collected(letter: MatchedLetter, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, those marked that rest on the letter's word that it settles all of a debate's. Where single ones
    of that debate are proposed, its word on all of them settles none besides."""
    told = {letter.register.by_number[one.number] for one in proposals if one.proposed}
    together = {
        letter.register[at].number: statement
        for statement, debate in collective_settlements(letter)
        if not told & debate
        for at in debate
    }
    return [_together(one, together[one.number]) if one.number in together else one for one in proposals]


def _together(proposal: Proposal, statement: Statement) -> Proposal:
    return replace(
        proposal,
        statement=statement,
        act=statement.act,
        because="de brief zegt alle toezeggingen uit dit debat na te komen",
        passage=statement.passage,
        proposed=True,
        collective=True,
    )
