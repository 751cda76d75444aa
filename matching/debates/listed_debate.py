"""A debate as the House lists it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matching.debates.spelling import capital_words, dossiers, name_words, spelled_out, years
from parliament.dates import add_months, find_days

_PARENTHESES = re.compile(r"\([^()]{0,300}\)?")
# Agenda notes that the House adds to a title in brackets: "(verplaatst naar 9 oktober)", "(AO d.d. 31/3)", "(rest)".
_OF_AGENDA = re.compile(
    r"verplaatst|uitgesteld|geannuleerd|omgezet|samengevoegd|toegevoegd|vervallen|gewijzigd|doorgang|nader order"
    r"|voorbehoud|let op|termijn|\d ?TK\b|voortzetting|voortgezet|\brest\b|antw|dupliek|afronding"
    r"|\b(?:AO|CD|d\.?d\.|was)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:\(incl|\b(?:verplaatst|uitgesteld|omgezet|samengevoegd|tot nader order)\b).*", re.IGNORECASE | re.DOTALL
)
_MOVED = re.compile(r"\b(?:verplaatst|nieuwe datum)\b\D{0,30}(?=\d)", re.IGNORECASE)
_DROPPED = re.compile(
    r"omgezet in (?:een )?(?:s|S)|geannuleerd|geen doorgang|vervallen|samengevoegd|toegevoegd", re.IGNORECASE
)
_COMMITTEE = re.compile(r"^.{0,20}?commissie (?:voor )?(?:de |het )?|\s*\([^)]*\)$")


@dataclass(frozen=True)
class ListedDebate:
    """A debate as the House lists it.

    `kind` is the House's word in lower case, such as "plenair debat (wetgeving)". `committee` is "" for a plenary
    debate. `took_place` is false if the debate was moved or cancelled; `instead` is then the number of the debate that
    replaced it, if known.
    """

    number: str
    kind: str
    day: date
    title: str
    committee: str = ""
    took_place: bool = True
    instead: str = ""

    @cached_property
    def name(self) -> str:
        """The title without the agenda notes that the House adds."""
        subject = _PARENTHESES.sub(lambda found: "" if _OF_AGENDA.search(found[0]) else found[0], self.title)
        return _REST.sub("", subject).strip(" \n-–,.(")

    @cached_property
    def words(self) -> dict[str, str]:
        return name_words(self.name)

    @cached_property
    def part(self) -> frozenset[str]:
        """The words after "onderdeel" in the title: the part, if a budget is debated in parts."""
        return frozenset(name_words(self.name.partition("onderdeel")[2]))

    @cached_property
    def dossiers(self) -> frozenset[str]:
        return dossiers(self.title)

    @cached_property
    def years(self) -> frozenset[str]:
        return years(self.name)

    @cached_property
    def called(self) -> str:
        """The kind and the title in lower case. A name such as "verantwoordingsdebat" is only in the title."""
        return f"{self.kind}: {self.title}".lower()

    @cached_property
    def committee_subject(self) -> str:
        """The name of the committee without "vaste commissie voor" and without the years in brackets."""
        return _COMMITTEE.sub("", self.committee)

    @cached_property
    def _initials(self) -> tuple[str, ...]:
        return capital_words(self.name)

    def has(self, word: str) -> bool:
        """Does the title contain exactly this word, which may be an abbreviation of two letters?"""
        return bool(re.search(rf"\b{re.escape(word)}\b", self.name))

    def spells_out(self, abbreviation: str) -> frozenset[str]:
        """The stems of the words in the title that the abbreviation stands for; empty if there are none."""
        return frozenset(name_words(" ".join(spelled_out(abbreviation, self._initials))))

    @cached_property
    def was_dropped(self) -> bool:
        return not self.took_place and bool(_DROPPED.search(self.title))

    @cached_property
    def moved_to(self) -> date | None:
        """The new day in the title of a moved debate. Without a year, the day nearest to the old day is meant."""
        note = _MOVED.search(self.title)
        found = find_days(self.title[note.end() : note.end() + 40], self.day) if note else []
        if not found or found[0].year_given:
            return found[0].day if found else None
        days = [add_months(found[0].day, 12 * later) for later in (-1, 0, 1)]
        return min(days, key=lambda day: abs(day - self.day))
