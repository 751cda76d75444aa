"""What a pasted list was read as: a row for each toezegging, and the rest of the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PastedRow:
    """One toezegging of a pasted list. Every value is as it was written.

    `to_whom` holds surnames and "commissie". `unclear` holds the words that stayed in the text but seem to belong in a
    column. `recipients` is the line that a field for recipients reads: “Duinroos (NOL), Waterhoen”.
    """

    text: str
    number: str | None
    to_whom: tuple[str, ...]
    parties: tuple[str, ...]
    minister: str | None
    deadline_words: str | None
    unclear: tuple[str, ...]
    recipients: str = ""


@dataclass(frozen=True)
class PastedList:
    """The rows of a pasted list; `rest` holds what is no toezegging and belongs to none: titles, greetings."""

    rows: tuple[PastedRow, ...]
    rest: tuple[str, ...]
