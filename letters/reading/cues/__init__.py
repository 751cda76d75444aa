"""Cues: the turns of phrase by which a letter makes, fulfils, postpones, withdraws or recalls a toezegging.

Each cue is a rule with its reason. A single cue decides nothing: `letters.reading.statements.acts` decides which act a
combination of cues expresses. Every pattern has at most one gap and every gap is bounded, which limits the cost of
matching per character of a sentence.
"""

from __future__ import annotations

import re

from parliament.dates import MONTHS

MONTH = "|".join(MONTHS)


class Cue:
    """A rule of language: its reason, an invented example, and its patterns. One match is enough."""

    def __init__(self, reason: str, example: str, *patterns: str) -> None:
        self.reason = reason
        self.example = example
        self.patterns = patterns


class CueTable:
    """Cues with the same meaning. A sentence has that meaning if any of the cues matches."""

    def __init__(self, meaning: str, *cues: Cue) -> None:
        self.meaning = meaning
        self.cues = cues
        self.pattern = re.compile("|".join(f"(?:{pattern})" for cue in cues for pattern in cue.patterns))

    def finds(self, text: str) -> bool:
        return self.pattern.search(text) is not None
