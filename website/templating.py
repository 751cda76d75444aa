"""Functions, filters and enums for the templates of the public site.

These are Jinja templates, because pages are rendered again after every change of the register and Jinja is faster than
Django's own templates (docs/decisions/0015).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from jinja2 import Environment, StrictUndefined

from parliament import dates, durations, kamerstuk
from parliament.models.debate import NOT_HELD, DebateKind, DebateState
from search.filters.messages import ignored
from toezeggingen.buckets import Bucket, Firmness
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Effect
from toezeggingen.status import OPEN, PUBLISHED, SETTLED, UNFULFILLED, Status
from website.labels import Badge, mentions_day, status_badges
from website.list_addresses import calendar_address, format_address, query
from website.number_links import NumberLinks

_ENUMS = {
    "Bucket": Bucket, "DebateKind": DebateKind, "DebateState": DebateState, "Effect": Effect, "Firmness": Firmness,
    "Status": Status, "OPEN": OPEN, "PUBLISHED": PUBLISHED, "SETTLED": SETTLED,
    "UNFULFILLED": UNFULFILLED, "NOT_HELD": NOT_HELD,
}  # fmt: skip


def environment(**options: Any) -> Environment:
    """The Jinja environment. It escapes text, and raises an error for an unknown name."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - Django turns on escaping in the options
    made.globals |= {"static": cache(static), "url": url, "query": query, "ignored": ignored}
    made.globals |= {
        "badges_of": badges_of,
        "format_address": format_address,
        "calendar_address": calendar_address,
        **_ENUMS,
    }
    filters: tuple[Callable[..., Any], ...] = (
        defaultfilters.capfirst, defaultfilters.linebreaksbr, defaultfilters.pluralize, defaultfilters.time,
        defaultfilters.truncatewords, durations.in_words, intcomma, linked, mentions_day, spoken, deadline_window,
        states_window, official_address,
    )  # fmt: skip
    made.filters |= {filter_.__name__: filter_ for filter_ in filters}
    made.filters |= {"date": format_date, "linebreaks": defaultfilters.linebreaks_filter}
    return made


def url(page: str, *args: str | int) -> str:
    """The address of a page, from the name of the page in `urls.py`."""
    return reverse(page, args=args)


def format_date(moment: date | None, form: str) -> str:
    """A date, or a datetime in Amsterdam time, in a format of Django's `date` filter. Empty for None."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if isinstance(moment, datetime) else moment
    return _COMMON_FORMATS[form](local) if form in _COMMON_FORMATS else str(defaultfilters.date(local, form))


# A page of one toezegging has about twenty dates, and Django needs 30 µs for each.
_COMMON_FORMATS: dict[str, Callable[[date], str]] = {
    "j F Y": dates.dutch,
    "Y-m-d": "{:%Y-%m-%d}".format,
    "H:i": "{:%H:%M}".format,
    "c": lambda local: local.isoformat(),
}


def badges_of(toezegging: Toezegging, today: date) -> list[Badge]:
    """The badges of a published toezegging. Needs `with_progress()`."""
    awaits = toezegging.awaits  # type: ignore[attr-defined] # with_progress()
    return status_badges(toezegging.status, toezegging.due_latest, awaits=awaits, today=today)


def deadline_window(toezegging: Toezegging) -> str:
    """The first and last day of the deadline in words. Empty without a date."""
    first, last = toezegging.due_earliest, toezegging.due_latest
    if first and last:
        return (
            f"op {dates.dutch(last)}" if first == last else f"van {dates.dutch(first)} tot en met {dates.dutch(last)}"
        )
    if last:
        return f"uiterlijk {dates.dutch(last)}"
    return f"vanaf {dates.dutch(first)}" if first else ""


def states_window(toezegging: Toezegging) -> bool:
    """Whether the words of the deadline already mention its first and last day."""
    days = filter(None, (toezegging.due_earliest, toezegging.due_latest))
    return all(mentions_day(toezegging.deadline_words, day) for day in days)


def spoken(number: str) -> str:
    """A kamerstuk number as it is written in letters: 28 676, nr. 431. Any other number stays unchanged."""
    try:
        return kamerstuk.parse(str(number)).spoken
    except ValueError:
        return number


def official_address(number: str) -> str:
    """The address of the official publication of a kamerstuk."""
    return kamerstuk.parse(str(number)).official_address


def linked(text: str, references: NumberLinks) -> SafeString:
    """The text with links on its parliamentary numbers."""
    return references.link(text)
