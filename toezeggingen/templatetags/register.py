"""Words for what a template shows: where a toezegging stands today, and when it is due."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString

from parliament import dates, kamerstuk
from toezeggingen.models import Toezegging
from toezeggingen.references import References
from toezeggingen.standing import marks, says

register = template.Library()


@register.inclusion_tag("toezeggingen/_standing.html", takes_context=True)
def standing(context: template.Context, toezegging: Toezegging) -> dict[str, object]:
    """Where a published toezegging stands. Needs `with_standing()` and `today` in the context."""
    is_awaiting = toezegging.is_awaiting  # type: ignore[attr-defined] # with_standing()
    told = marks(toezegging.status, toezegging.due_latest, is_awaiting=is_awaiting, today=context["today"])
    return {"marks": told}


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
    return says(words, day)


@register.filter
def is_said(toezegging: Toezegging) -> bool:
    """Do the words of the deadline say the whole window?"""
    days = filter(None, (toezegging.due_earliest, toezegging.due_latest))
    return all(says(toezegging.deadline_words, day) for day in days)


@register.filter
def spoken(number: str) -> str:
    """A kamerstuk number as letters write it, 28 676, nr. 431; a number of this register stays what it is."""
    try:
        return kamerstuk.parse(number).spoken
    except ValueError:
        return number


@register.filter
def linked(text: str, references: References) -> SafeString:
    """The text with its numbers of the House as links."""
    return references.link(text)
