"""The public timeline of a toezegging. It names offices and meetings, never employees. It shows words, never codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone

from letters.models import Letter, LetterVersion
from parliament.models import Debate
from toezeggingen.models import Event, Fulfilment, Postponement, Toezegging
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.status import Status
from website.history.changes import NOT_PUBLIC, FieldChange, NamedRows, field_of, in_words, reason_of
from website.history.fulfilments import public_fulfilments
from website.labels import decision_follows

LABELS = {"relations": "verband", "firmness": "soort termijn"}  # clearer than the verbose name of the field
KINDS_WITH_CHANGES = (
    Event.Kind.CORRECTED,
    Event.Kind.RENUMBERED,
    Event.Kind.RESCHEDULED,
    Event.Kind.HANDED_OVER,
    Event.Kind.REVOKED,
)
_RELATED_TO_EVENT = ("meeting__committee", "postponement__letter")
# Pass to select_related() when fetching events for `single_entry`.
RELATED = (*_RELATED_TO_EVENT, "fulfilment__letter", "fulfilment__debate")


@dataclass(frozen=True)
class TimelineEntry:
    """One event. `status` is the new status, or empty if the status did not change. `letter` is the letter that asked
    for a postponement, if that letter is public."""

    event: Event
    title: str
    reason: str
    office: str
    status: str
    letter: Letter | None
    changes: tuple[FieldChange, ...]

    @property
    def on(self) -> date:
        return self.event.on

    @property
    def status_to_tell(self) -> str:
        """The new status, unless the title already says it."""
        is_said = self.event.kind == Event.Kind.PUBLISHED or self.title.endswith(self.status)
        return "" if is_said else self.status

    @property
    def recorded_on(self) -> date | None:
        """The day in Amsterdam on which the event was recorded, if that is later than the day of the event."""
        day = timezone.localdate(self.event.at)
        return day if day > self.on else None

    @property
    def meeting(self) -> Debate | None:
        return self.event.meeting

    @property
    def fulfilment(self) -> Fulfilment | None:
        """The fulfilment that the event is about, if it is public. A postponement shows its letter instead."""
        is_shown = self.event.is_fulfilment_public and not self.postponement
        return self.event.fulfilment if is_shown else None

    @property
    def is_means_hidden(self) -> bool:
        """Whether the event rests on a letter, briefing or document that the public may not see."""
        is_about_deadline = self.postponement or self.event.revokes_id
        return self.event.fulfilment_id is not None and self.fulfilment is None and not is_about_deadline

    @property
    def remainder(self) -> str:
        """What is still to be done, if the public may see the fulfilment that says so."""
        return "" if self.is_means_hidden else self.event.changes.get("remainder", ["", ""])[1]

    @property
    def postponement(self) -> Postponement | None:
        return self.event.postponement


def timeline_of(toezegging: Toezegging, fulfilments: Iterable[Fulfilment] | None = None) -> list[TimelineEntry]:
    """The public events in the order in which they were recorded. In this order each status follows from the one
    before, but a decision that was recorded late may have an earlier day than the event before it. Pass the public
    fulfilments if they were already read."""
    events = list(_with_related(Event.objects.public().filter(toezegging=toezegging)).order_by("pk"))
    public = {row.pk: row for row in (public_fulfilments(toezegging) if fulfilments is None else fulfilments)}
    for event in events:
        if event.fulfilment_id in public:
            event.fulfilment = public[event.fulfilment_id]
    return _entries(events)


def entries_of(events: EventQuerySet) -> list[TimelineEntry]:
    """The entries of these public events of any toezeggingen, in the order of the query."""
    return _entries(list(_with_related(events).select_related(*RELATED)))


def _with_related(events: EventQuerySet) -> EventQuerySet:
    released = LetterVersion.objects.released().filter(letter=OuterRef("postponement__letter"))
    return events.annotate(is_asking_letter_public=Exists(released)).select_related(*_RELATED_TO_EVENT)


def _entries(events: Sequence[Event]) -> list[TimelineEntry]:
    rows, open_passages = NamedRows.fetch(events), _with_public_passage(events)
    return [
        _entry(event, rows, _asking_letter(event), is_passage_public=event.toezegging_id in open_passages)
        for event in events
    ]


def single_entry(event: Event) -> TimelineEntry:
    """The entry of one public event, fetched with `RELATED`. Letters and passages among the changes stay hidden."""
    return _entry(event, NamedRows())


def _asking_letter(event: Event) -> Letter | None:
    is_public: bool = event.is_asking_letter_public  # type: ignore[attr-defined] # _public_events()
    return event.postponement.letter if event.postponement and is_public else None


def _with_public_passage(events: Iterable[Event]) -> set[int]:
    """The toezeggingen of which the public may read changes to the passage: those that never had another letter, and
    of which the letter is public."""
    changed = {event.toezegging_id for event in events if "passage" in event.changes}
    if not changed:
        return set()
    moved = Event.objects.filter(toezegging=OuterRef("pk"), kind=Event.Kind.CORRECTED, changes__has_key="letter")
    rows = Toezegging.objects.filter(pk__in=changed, letter__in=Letter.objects.released()).exclude(Exists(moved))
    return set(rows.values_list("pk", flat=True))


def _entry(
    event: Event, rows: NamedRows, letter: Letter | None = None, *, is_passage_public: bool = False
) -> TimelineEntry:
    changes = event.changes.items() if event.kind in KINDS_WITH_CHANGES else ()
    return TimelineEntry(
        event=event,
        title=_title(event),
        # The new reason is read at the step that it is about.
        reason="" if event.kind == Event.Kind.REASON_CORRECTED else reason_of(event, rows),
        office="griffie" if event.by_id else "het register zelf",
        status=Status(event.to_status).label if event.to_status != event.from_status else "",
        letter=letter,
        changes=tuple(
            _change(name, values, rows, is_hidden=name == "passage" and not is_passage_public)
            for name, values in changes
        ),
    )


def _title(event: Event) -> str:
    if event.kind == Event.Kind.DECIDED and "outcome" in event.changes:
        return f"besluit: {Outcome(event.changes['outcome'][1]).label}"
    if event.kind == Event.Kind.CONFIRMED and (fulfilment := event.fulfilment):
        decides_nothing = event.effect in (Effect.MENTIONS, Effect.POSTPONES)
        return Means(fulfilment.means).received if decides_nothing else decision_follows(fulfilment.means)
    if any(cause.get("is_undo") for cause in event.causes):
        return "overdracht teruggedraaid"
    return event.get_kind_display()


def _change(name: str, values: Sequence[object], rows: NamedRows, *, is_hidden: bool) -> FieldChange:
    label = LABELS.get(name) or str(field_of(name).verbose_name)
    old, new = (NOT_PUBLIC if is_hidden else in_words(name, value, rows, public=True) for value in values)
    return FieldChange(label, old, new)
