"""The promises that a letter may settle, best first: each with the passage that speaks for it most, and why.

One settling statement settles one promise unless it speaks of several, and each promise gets one statement. Only what
is sure enough, and surer than every other promise for the same statement, is proposed; the rest stands below the line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

from letters.reading import Act, Reading, Statement
from toezeggingen.matching.evidence import SHARED, Evidence, Letter
from toezeggingen.matching.passages import UNLIMITED
from toezeggingen.matching.promise import Promise, Proposal
from toezeggingen.matching.reasons import because
from toezeggingen.matching.register import Register
from toezeggingen.matching.weights import WEIGHTS, weigh_up

BELOW_THE_LINE = 10  # considered promises that a clerk is shown besides those proposed
SETTLED = 3  # of those settled before the letter
CLEARLY = 0.35  # of its subject in the passage, so that a small lead is enough
NAMED = 0.2  # of its subject in a statement of several, to be one that it names
TAKEN = 2.0  # off the score of a promise whose statement another promise fits better
ALL = re.compile(
    r"\balle\b[^.;]{0,40}\btoezeggingen\b|\btoezeggingen\b[^.;]{0,40}\ballemaal\b|\bde toezeggingen\b(?! over\b)",
    re.IGNORECASE,
)


def match(reading: Reading, promises: Sequence[Promise]) -> list[Proposal]:
    """At most one proposal a promise, best first; those settled before the letter at the end.

    `promises` may be a `Register`, so that many letters share one index.
    """
    register = promises if isinstance(promises, Register) else Register(promises)
    letter = Letter(reading, register)
    claims = _assigned(list(letter.evidence()))
    is_open = [register[claim.evidence.at].is_open(reading.date) for claim in claims]
    proposals = _collected(
        letter, [_proposal(letter, claim) for claim, open_ in zip(claims, is_open, strict=True) if open_]
    )
    settled = [
        replace(_proposal(letter, claim), proposed=False, is_settled=True)
        for claim, open_ in zip(claims, is_open, strict=True)
        if not open_ and _is_likely(letter, claim)
    ]
    proposed = [one for one in proposals if one.proposed]
    considered = [one for one in proposals if not one.proposed][:BELOW_THE_LINE]
    ranked = sorted(proposed + considered, key=lambda one: (-one.score, one.number))
    return ranked + settled[:SETTLED]


@dataclass(frozen=True)
class _Claim:
    """A promise with the passage that speaks for it most; `lead` is how much better it fits there than the next."""

    evidence: Evidence
    score: float
    lead: float


def _is_sure(letter: Letter, claim: _Claim) -> bool:
    """Is it the one that a single statement settles, or one of those that a statement of several names?"""
    passage = claim.evidence.passage
    if passage.unit is None or not _is_likely(letter, claim):
        return False
    if passage.room == UNLIMITED:
        return passage.settles and bool(claim.evidence.values["tied"]) and claim.evidence.share >= NAMED
    return claim.lead >= (WEIGHTS.lead if claim.evidence.share < CLEARLY else WEIGHTS.lead / 4)


def _is_likely(letter: Letter, claim: _Claim) -> bool:
    """Do passage and promise share a subject or a number, and the letter its ministry?"""
    values = claim.evidence.values
    is_theirs = values["ministry"] or letter.reading.ministry is None
    return claim.score >= WEIGHTS.sure and bool(values["number"] or (is_theirs and claim.evidence.share >= SHARED))


def _assigned(evidence: Sequence[Evidence]) -> list[_Claim]:
    """Each promise with one passage, and each settling statement with as many promises as it has room for; the best
    first. Who comes too late for a statement keeps it at a lower score, or takes the passage that fits next."""
    ranked = sorted(((weigh_up(one.values), one) for one in evidence), key=lambda pair: -pair[0])
    claims: dict[int, _Claim] = {}
    late: dict[int, _Claim] = {}
    taken: Counter[int] = Counter()
    for place, (score, one) in enumerate(ranked):
        if one.at in claims:
            continue
        unit = one.passage.unit
        if unit is not None and taken[unit] >= one.passage.room:
            late.setdefault(one.at, _Claim(one, score - TAKEN, 0.0))
            continue
        if unit is not None:
            taken[unit] += 1
        claims[one.at] = _Claim(one, score, _lead(ranked[place:], claims))
    for at, claim in late.items():
        if at not in claims or claims[at].score < claim.score:
            claims[at] = claim
    return sorted(claims.values(), key=lambda claim: -claim.score)


def _lead(ranked: Sequence[tuple[float, Evidence]], claims: dict[int, _Claim]) -> float:
    score, one = ranked[0]
    rivals = (
        other_score
        for other_score, other in ranked
        if other.at != one.at and other.at not in claims and other.passage.unit == one.passage.unit
    )
    return score - next(rivals, 0.0)


def _proposal(letter: Letter, claim: _Claim) -> Proposal:
    passage = claim.evidence.passage
    promise = letter.register[claim.evidence.at]
    statement = letter.statement_of(passage)
    return Proposal(
        number=promise.number,
        statement=statement,
        act=statement.act if statement else Act.FULFILS,
        score=1 / (1 + exp(WEIGHTS.sure - claim.score)),
        because=because(letter, claim.evidence),
        passage=statement.passage if statement else passage.text,
        proposed=_is_sure(letter, claim),
    )


def _collected(letter: Letter, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, those marked that rest on the letter's word that it settles all of a debate's. Where it tells
    single ones of that debate apart, its word on all of them settles none besides."""
    told = {one.statement.debate_date for one in proposals if one.proposed and one.statement}
    together = {
        letter.register[at].number: statement
        for statement in letter.settling
        if statement.collective and statement.debate_date not in told and ALL.search(statement.text)
        for at in letter.debate_on(statement.debate_date)
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
