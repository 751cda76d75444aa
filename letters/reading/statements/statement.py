"""A statement: one act in a letter, about a toezegging, a motion or a request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from letters.reading.statements.acts import About, Act
from letters.reading.text import prose

_HYPHENATED = re.compile(prose.HYPHENATED)


@dataclass(frozen=True)
class Statement:
    """One act about one or more toezeggingen, motions or requests.

    `quote` is `normalised_quote(source[start:end])`. `text` is the sentence in clean prose. `passage` is the sentence
    with the context that a clerk needs. `due` is the latest day of the deadline, or None without a deadline.
    `due_words` are the words of the deadline in the letter. `debate_date` is only given if the text links the statement
    to a dated debate. A `collective` statement is about several toezeggingen at once. `footnote` is the number of the
    footnote that names the toezegging, or else of the first footnote of the sentence.
    """

    act: Act
    about: About
    quote: str
    text: str
    passage: str
    start: int
    end: int
    debate_date: date | None
    due: date | None
    due_words: str
    footnote: int | None
    kamerstukken: tuple[str, ...]
    heading: str
    collective: bool


def normalised_quote(source: str) -> str:
    """Return the source text with single spaces and without hyphenation at line ends."""
    return " ".join(_HYPHENATED.sub("", source).split())
