"""Mark passages in the text of a letter: each passage with an effect gets a label and a colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from letters.passages import MarkedLetter, mark_passages

MAX_NUMBERS = 3  # numbers in one mark; a longer list would hide the passage


class PassageEffect(NamedTuple):
    """What a passage does to its target: a toezegging, a new promise or a motion.

    `act` is the effect in words. `tone` is the CSS class that colours the passage. `row` is the id of the row on the
    page that is about the target.
    """

    passage: str
    act: str
    tone: str
    target: str
    row: str


class PassageMark(NamedTuple):
    """The label of a passage, such as "voldoet → TZ202303-101". `anchor` is the id of the passage on the page."""

    label: str
    tone: str
    anchor: str
    rows: tuple[str, ...]


def mark_letter(text: str, effects: Iterable[PassageEffect]) -> tuple[MarkedLetter, dict[str, str]]:
    """Return the marked letter and, for each row with a passage in the text, the anchor of that passage."""
    grouped: dict[tuple[str, str], list[PassageEffect]] = {}
    for effect in effects:
        grouped.setdefault((effect.passage, effect.act), []).append(effect)
    passages: dict[Any, str] = {
        _mark(group, nr): group[0].passage for nr, group in enumerate(grouped.values(), start=1)
    }
    page = mark_passages(text, passages)
    return page, {row: mark.anchor for mark in passages if mark in page.found for row in mark.rows}


def _mark(group: list[PassageEffect], nr: int) -> PassageMark:
    targets = [effect.target for effect in group]
    rest = f" en nog {len(targets) - MAX_NUMBERS}" if len(targets) > MAX_NUMBERS else ""
    label = f"{group[0].act} → {', '.join(targets[:MAX_NUMBERS])}{rest}"
    return PassageMark(label, group[0].tone, f"passage-{nr}", tuple(effect.row for effect in group))
