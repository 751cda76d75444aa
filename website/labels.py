"""Where a toezegging stands today, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parliament import dates
from toezeggingen.buckets import SOON
from toezeggingen.models.fulfilment import Means
from toezeggingen.status import OPEN, Status


@dataclass(frozen=True)
class Mark:
    """A label on a toezegging; `tone` is only its colour, the words say everything."""

    tone: str
    words: str


def marks(status: str, due_latest: date | None, *, awaits: str | None, today: date) -> list[Mark]:
    """The status of a published toezegging, and beside it what today makes of the deadline. `awaits` are the means that
    a meeting has yet to decide on, if there are any."""
    told = [Mark(status, Status(status).label)]
    if status in OPEN:
        told += [Mark("wacht", decision_follows(awaits))] if awaits else _time_marks(due_latest, today)
    return told


def decision_follows(means: str) -> str:
    """“brief ontvangen, besluit volgt”, or what else there is."""
    return f"{Means(means).received}, besluit volgt"


def _time_marks(due_latest: date | None, today: date) -> list[Mark]:
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
