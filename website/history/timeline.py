"""What happened to a toezegging, as the public reads it: office and meeting, never an employee; words, never codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from letters.models import FormerNumber, Letter, LetterVersion
from parliament import dates
from parliament.models import Debate
from parliament.models.debate import DebateKind
from toezeggingen.models import Event, Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status
from website.labels import decision_follows
from website.pages.item import FULFILMENTS, key_of
from website.prepared_queries import Prepared, together

LETTER_NOT_PUBLIC = "een brief die nog niet openbaar is"
NOT_PUBLIC = "niet openbaar"
NOTHING = "niets"
TOLD_LETTER = re.compile(r"Brief (?P<number>[0-9A-Za-z-]+):")  # how an event wrote down which letter it was
# Kind, title and day of a debate, as an event wrote them down.
TOLD_DEBATE = re.compile(rf"({'|'.join(str(kind.label) for kind in DebateKind)}) .* (\([^()]*\))", re.DOTALL)
LABELS = {"relations": "verband", "firmness": "soort termijn"}  # where the field's own name says less
TOLD_BY_FIELD = (Event.Kind.CORRECTED, Event.Kind.RENUMBERED, Event.Kind.FOLLOWED)
# What a moment asks of its event, and of what the event rests on.
_ITS_OWN = ("meeting__committee", "postponement__letter")
FACTS = (*_ITS_OWN, "fulfilment__letter", "fulfilment__debate")
DAYS = ("made_on", "due_earliest", "due_latest")


@dataclass(frozen=True)
class Change:
    """A corrected field in words, with what it said before and after."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Moment:
    """One step in the timeline. `status` is the new status where it changed; `letter` the one that asked for a
    postponement, if the public may read it."""

    event: Event
    title: str
    office: str
    status: str
    remainder: str
    letter: Letter | None
    changes: tuple[Change, ...]

    @property
    def on(self) -> date:
        return self.event.on

    @property
    def recorded_on(self) -> date | None:
        """The day in Amsterdam on which it was put down, where that is a later one."""
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
        """What it rests on, if the public may know."""
        return self.event.fulfilment if self.event.is_fulfilment_public else None

    @property
    def is_means_hidden(self) -> bool:
        return self.event.fulfilment_id is not None and self.fulfilment is None

    @property
    def postponement(self) -> Postponement | None:
        return self.event.postponement


def _events(number: Value) -> QuerySet[Event]:
    released = LetterVersion.objects.released().filter(letter=OuterRef("postponement__letter"))
    events = Event.objects.public().filter(toezegging=key_of(number))
    return events.annotate(is_asking_letter_public=Exists(released)).select_related(*_ITS_OWN).order_by("pk")


EVENTS = Prepared(_events)


def moments(toezegging: Toezegging) -> list[Moment]:
    """The public events of a toezegging in the order of the register, in which each status follows the one before;
    a decision that was put down late may be of an earlier day."""
    return moments_of(toezegging, *together(toezegging.number, EVENTS, FULFILMENTS))


def moments_of(toezegging: Toezegging, events: Sequence[Event], fulfilments: Iterable[Fulfilment]) -> list[Moment]:
    """As `moments`, of its `EVENTS` and `FULFILMENTS`."""
    public: dict[int | None, Fulfilment] = {row.pk: row for row in fulfilments}
    for event in events:
        if means := public.get(event.fulfilment_id):
            event.fulfilment = means
    readable = _readable(toezegging, events)
    hidden = _hidden(toezegging, events, readable)
    return [_moment(event, readable, hidden, _asking_letter(event)) for event in events]


def alone(event: Event) -> Moment:
    """One public event by itself, fetched with `FACTS`; a letter or passage that it names is not told."""
    return _moment(event, {}, frozenset({"passage"}))


def _readable(toezegging: Toezegging, events: Sequence[Event]) -> dict[str, Letter]:
    """The released ones among the letters that corrections of letter or passage speak of, and the one that it is of
    now, by each number that they have or had."""
    if not any(event.changes.keys() & {"letter", "passage"} for event in events):
        return {}
    told = [
        found["number"] for event in events for words in _told_letters(event) if (found := TOLD_LETTER.match(words))
    ]
    formerly = FormerNumber.objects.filter(number__in=told).values("letter")
    now = Q(pk=toezegging.letter_id)
    spoken_of = Letter.objects.released().filter(Q(number__in=told) | Q(pk__in=formerly) | now)
    return {
        number: letter
        for letter in spoken_of.prefetch_related("former_numbers")
        for number in (letter.number, *map(str, letter.former_numbers.all()))
    }


def _asking_letter(event: Event) -> Letter | None:
    is_public: bool = event.is_asking_letter_public  # type: ignore[attr-defined] # annotated in EVENTS
    return event.postponement.letter if event.postponement and is_public else None


def _told_letters(event: Event) -> list[str]:
    return event.changes.get("letter", [])


def _hidden(toezegging: Toezegging, events: Iterable[Event], readable: Mapping[str, Letter]) -> frozenset[str]:
    """A passage is told only while it can be but of one letter, and the public may read that one."""
    has_other_letter = any(_told_letters(event) for event in events)
    may_read = toezegging.letter is not None and toezegging.letter.number in readable
    return frozenset() if may_read and not has_other_letter else frozenset({"passage"})


def _moment(
    event: Event, readable: Mapping[str, Letter], hidden: frozenset[str], letter: Letter | None = None
) -> Moment:
    changes = event.changes.items() if event.kind in TOLD_BY_FIELD else ()
    return Moment(
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
        is_only_told = fulfilment.effect in (Effect.MENTIONS, Effect.POSTPONES)
        return Means(fulfilment.means).received if is_only_told else decision_follows(fulfilment.means)
    return event.get_kind_display()


def _change(field: str, values: list[str], readable: Mapping[str, Letter], hidden: frozenset[str]) -> Change:
    label = LABELS.get(field) or str(Toezegging._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
    old, new = [NOT_PUBLIC if field in hidden else _told(field, value, readable) for value in values]
    return Change(label, old, new)


def _told(field: str, value: str, readable: Mapping[str, Letter]) -> str:
    if not value:
        return NOTHING
    if field == "letter":
        found = TOLD_LETTER.match(value)
        return str(readable.get(found["number"] if found else "", LETTER_NOT_PUBLIC))
    if field == "debate":
        # A title may be secret, or have become so since; the event does not say of which debate it is.
        found = TOLD_DEBATE.fullmatch(value)
        return " ".join(found.groups()) if found else NOT_PUBLIC
    if field in DAYS:
        return dates.dutch(date.fromisoformat(value))
    return str(Firmness(value).label) if field == "firmness" else value
