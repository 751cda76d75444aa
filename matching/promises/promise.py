"""The input and output of matching: promises and proposals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from letters.reading import Act, Statement
from matching.dutch_words import content_words

_TO_WHOM = re.compile(
    r"(?:,? (?:op verzoek van|naar aanleiding van (?:een )?vra(?:ag|gen) van|zoals gevraagd door)|Toezegging aan)"
    r" (?:het lid|de leden) [^.:]*"
)


@dataclass(frozen=True)
class Promise:
    """A published toezegging.

    `ministries` are the abbreviations of its ministry and of the successors of that ministry. `debate` is "" for a
    promise made in a letter. `people` are the members and parties to whom the promise was made. `settled_on` is the day
    when the promise was settled, None if it is open.
    """

    number: str
    text: str
    made_on: date
    ministries: frozenset[str]
    debate: str = ""
    kind: str = ""
    title: str = ""
    committee: str = ""
    people: tuple[str, ...] = ()
    former_numbers: tuple[str, ...] = ()
    deadline_words: str = ""
    settled_on: date | None = None

    def is_open(self, on: date | None) -> bool:
        """Was the promise open on that day? If `on` is None: is it open now?"""
        return self.settled_on is None or (on is not None and self.settled_on > on)

    @property
    def occasion(self) -> tuple[str, date, str]:
        """The key of the debate or letter in which the promise was made."""
        return (self.debate, self.made_on, self.title)

    @cached_property
    def words(self) -> dict[str, str]:
        """The content words of the promise, by stem, without the recipients and the deadline."""
        text = self.text.replace(self.deadline_words, " ") if self.deadline_words else self.text
        aside = content_words(" ".join(self.people))
        return {stem: word for stem, word in content_words(_TO_WHOM.sub(" ", text)).items() if stem not in aside}

    @cached_property
    def title_words(self) -> dict[str, str]:
        return content_words(self.title)


@dataclass(frozen=True)
class Proposal:
    """A promise that the letter may settle.

    `statement` is what the letter says about the promise, None if nothing. `passage` is the text that the clerk sees.
    `score` is from 0 to 1. `proposed`: the clerk sees it as a proposal, otherwise below the line. `collective`: the
    only evidence is that the letter settles all promises of a debate. `is_settled`: the promise was settled before the
    letter, so it is never proposed.
    """

    number: str
    statement: Statement | None
    act: Act
    score: float
    because: str
    passage: str
    proposed: bool
    collective: bool = False
    is_settled: bool = False
