"""Propose the promises that a letter may settle, best first, each with its best passage and the reason.

A settling statement settles one promise, unless it is about several. Each promise gets one statement. A promise is
proposed if its score is high enough, and clearly higher than the score of other promises for the same statement. Other
likely promises are shown below the line.
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

BELOW_THE_LINE = 10  # maximum number of promises to show below the line
SETTLED = 3  # maximum number of promises to show that were settled before the letter
CLEARLY = 0.3  # minimum share of the promise's subject in the passage for a small lead to be enough
NAMED = 0.2  # minimum share of the promise's subject in a collective statement that names the promise
PENALTY = 2.0  # subtracted from the score if another promise fits the statement better


def match(reading: Reading, promises: Iterable[Promise]) -> list[Proposal]:
    """At most one proposal per promise, best first. Promises that were settled before the letter come last."""
    return propose(MatchedLetter(reading, Register(promises)), WEIGHTS)


def propose(letter: MatchedLetter, weights: Weights) -> list[Proposal]:
    """Like `match`, with other weights."""
    claims = _assigned(letter.evidence(), weights)
    proposals = {claim: _proposal(letter, claim, weights) for claim in claims}
    on = letter.reading.date
    open_ = [claim for claim in claims if letter.register[claim.evidence.at].is_open(on)]
    ranked = _collected(letter, [proposals[claim] for claim in open_])
    below = [proposal for proposal in ranked if not proposal.proposed][:BELOW_THE_LINE]
    shown = [*(proposal for proposal in ranked if proposal.proposed), *below]
    shown.sort(key=lambda proposal: (-proposal.score, proposal.number))
    settled = [claim for claim in claims if claim not in open_ and _is_likely(letter, claim, weights)]
    return shown + [replace(proposals[claim], proposed=False, is_settled=True) for claim in settled[:SETTLED]]


@dataclass(frozen=True, eq=False)
class _Claim:
    """A promise with its best passage. `lead` is the score minus that of the best rival for the same statement."""

    evidence: Evidence
    score: float
    lead: float


def _is_sure(letter: MatchedLetter, claim: _Claim, weights: Weights) -> bool:
    """Is this clearly the promise that a statement is about, or a promise that a collective statement names?"""
    passage = claim.evidence.passage
    if passage.unit is None or not _is_likely(letter, claim, weights):
        return False
    if passage.room == UNLIMITED:
        return passage.settles and bool(claim.evidence.values["tied"]) and claim.evidence.share >= NAMED
    return claim.lead >= (weights.lead if claim.evidence.share < CLEARLY else weights.lead / 4)


def _is_likely(letter: MatchedLetter, claim: _Claim, weights: Weights) -> bool:
    """Do passage and promise share a number, or else subject and ministry without naming different debates?"""
    values, passage = claim.evidence.values, claim.evidence.passage
    is_theirs = values["ministry"] or (letter.reading.ministry is None and values["tied"])
    is_elsewhere = passage.day is not None and not values["tied"]
    enough = SHARED if values["tied"] or values["dated"] else CLEARLY
    is_match = is_theirs and not is_elsewhere and claim.evidence.share >= enough
    return claim.score >= weights.sure and bool(values["number"] or is_match)


def _assigned(evidence: Iterable[Evidence], weights: Weights) -> list[_Claim]:
    """Assign each promise to one passage, and each settling statement to as many promises as it has room for.

    The pair with the highest score is assigned first. If a statement has no room left, the promise keeps it at a lower
    score or takes its next best passage. The Hungarian method (highest total score) did no better on annotated letters.
    """
    ranked = sorted(((weights.score(found.values), found) for found in evidence), key=lambda pair: -pair[0])
    first: dict[int, tuple[float, Evidence]] = {}
    late: dict[int, tuple[float, Evidence]] = {}
    assigned: Counter[int] = Counter()
    for score, found in ranked:
        unit = found.passage.unit
        if found.at in first:
            continue
        if unit is not None and assigned[unit] >= found.passage.room:
            late.setdefault(found.at, (score, found))
            continue
        if unit is not None:
            assigned[unit] += 1
        first[found.at] = (score, found)
    rivals: dict[int | None, float] = {}  # best score per statement of a promise without a statement
    for score, found in ranked:
        if found.at not in first or first[found.at][1].passage.unit is None:
            rivals.setdefault(found.passage.unit, score)
    claims = {
        at: _Claim(found, score, score - rivals.get(found.passage.unit, 0.0)) for at, (score, found) in first.items()
    }
    for at, (score, found) in late.items():
        if at not in claims or claims[at].score < score - PENALTY:
            claims[at] = _Claim(found, score - PENALTY, 0.0)
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
    """The act if there is no statement: a text mentions the promise, a subject line without text fulfils it."""
    return Act.MENTIONS if letter.reading.sentences else Act.FULFILS


def _collected(letter: MatchedLetter, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, with `collective` set on the promises that a collective statement settles.

    A collective statement is ignored if single promises of the debate are proposed.
    """
    single = {letter.register.by_number[proposal.number] for proposal in proposals if proposal.proposed}
    together = {
        letter.register[at].number: statement
        for statement, debate in collective_settlements(letter)
        if not single & debate
        for at in debate
    }
    return [
        _together(proposal, together[proposal.number]) if proposal.number in together else proposal
        for proposal in proposals
    ]


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
