"""Words for what a template shows: where a toezegging stands today, and when it is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django import template

from parliament import dates, kamerstuk
from toezeggingen.buckets import SOON
from toezeggingen.models import Toezegging

register = template.Library()


@dataclass(frozen=True)
class Mark:
    """A label on a toezegging; `tone` is only its colour, the words say everything."""

    tone: str
    words: str


@register.inclusion_tag("toezeggingen/_standing.html", takes_context=True)
def standing(context: template.Context, toezegging: Toezegging) -> dict[str, object]:
    """The status, and beside it what today makes of the deadline. Needs `with_facts()` and `today` in the context."""
    marks = [Mark(toezegging.status, toezegging.get_status_display())]
    if toezegging.is_open:
        marks += _time_marks(toezegging, context["today"])
    return {"marks": marks}


def _time_marks(toezegging: Toezegging, today: date) -> list[Mark]:
    if toezegging.is_awaiting:  # type: ignore[attr-defined] # with_facts()
        return [Mark("wacht", "brief ontvangen, besluit volgt")]
    if toezegging.due_latest is None:
        return []
    days = (toezegging.due_latest - today).days
    if days < 0:
        return [Mark("te-laat", f"te laat: {_days(-days)}")]
    if days > SOON:
        return []
    return [Mark("binnenkort", f"nog {_days(days)}" if days else "vandaag")]


def _days(count: int) -> str:
    return f"{count} dag" if count == 1 else f"{count} dagen"


@register.filter
def window(toezegging: Toezegging) -> str:
    """The days between which it is due, in words; empty where there are none."""
    first, last = toezegging.due_earliest, toezegging.due_latest
    if first and last:
        return (
            f"op {dates.dutch(last)}" if first == last else f"van {dates.dutch(first)} tot en met {dates.dutch(last)}"
        )
    if last:
        return f"uiterlijk {dates.dutch(last)}"
    return f"vanaf {dates.dutch(first)}" if first else ""


@register.filter
def names(words: str, day: date | None) -> bool:
    """Do the words say this very day? Then it is not told a second time."""
    return day is not None and re.search(rf"(?<!\d){dates.dutch(day)}(?!\d)", words.lower()) is not None


@register.filter
def is_said(toezegging: Toezegging) -> bool:
    """Do the words of the deadline say the whole window?"""
    days = filter(None, (toezegging.due_earliest, toezegging.due_latest))
    return all(names(toezegging.deadline_words, day) for day in days)


@register.filter
def spoken(number: str) -> str:
    """A kamerstuk number as letters write it, 28 676, nr. 431; a number of this register stays what it is."""
    try:
        return kamerstuk.parse(number).spoken
    except ValueError:
        return number
