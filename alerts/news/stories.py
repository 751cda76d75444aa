"""Turns the news about one toezegging into one line, which tells the end and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from alerts.models import DateNews, News
from alerts.news.entries import Entry
from parliament import dates, durations
from toezeggingen.models import Event
from toezeggingen.models.fulfilment import Means, Outcome
from toezeggingen.status import Status
from website.history import timeline

Kind = Event.Kind
PLURALS = {
    "termijn nadert": "termijnen naderen",
    "termijn aangepast": "termijnen aangepast",
    "uitstel herroepen": "keer uitstel herroepen",
    "brief ontvangen": "brieven ontvangen",
    "technische briefing gemeld": "technische briefings gemeld",
    "later debat gemeld": "latere debatten gemeld",
    "ander document gemeld": "andere documenten gemeld",
}


@dataclass(frozen=True)
class Step:
    """One thing that happened. `tag` names it in a word or two, `phrase` in full."""

    tag: str
    phrase: str


@dataclass(frozen=True)
class Story:
    """The news about one toezegging. `tag` says how it ended, `way` how it came to that, `last` is its newest news."""

    entry: Entry
    tag: str
    way: str
    last: int

    @property
    def head(self) -> str:
        """The tag, and how late the toezegging is, unless that is the news."""
        is_news = self.tag == DateNews.LATE.label
        return f"{self.tag}, {self.entry.distance}" if self.entry.is_late and not is_news else self.tag


def tell(entry: Entry, news: Sequence[News]) -> Story | None:
    """The story of these rows of news, oldest first; None if nothing is left of them.

    The rows need their public event, fetched with `timeline.RELATED`.
    """
    events = list(_steps(entry, _lasting([row.event for row in news if row.event])))
    dated = list(_dates(entry, news))
    if not events and not dated:
        return None
    way = [", daarna ".join(step.phrase for step in events), *(step.phrase for step in dated)]
    return Story(entry, [*events, *dated][-1].tag, "; ".join(filter(None, way)), news[-1].pk)


def counted(count: int, tag: str) -> str:
    """So many stories with this tag: "1 brief ontvangen", "2 brieven ontvangen", "3 voldaan"."""
    return f"{count} {tag if count == 1 else PLURALS.get(tag, tag)}"


def _lasting(events: Sequence[Event]) -> list[Event]:
    """Leave out a postponement that was taken back before anyone heard of it, and the step that took it back."""
    postponements = {event.postponement_id for event in events if event.postponement_id}
    undone = {event.revokes_id for event in events if event.revokes_id in postponements}
    return [event for event in events if undone.isdisjoint((event.postponement_id, event.revokes_id))]


def _steps(entry: Entry, events: Sequence[Event]) -> Iterable[Step]:
    """One step for each event; moves of the deadline that follow each other are one step."""
    for kind, group in groupby(events, key=lambda event: event.kind):
        if kind == Kind.POSTPONED:
            yield _postponed(entry, list(group))
        elif kind == Kind.RESCHEDULED:
            yield from _rescheduled(list(group))
        else:
            yield from (_step(entry, event) for event in group)


def _step(entry: Entry, event: Event) -> Step:
    if event.kind == Kind.PUBLISHED:
        return Step("nieuw", "nieuw in het register")
    if event.kind == Kind.DECIDED:
        return _decided(event)
    if event.kind == Kind.CONFIRMED:
        return Step(_received(event), timeline.single_entry(event).title)
    if event.kind == Kind.HANDED_OVER:
        return Step("overgegaan", f"overgegaan naar het ministerie van {entry.ministry}")
    label = Kind(event.kind).label
    return Step(label, f"{label} op {dates.dutch(event.on)}")


def _decided(event: Event) -> Step:
    """What the meeting decided. Only "voldaan" and "deels voldaan" change the status."""
    outcome = Outcome(event.changes["outcome"][1])
    label = outcome.label
    stays = "" if event.to_status == outcome.value else f", maar de toezegging blijft {Status(event.to_status).label}"
    return Step(label, f"{label} op {dates.dutch(event.on)}{stays}")


def _received(event: Event) -> str:
    return Means(event.fulfilment.means).received if event.fulfilment else Kind(event.kind).label


def _rescheduled(events: Sequence[Event]) -> Iterable[Step]:
    """The deadline from first to last. Nothing if it came back to the same day."""
    days = [event.changes["due_latest"] for event in events if "due_latest" in event.changes]
    old, new = (days[0][0], days[-1][1]) if days else ("", "")
    if not days or old != new:
        way = f"{f' van {_day(old)}' if old else ''}{f' naar {_day(new)}' if new else ''}"
        yield Step("termijn aangepast", f"termijn aangepast{way}")


def _day(value: str) -> str:
    return dates.dutch(date.fromisoformat(value))


def _postponed(entry: Entry, events: Sequence[Event]) -> Step:
    postponements = [event.postponement for event in events if event.postponement]
    first, last = postponements[0], postponements[-1]
    old, new = _day_or_words(first.old_latest, first.old_words), _day_or_words(last.new_latest, last.new_words)
    turn = f", {durations.ordinal(entry.times_postponed)} keer" if entry.times_postponed > 1 else ""
    return Step("uitgesteld", f"uitgesteld{f' van {old}' if old else ''} naar {new}{turn}")


def _day_or_words(day: date | None, words: str) -> str:
    return dates.dutch(day) if day else f"“{words}”" if words else ""


def _dates(entry: Entry, news: Sequence[News]) -> Iterable[Step]:
    """The last of the dates that came near or passed, if it still counts."""
    kinds = [DateNews(row.date_kind) for row in news if row.date_kind and row.due == entry.due]
    if DateNews.LATE in kinds:
        yield Step(DateNews.LATE.label, entry.distance)
    elif kinds and not entry.is_late:
        yield Step(DateNews.SOON.label, f"de termijn loopt af {_ahead(entry)}")


def _ahead(entry: Entry) -> str:
    return f"{entry.distance}, op {dates.dutch(entry.due)}" if entry.due else entry.distance
