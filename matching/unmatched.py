"""What a letter says to settle while no toezegging of the register was found for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from letters.models import LetterVersion
from letters.reading import Act
from letters.reading.statements.acts import SETTLING, About
from matching.models import ACTS, DismissedPassage
from matching.new_promises import read_statements
from toezeggingen.models.fulfilment import State


@dataclass(frozen=True)
class UnmatchedStatement:
    """A statement that settles a toezegging, with its passage. `debate_day` is the day of the debate that it names."""

    act: Act
    passage: str
    text: str
    footnote: str
    debate_day: date | None
    is_dismissed: bool

    @property
    def key(self) -> str:
        """A short name for the passage, the same after another reading."""
        return hashlib.sha256(self.passage.encode()).hexdigest()[:12]

    @property
    def act_in_words(self) -> str:
        return ACTS[self.act]


def unmatched_statements(version: LetterVersion) -> list[UnmatchedStatement]:
    """The statements whose passage is not the evidence of a fulfilment, in the order of the text. Each passage once.

    Dismissed passages come last.
    """
    used = set(version.letter.fulfilments.exclude(state=State.REJECTED).values_list("passage", flat=True))
    dismissed = set(DismissedPassage.objects.filter(letter=version.letter).values_list("passage", flat=True))
    found: dict[str, UnmatchedStatement] = {}
    for row in read_statements(version, *SETTLING):
        passage = row["passage"]
        if row["about"] == About.TOEZEGGING and passage not in used:
            statement = UnmatchedStatement(
                act=Act(row["act"]),
                passage=passage,
                text=row["text"],
                footnote=str(row["footnote"] or ""),
                debate_day=date.fromisoformat(row["debate_date"]) if row["debate_date"] else None,
                is_dismissed=passage in dismissed,
            )
            found.setdefault(passage, statement)
    return sorted(found.values(), key=lambda statement: statement.is_dismissed)
