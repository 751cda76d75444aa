"""A calendar to subscribe to, with the open toezeggingen of a selection that have a last day.

Each toezegging is an all-day event on that day. The UID of the event stays the same when the number or the day changes,
so that a calendar program moves the event instead of adding a second event.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from search.selection import Selection
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.formats import heading, summary
from website.formats.field_values import RowValues, rows_with_values

DAY = timedelta(days=1)
MOST_EVENTS = 2000  # more events slow a calendar program down; the longest overdue are left out


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    calendar = _calendar(selection)
    stamp = timezone.make_aware(datetime.combine(selection.on, time()))
    for key, values in rows_with_values(_dated(selection)[:MOST_EVENTS], today=selection.on):
        calendar.add_component(_event(key, values, stamp))
    headers = heading.disposition(selection, "ics")
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _dated(selection: Selection) -> ToezeggingQuerySet:
    dated = selection.rows.open().filter(due_latest__isnull=False)
    return dated.order_by("-due_latest", "number")


def _calendar(selection: Selection) -> Calendar:
    total, dated = selection.rows.count(), _dated(selection).count()
    about = heading.lines(selection, total)
    if total > dated:
        about.append(f"{heading.counted(total - dated)} zonder uiterste dag of afgedaan: niet in deze agenda.")
    if dated > MOST_EVENTS:
        about.append(f"Alleen de laatste {MOST_EVENTS} van {dated} staan erin: kies minder.")
    calendar, description = Calendar(), "\n".join(about)
    calendar.add("prodid", "-//Toezeggingenregister//NL")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # a calendar program reads only one of these two properties
        calendar.add(name, vText(heading.sentence(selection)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(description))
    calendar.add("url", heading.address(selection))
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    return calendar


def _event(key: int, values: RowValues, stamp: datetime) -> CalendarEvent:
    event = CalendarEvent()
    event.add("uid", heading.uid(key))
    event.add("dtstamp", stamp)
    event.add("dtstart", values["uiterlijk"])
    event.add("dtend", values["uiterlijk"] + DAY)
    event.add("summary", summary.title(values))
    event.add("description", "\n".join([values["toezegging"], *summary.lines(values), values["adres"]]))
    event.add("url", values["adres"])
    event.add("transp", "TRANSPARENT")  # does not block the day in a calendar
    return event
