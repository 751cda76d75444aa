"""The open toezeggingen of the selection that have a day, as a calendar to subscribe to.

Each is an event of the whole of its latest day. It keeps its identity when its number or its day changes, so that a
calendar moves it and shows it once.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from icalendar import Calendar, vText
from icalendar import Event as CalendarEvent

from search.selection import Selection
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN
from website.formats import heading, words
from website.formats.facts import Facts, facts_of

DAY = timedelta(days=1)
MOST_EVENTS = 2000  # more than a calendar program takes gladly; beyond it the longest late are left out


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    calendar = _calendar(selection)
    stamp = timezone.make_aware(datetime.combine(selection.on, time()))
    for key, facts in facts_of(_dated(selection)[:MOST_EVENTS], today=selection.on):
        calendar.add_component(_event(key, facts, stamp))
    headers = heading.disposition(selection, "ics")
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _dated(selection: Selection) -> ToezeggingQuerySet:
    dated = selection.rows.filter(status__in=OPEN, due_latest__isnull=False)
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
    for name in ("name", "x-wr-calname"):  # some programs know the one only, some the other
        calendar.add(name, vText(heading.sentence(selection)))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, vText(description))
    calendar.add("url", heading.address(selection))
    calendar.add("refresh-interval", DAY, parameters={"VALUE": "DURATION"})
    return calendar


def _event(key: int, facts: Facts, stamp: datetime) -> CalendarEvent:
    event = CalendarEvent()
    event.add("uid", heading.uid(key))
    event.add("dtstamp", stamp)
    event.add("dtstart", facts["uiterlijk"])
    event.add("dtend", facts["uiterlijk"] + DAY)
    event.add("summary", words.title(facts))
    event.add("description", "\n".join([facts["toezegging"], *words.lines(facts), facts["adres"]]))
    event.add("url", facts["adres"])
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    return event
