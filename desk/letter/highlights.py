"""The passages of a letter that do something, each named where it stands: in words, and by a colour that only helps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from desk.letter.forms import ProposalForm
from letters.passages import MarkedLetter, mark_passages
from matching.new_promises import Motion, NewPromise
from toezeggingen.models.fulfilment import State

NAMED = 3  # numbers at one passage; a letter that settles all of a debate's would hide its own sentence


@dataclass(frozen=True)
class PassageEffect:
    """What one passage does to one toezegging, new promise or motion; `row` is the id of its row on the page."""

    passage: str
    act: str
    tone: str
    target: str
    row: str


@dataclass(frozen=True)
class Mark:
    """What is written at a passage: "voldoet → TZ202303-101". `anchor` is the passage's own id."""

    words: str
    tone: str
    anchor: str
    rows: tuple[str, ...]


def effects_of_proposal(row: ProposalForm) -> list[PassageEffect]:
    """Nothing of what a clerk rejected: the passage is not about it."""
    fulfilment = row.fulfilment
    if fulfilment.state == State.REJECTED:
        return []
    return [PassageEffect(fulfilment.passage, row.act, row.tone, fulfilment.toezegging.number, f"rij-{fulfilment.pk}")]


def effect_of_promise(promise: NewPromise, nr: int) -> PassageEffect:
    return PassageEffect(promise.passage, "zegt toe", "nieuw", f"nieuw {nr}", f"nieuw-{nr}")


def effect_of_motion(motion: Motion, nr: int) -> PassageEffect:
    return PassageEffect(motion.passage, "bericht over motie", "motie", motion.number or "zonder nummer", f"motie-{nr}")


def mark(text: str, acts: Iterable[PassageEffect]) -> tuple[MarkedLetter, dict[str, str]]:
    """The letter laid out with a mark at each passage, and for each row whose passage was found where it stands."""
    grouped: dict[tuple[str, str], list[PassageEffect]] = {}
    for does in acts:
        grouped.setdefault((does.passage, does.act), []).append(does)
    marks = [_mark(group, nr) for nr, group in enumerate(grouped.values(), start=1)]
    passages: dict[Hashable, str] = {one: group[0].passage for one, group in zip(marks, grouped.values(), strict=True)}
    page = mark_passages(text, passages)
    return page, {row: one.anchor for one in marks if one in page.found for row in one.rows}


def _mark(group: list[PassageEffect], nr: int) -> Mark:
    targets = [does.target for does in group]
    rest = f" en nog {len(targets) - NAMED}" if len(targets) > NAMED else ""
    words = f"{group[0].act} → {', '.join(targets[:NAMED])}{rest}"
    return Mark(words, group[0].tone, f"passage-{nr}", tuple(does.row for does in group))
