"""A calendar to subscribe to, with the toezeggingen of a selection that have a last day (RFC 5545).

Each toezegging is an all-day event on that day. The UID of the event stays the same when the number or the day changes,
and its SEQUENCE rises, so that a calendar program moves the event instead of adding a second one. What has ended stays
for a while as a cancelled event, so that a reader sees why it left the calendar. What is no longer public is left out.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from search.selection import Selection
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN, SETTLED
from website.formats import heading, subscribed, summary
from website.formats.field_values import RowValues, rows_with_values

DAY = timedelta(days=1)
CANCELLED_FOR = timedelta(days=60)  # after the end of the toezegging
MOST_EVENTS = 2000  # more events slow a calendar program down; the longest overdue are left out


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    calendar = _calendar(request, selection)
    stamp = timezone.make_aware(datetime.combine(selection.on, time()))
    rows = _dated(selection)[:MOST_EVENTS]
    versions = dict(rows.values_list("pk", "version"))
    for key, values in rows_with_values(rows, today=selection.on):
        calendar.add_component(_event(key, versions[key], values, stamp))
    headers = heading.disposition(selection, "ics")
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _dated(selection: Selection) -> ToezeggingQuerySet:
    just_ended = Q(status__in=SETTLED, settled_on__gte=selection.on - CANCELLED_FOR)
    dated = (
        subscribed.rows(selection).with_settled_on().filter(Q(status__in=OPEN) | just_ended, due_latest__isnull=False)
    )
    return dated.order_by("-due_latest", "number")


def _calendar(request: HttpRequest, selection: Selection) -> Calendar:
    total, dated = subscribed.rows(selection).count(), _dated(selection).count()
    about = subscribed.about(selection)
    if total > dated:
        left_out = (
            f"{heading.counted(total - dated)} zonder uiterste dag of langer dan {CANCELLED_FOR.days} dagen afgedaan"
        )
        about.append(f"{left_out}: niet in deze agenda.")
    if dated > MOST_EVENTS:
        about.append(f"Alleen de laatste {MOST_EVENTS} van {dated} staan erin: kies minder.")
    calendar, description = Calendar(), "\n".join(about)
    calendar.add("prodid", "-//Toezeggingenregister//NL")
    calendar.add("version", "2.0")
    for name in ("name", "x-wr-calname"):  # a calendar program reads only one of these two properties
        calendar.add(name, vText(subscribed.title(selection)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(description))
    calendar.add("url", subscribed.address(request, selection))
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    return calendar


def _event(key: int, version: int, values: RowValues, stamp: datetime) -> CalendarEvent:
    event, title, has_ended = CalendarEvent(), summary.title(values), values["afgedaanOp"] is not None
    event.add("uid", heading.uid(key))
    event.add("sequence", version)
    event.add("dtstamp", stamp)
    event.add("dtstart", values["uiterlijk"])
    event.add("dtend", values["uiterlijk"] + DAY)
    event.add("status", "CANCELLED" if has_ended else "CONFIRMED")
    event.add("summary", f"{capfirst(values['status'])}: {title}" if has_ended else title)
    event.add("description", "\n".join([values["toezegging"], *summary.lines(values), values["adres"]]))
    event.add("url", values["adres"])
    event.add("transp", "TRANSPARENT")  # does not block the day in a calendar
    return event
