"""What is known when a list is read: the names of the register, and the day of the debate."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from parliament.reference import bare


@dataclass(frozen=True)
class Known:
    """`surnames` and `parties` are names as `bare` makes them."""

    surnames: frozenset[str]
    parties: frozenset[str]
    said_on: date

    @classmethod
    def of(cls, surnames: Collection[str], parties: Collection[str], said_on: date) -> Known:
        return cls(frozenset(map(_bare, surnames)), frozenset(map(bare, parties)), said_on)

    def has_surname(self, name: str) -> bool:
        """Is this the surname of a member, with or without its small words: “Van der Waterhoen” or “Waterhoen”?"""
        spoken = _bare(name)
        return spoken in self.surnames or any(
            surname.endswith(f" {spoken}") or spoken.endswith(f" {surname}") for surname in self.surnames
        )

    def has_party(self, name: str) -> bool:
        return bare(name) in self.parties


def _bare(name: str) -> str:
    return bare(re.sub("[’‘`´]", "'", name))
