"""Cues: the turns of phrase by which a letter makes, fulfils, postpones, withdraws or recalls a toezegging.

Each cue is a rule with its reason. A cue alone decides nothing: `letters.reading.statements.acts` decides which cues
together make which act. Every pattern has at most one gap and every gap is bounded, so that the cost per character of
a sentence is limited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """One rule of language: its name, its patterns (any of them will do), why it says what it says, and a sentence of
    our own in which it is found."""

    name: str
    patterns: tuple[str, ...]
    reason: str
    example: str


class CueTable:
    """Cues of one kind. `says` is what a sentence tells in which any of them is found; `cues` are kept for whoever
    explains a reading."""

    def __init__(self, says: str, *cues: Cue) -> None:
        self.says = says
        self.cues = cues
        self.pattern = re.compile("|".join(f"(?:{pattern})" for cue in cues for pattern in cue.patterns))

    def finds(self, text: str) -> bool:
        return self.pattern.search(text) is not None
