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
    """A rule of language: a name, patterns (one match is enough), a reason, and an example that we made up."""

    name: str
    patterns: tuple[str, ...]
    reason: str
    example: str


class CueTable:
    """Cues with the same meaning. A sentence has that meaning if any of the cues is found in it."""

    def __init__(self, meaning: str, *cues: Cue) -> None:
        self.meaning = meaning
        self.cues = cues
        self.pattern = re.compile("|".join(f"(?:{pattern})" for cue in cues for pattern in cue.patterns))

    def finds(self, text: str) -> bool:
        return self.pattern.search(text) is not None
