"""What the templates of the public site may use besides what their view gives them.

They are Jinja's, since a page is rendered anew after every change of the register; docs/decisions/0015 has the figures.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from django.template import defaultfilters
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined

from parliament import dates, kamerstuk
from parliament.addresses import address
from search.filters.messages import ignored
from toezeggingen.models import Toezegging
from website.labels import Mark, marks, says
from website.links import References


def environment(**options: Any) -> Environment:
    """A name that is not there is an error, and text is escaped."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - Django asks for escaping in the options
    made.globals |= {"static": cache(static), "url": address, "marks_of": marks_of, "ignored": ignored}
    made.filters |= {filter_.__name__: filter_ for filter_ in (*_DJANGOS, linked, says, spoken, window, is_said)}
    made.filters |= {"date": told_day, "linebreaks": defaultfilters.linebreaks_filter}
    return made


_DJANGOS: tuple[Callable[..., Any], ...] = (
    defaultfilters.capfirst,
    defaultfilters.linebreaksbr,
    defaultfilters.pluralize,
    defaultfilters.time,
    defaultfilters.truncatewords,
)


def told_day(moment: date | None, form: str) -> str:
    """A day, or a moment in Amsterdam, in Django's notation of dates; nothing where there is none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return _OFTEN[form](local) if form in _OFTEN else str(defaultfilters.date(local, form))


# A page of one toezegging tells some twenty days, and Django's own notation is read anew for each.
_OFTEN: dict[str, Callable[[date], str]] = {
    "j F Y": dates.dutch,
    "Y-m-d": "{:%Y-%m-%d}".format,
    "H:i": "{:%H:%M}".format,
    "c": lambda local: local.isoformat(),
}


def marks_of(toezegging: Toezegging, today: date) -> list[Mark]:
    """Where a published toezegging stands. Needs `with_standing()`."""
    awaits = toezegging.awaits  # type: ignore[attr-defined] # with_standing()
    return marks(toezegging.status, toezegging.due_latest, awaits=awaits, today=today)


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


def is_said(toezegging: Toezegging) -> bool:
    """Do the words of the deadline say the whole window?"""
    days = filter(None, (toezegging.due_earliest, toezegging.due_latest))
    return all(says(toezegging.deadline_words, day) for day in days)


def spoken(number: str) -> str:
    """A kamerstuk number as letters write it, 28 676, nr. 431; a number of this register stays what it is."""
    try:
        return kamerstuk.parse(str(number)).spoken
    except ValueError:
        return number


def linked(text: str, references: References) -> SafeString:
    """The text with its numbers of the House as links."""
    return references.link(text)
