"""Mark passages in the text of a letter: each passage with an effect gets a label and a colour."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from desk.letter.forms import ProposalForm
from letters.passages import MarkedLetter, mark_passages
from matching.new_promises import Motion, NewPromise
from toezeggingen.models.fulfilment import State

MAX_NUMBERS = 3  # numbers in one mark; a longer list would hide the passage


@dataclass(frozen=True)
class PassageEffect:
    """The effect of a passage on one toezegging, new promise or motion. `row` is the id of the row about it."""

    passage: str
    act: str
    tone: str
    target: str
    row: str


@dataclass(frozen=True)
class PassageMark:
    """The label of a passage, such as "voldoet → TZ202303-101". `anchor` is the id of the passage on the page."""

    words: str
    tone: str
    anchor: str
    rows: tuple[str, ...]


def effects_of_proposal(row: ProposalForm) -> list[PassageEffect]:
    """List the effect of a proposal. The list is empty if a clerk rejected the proposal."""
    fulfilment = row.fulfilment
    if fulfilment.state == State.REJECTED:
        return []
    return [PassageEffect(fulfilment.passage, row.act, row.tone, fulfilment.toezegging.number, f"rij-{fulfilment.pk}")]


def effect_of_promise(promise: NewPromise, nr: int) -> PassageEffect:
    return PassageEffect(promise.passage, "zegt toe", "nieuw", f"nieuw {nr}", f"nieuw-{nr}")


def effect_of_motion(motion: Motion, nr: int) -> PassageEffect:
    return PassageEffect(motion.passage, "bericht over motie", "motie", motion.number or "zonder nummer", f"motie-{nr}")


def mark_letter(text: str, acts: Iterable[PassageEffect]) -> tuple[MarkedLetter, dict[str, str]]:
    """Return the marked letter and, for each row with a passage in the text, the anchor of that passage."""
    grouped: dict[tuple[str, str], list[PassageEffect]] = {}
    for effect in acts:
        grouped.setdefault((effect.passage, effect.act), []).append(effect)
    marks = [_mark(group, nr) for nr, group in enumerate(grouped.values(), start=1)]
    passages: dict[Hashable, str] = {
        mark: group[0].passage for mark, group in zip(marks, grouped.values(), strict=True)
    }
    page = mark_passages(text, passages)
    return page, {row: mark.anchor for mark in marks if mark in page.found for row in mark.rows}


def _mark(group: list[PassageEffect], nr: int) -> PassageMark:
    targets = [effect.target for effect in group]
    rest = f" en nog {len(targets) - MAX_NUMBERS}" if len(targets) > MAX_NUMBERS else ""
    words = f"{group[0].act} → {', '.join(targets[:MAX_NUMBERS])}{rest}"
    return PassageMark(words, group[0].tone, f"passage-{nr}", tuple(effect.row for effect in group))
