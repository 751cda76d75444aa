"""What matching takes and what it gives."""

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

    `ministries` are the abbreviations it had from its day to the letter's; `debate` is "" for a promise made in a
    letter; `report` the kamerstuk of the debate's report; `people` the recipients, members and parties;
    `settled_on` the day from which it was no longer open, None while it is.
    """

    number: str
    text: str
    made_on: date
    ministries: frozenset[str]
    debate: str = ""
    kind: str = ""
    title: str = ""
    committee: str = ""
    report: str = ""
    people: tuple[str, ...] = ()
    former_numbers: tuple[str, ...] = ()
    deadline_words: str = ""
    settled_on: date | None = None

    def is_open(self, on: date | None) -> bool:
        """Was it open on that day? On a day not known, whether it is now."""
        return self.settled_on is None or (on is not None and self.settled_on > on)

    @property
    def occasion(self) -> tuple[str, date, str]:
        """The debate or the letter in which it was made."""
        return (self.debate, self.made_on, self.title)

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of its subject by their stem: all that tell, but for whom it was made to and by when."""
        text = self.text.replace(self.deadline_words, " ") if self.deadline_words else self.text
        aside = content_words(" ".join(self.people))
        return {stem: word for stem, word in content_words(_TO_WHOM.sub(" ", text)).items() if stem not in aside}

    @cached_property
    def title_words(self) -> dict[str, str]:
        return content_words(self.title)


@dataclass(frozen=True)
class Proposal:
    """A promise that the letter may settle.

    `statement` is what the letter says of it, None where it states nothing; `passage` what a clerk reads;
    `score` goes from 0 to 1. A `proposed` one is shown to the clerk unasked, another one below the line. A
    `collective` one rests only on the letter's word that it settles all of a debate's. One that `is_settled` was so
    before the letter's day, and is never proposed.
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
