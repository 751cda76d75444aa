"""Short Dutch labels for the state of a toezegging today: its status, its deadline and how late it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parliament import dates, durations
from toezeggingen.buckets import Bucket, bucket_of_day
from toezeggingen.models.fulfilment import Means
from toezeggingen.status import OPEN, Status


@dataclass(frozen=True)
class Badge:
    """A coloured label. `tone` is a CSS class for the colour. The words carry the whole meaning."""

    tone: str
    words: str


def status_badges(status: str, due_latest: date | None, *, awaits: str | None, today: date) -> list[Badge]:
    """Badges for the status of a published toezegging and for how near or late its deadline is today. `awaits` is the
    kind of document or meeting that waits for a decision, if any. The deadline's badge says that it is open."""
    standing = [Badge(status, Status(status).label)]
    if status not in OPEN:
        return standing
    deadline = [Badge("wacht", decision_follows(awaits))] if awaits else _deadline_badges(due_latest, today)
    return deadline if status == Status.OPEN and deadline else standing + deadline


def decision_follows(means: str) -> str:
    """A label such as “brief ontvangen, besluit volgt”. Its first words depend on the means."""
    return f"{Means(means).received}, besluit volgt"


def _deadline_badges(due_latest: date | None, today: date) -> list[Badge]:
    if due_latest is None:
        return []
    bucket, days = bucket_of_day(due_latest, on=today), (due_latest - today).days
    if bucket is Bucket.OVERDUE:
        return [Badge(bucket.value, f"{durations.in_words(-days)} te laat")]
    if bucket is Bucket.SOON:
        return [Badge("binnenkort", f"nog {durations.in_words(days)}" if days else "vandaag")]
    return []


def mentions_day(words: str, day: date | None) -> bool:
    """Whether the deadline's words contain this day, so that a page need not repeat it."""
    if day is None:
        return False
    written, spoken = dates.dutch(day), words.lower()
    return written in spoken and re.search(rf"(?<!\d){written}(?!\d)", spoken) is not None
