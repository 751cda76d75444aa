"""Keeps words from being lost: a piece that stood apart from its sentence is in the columns, or in the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desk.paste.labels import KIND_OF, OTHER
from desk.paste.pasted import PastedRow

_WORD = re.compile(r"[^\W_]+")
# Words that only say what follows, such as “toezegging aan het lid”. They may be dropped.
_LABELS = {word for name, kind in KIND_OF.items() if kind != OTHER for word in _WORD.findall(name)}
_TITLES = (
    "het de een dit die heer heren dames mevrouw mevr mw dhr collega leden kamerleden fracties beiden allen allebei"
    " en alsmede evenals resp c s vragen vraag verzocht gesteld ingebracht suggestie inbreng oproep idee"
)
_ANNOUNCING = _LABELS | set(_WORD.findall(_TITLES))


def unplaced(pieces: Iterable[str], rows: Sequence[PastedRow]) -> list[str]:
    """The pieces with a word that is in none of these rows."""
    placed = {word for row in rows for word in _words(" ".join(_columns(row)))} | _ANNOUNCING
    return [piece for piece in pieces if not _words(piece) <= placed]


def _columns(row: PastedRow) -> Iterable[str]:
    values = (*row.to_whom, *row.parties, row.minister, row.deadline_words, row.number, row.recipients)
    return (value for value in values if value)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
