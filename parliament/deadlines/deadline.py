"""A deadline in its parts: the words, the window, how firm it is, and the rule that decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DAY = "dag"
PERIOD = "periode"
EVENT = "gebeurtenis"
RECURRING = "terugkerend"
HOPE = "hoop"
NONE = "geen"

NOT_UNDERSTOOD = "niet begrepen"


@dataclass(frozen=True)
class Deadline:
    """`latest` is the last day on which the promise is kept in time, None where the words give no such day.

    `rule` names in Dutch what decided; `hangs_on` is the event of a "gebeurtenis", or the recess that is not known.
    """

    words: str
    earliest: date | None
    latest: date | None
    firmness: str
    rule: str
    hangs_on: str

    @property
    def is_understood(self) -> bool:
        """False where no rule knows the words: a clerk must look, which "te zijner tijd" does not ask for."""
        return not self.rule.startswith(NOT_UNDERSTOOD)


def without_term(words: str, rule: str) -> Deadline:
    return Deadline(words, None, None, NONE, rule, "")
