"""What is known when a list is read: the names of the register, and the day of the debate."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from parliament.reference import bare


@dataclass(frozen=True)
class Known:
    """Names in the form that `bare` makes. `surnames` are also known without small words: “waterhoen”."""

    surnames: frozenset[str]
    parties: frozenset[str]
    said_on: date

    @classmethod
    def of(cls, surnames: Collection[str], parties: Collection[str], said_on: date) -> Known:
        endings = frozenset(ending for surname in surnames for ending in _endings(surname))
        return cls(endings, frozenset(map(bare, parties)), said_on)

    def has_surname(self, name: str) -> bool:
        """Is this a member, with or without first name and small words: “Van der Waterhoen”, “Jan Waterhoen”?"""
        return any(ending in self.surnames for ending in _endings(name))

    def is_surname(self, name: str) -> bool:
        return next(_endings(name), "") in self.surnames

    def has_party(self, name: str) -> bool:
        return bare(name) in self.parties


def _endings(name: str) -> Iterator[str]:
    """The name, and the name without its first words: “van der meer”, “der meer”, “meer”."""
    words = bare(re.sub("[‐‑]", "-", re.sub("[’‘`´]", "'", name))).split()
    return (" ".join(words[start:]) for start in range(len(words)))
