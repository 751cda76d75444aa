"""Where a toezegging stands today, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parliament import dates
from toezeggingen.buckets import SOON
from toezeggingen.status import OPEN, Status


@dataclass(frozen=True)
class Mark:
    """A label on a toezegging; `tone` is only its colour, the words say everything."""

    tone: str
    words: str


def marks(status: str, due_latest: date | None, *, is_awaiting: bool, today: date) -> list[Mark]:
    """The status of a published toezegging, and beside it what today makes of the deadline."""
    told = [Mark(status, Status(status).label)]
    if status in OPEN:
        told += _time_marks(due_latest, is_awaiting=is_awaiting, today=today)
    return told


def _time_marks(due_latest: date | None, *, is_awaiting: bool, today: date) -> list[Mark]:
    if is_awaiting:
        return [Mark("wacht", "brief ontvangen, besluit volgt")]
    if due_latest is None:
        return []
    days = (due_latest - today).days
    if days < 0:
        return [Mark("te-laat", f"te laat: {_days(-days)}")]
    if days > SOON:
        return []
    return [Mark("binnenkort", f"nog {_days(days)}" if days else "vandaag")]


def days_late(due: date | None, day: date | None) -> int | None:
    """By how many days what came on that day came after the term, 0 in time; None where one of them is not known."""
    return max((day - due).days, 0) if due and day else None


def _days(count: int) -> str:
    return f"{count} dag" if count == 1 else f"{count} dagen"


def says(words: str, day: date | None) -> bool:
    """Do the words say this very day? Then it is not told a second time."""
    if day is None:
        return False
    told, spoken = dates.dutch(day), words.lower()
    return told in spoken and re.search(rf"(?<!\d){told}(?!\d)", spoken) is not None
