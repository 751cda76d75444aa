"""The public timeline of a toezegging. It names offices and meetings, never an employee; words, never codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from letters.models import FormerLetterNumber, Letter, LetterVersion
from parliament import dates
from parliament.models import Debate
from parliament.models.debate import DebateKind
from toezeggingen.models import Event, Fulfilment, Postponement, Toezegging
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status
from website.history.fulfilments import public_fulfilments
from website.labels import decision_follows

LETTER_NOT_PUBLIC = "een brief die nog niet openbaar is"
NOT_PUBLIC = "niet openbaar"
NOTHING = "niets"
RECORDED_LETTER = re.compile(r"Brief (?P<number>[0-9A-Za-z-]+):")  # how an event records a letter
# How an event records a debate: kind, title, day.
RECORDED_DEBATE = re.compile(rf"({'|'.join(str(kind.label) for kind in DebateKind)}) .* (\([^()]*\))", re.DOTALL)
LABELS = {"relations": "verband", "firmness": "soort termijn"}  # clearer than the name of the field
KINDS_WITH_CHANGES = (Event.Kind.CORRECTED, Event.Kind.RENUMBERED, Event.Kind.FOLLOWED)
_RELATED_TO_EVENT = ("meeting__committee", "postponement__letter")
# For select_related() on events before `single_entry`.
RELATED = (*_RELATED_TO_EVENT, "fulfilment__letter", "fulfilment__debate")
DAYS = ("made_on", "due_earliest", "due_latest")


@dataclass(frozen=True)
class FieldChange:
    """A corrected field, with its old and new value in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class TimelineEntry:
    """One event. `status` is the new status if it changed; `letter` asked for a postponement and is public."""

    event: Event
    title: str
    office: str
    status: str
    remainder: str
    letter: Letter | None
    changes: tuple[FieldChange, ...]

    @property
    def on(self) -> date:
        return self.event.on

    @property
    def recorded_on(self) -> date | None:
        """The day in Amsterdam on which it was recorded, if that was later."""
        day = timezone.localdate(self.event.at)
        return day if day > self.on else None

    @property
    def reason(self) -> str:
        return self.event.reason

    @property
    def meeting(self) -> Debate | None:
        return self.event.meeting

    @property
    def fulfilment(self) -> Fulfilment | None:
        """The fulfilment that the event is about, if it is public."""
        return self.event.fulfilment if self.event.is_fulfilment_public else None

    @property
    def is_means_hidden(self) -> bool:
        return self.event.fulfilment_id is not None and self.fulfilment is None

    @property
    def postponement(self) -> Postponement | None:
        return self.event.postponement


def timeline_of(toezegging: Toezegging, fulfilments: Iterable[Fulfilment] | None = None) -> list[TimelineEntry]:
    """The public events in the order of the register, in which each status follows from the one before; a decision
    that was recorded late may have an earlier day. Pass the public fulfilments if they were already read."""
    events = list(_public_events(toezegging))
    public = {row.pk: row for row in (public_fulfilments(toezegging) if fulfilments is None else fulfilments)}
    for event in events:
        if event.fulfilment_id in public:
            event.fulfilment = public[event.fulfilment_id]
    readable = _readable(toezegging, events)
    hidden = _hidden(toezegging, events, readable)
    return [_entry(event, readable, hidden, _asking_letter(event)) for event in events]


def _public_events(toezegging: Toezegging) -> EventQuerySet:
    released = LetterVersion.objects.released().filter(letter=OuterRef("postponement__letter"))
    events = Event.objects.public().filter(toezegging=toezegging)
    return events.annotate(is_asking_letter_public=Exists(released)).select_related(*_RELATED_TO_EVENT).order_by("pk")


def single_entry(event: Event) -> TimelineEntry:
    """One public event, fetched with `RELATED`. Letters and passages among its changes stay hidden."""
    return _entry(event, {}, frozenset({"passage"}))


def _readable(toezegging: Toezegging, events: Sequence[Event]) -> dict[str, Letter]:
    """Released letters among the present one and those that corrections of letter or passage mention, by every number
    that they have or had."""
    if not any(event.changes.keys() & {"letter", "passage"} for event in events):
        return {}
    numbers = [
        found["number"]
        for event in events
        for words in _recorded_letters(event)
        if (found := RECORDED_LETTER.match(words))
    ]
    formerly = FormerLetterNumber.objects.filter(number__in=numbers).values("letter")
    now = Q(pk=toezegging.letter_id)
    mentioned = Letter.objects.released().filter(Q(number__in=numbers) | Q(pk__in=formerly) | now)
    return {
        number: letter
        for letter in mentioned.prefetch_related("former_numbers")
        for number in (letter.number, *map(str, letter.former_numbers.all()))
    }


def _asking_letter(event: Event) -> Letter | None:
    is_public: bool = event.is_asking_letter_public  # type: ignore[attr-defined] # _public_events()
    return event.postponement.letter if event.postponement and is_public else None


def _recorded_letters(event: Event) -> list[str]:
    return event.changes.get("letter", [])


def _hidden(toezegging: Toezegging, events: Iterable[Event], readable: Mapping[str, Letter]) -> frozenset[str]:
    """Show a passage only if it can belong to a single letter, and that letter is public."""
    has_other_letter = any(_recorded_letters(event) for event in events)
    may_read = toezegging.letter is not None and toezegging.letter.number in readable
    return frozenset() if may_read and not has_other_letter else frozenset({"passage"})


def _entry(
    event: Event, readable: Mapping[str, Letter], hidden: frozenset[str], letter: Letter | None = None
) -> TimelineEntry:
    changes = event.changes.items() if event.kind in KINDS_WITH_CHANGES else ()
    return TimelineEntry(
        event=event,
        title=_title(event),
        office="griffie" if event.by_id else "het register zelf",
        status=Status(event.to_status).label if event.to_status != event.from_status else "",
        remainder=event.changes.get("remainder", ["", ""])[1],
        letter=letter,
        changes=tuple(_change(field, values, readable, hidden) for field, values in changes),
    )


def _title(event: Event) -> str:
    if event.kind == Event.Kind.DECIDED and "outcome" in event.changes:
        return f"besluit: {Outcome(event.changes['outcome'][1]).label}"
    if event.kind == Event.Kind.CONFIRMED and (fulfilment := event.fulfilment):
        decides_nothing = fulfilment.effect in (Effect.MENTIONS, Effect.POSTPONES)
        return Means(fulfilment.means).received if decides_nothing else decision_follows(fulfilment.means)
    return event.get_kind_display()


def _change(field: str, values: list[str], readable: Mapping[str, Letter], hidden: frozenset[str]) -> FieldChange:
    label = LABELS.get(field) or str(Toezegging._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    old, new = [NOT_PUBLIC if field in hidden else _in_words(field, value, readable) for value in values]
    return FieldChange(label, old, new)


def _in_words(field: str, value: str, readable: Mapping[str, Letter]) -> str:
    if not value:
        return NOTHING
    if field == "letter":
        found = RECORDED_LETTER.match(value)
        return str(readable.get(found["number"] if found else "", LETTER_NOT_PUBLIC))
    if field == "debate":
        # Leave out the title: it may be confidential by now, and the event does not record which debate it was.
        found = RECORDED_DEBATE.fullmatch(value)
        return " ".join(found.groups()) if found else NOT_PUBLIC
    if field in DAYS:
        return dates.dutch(date.fromisoformat(value))
    return str(Firmness(value).label) if field == "firmness" else value
