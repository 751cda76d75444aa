"""What waits for a decision of a committee: what a clerk may put on the list of its next procedural meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from desk.models import MeetingItem
from desk.models.meeting_item import UNDECIDED, OtherDecision
from desk.scope import Scope
from parliament import dates
from parliament.models import Committee, Debate
from parliament.models.debate import NOT_HELD
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State

MOST = 50  # rows of each kind with a letter on a page; the oldest come first
MOST_LATE = 40  # rows without a letter
Key = tuple[int, int | None]  # a toezegging and what is judged of it, by primary key

# What a letter asks the meeting to decide.
ASKED = {
    Effect.FULFILS: Outcome.FULFILLED.value,
    Effect.PARTLY: Outcome.PARTLY.value,
    Effect.POSTPONES: OtherDecision.POSTPONE.value,
}


@dataclass(frozen=True)
class MeetingCandidate:
    """A toezegging that may go on the list, with the letter or other means to judge, if any.

    `earlier` is where it was on a list before. If that meeting did not decide, `is_carried` is true, and the proposal
    and note of that list are kept.
    """

    toezegging: Toezegging
    fulfilment: Fulfilment | None
    earlier: MeetingItem | None
    is_carried: bool

    @property
    def proposal(self) -> str:
        if self.is_carried and self.earlier:
            return self.earlier.proposal
        if self.fulfilment is None:
            return OtherDecision.REMIND.value
        return ASKED.get(Effect(self.fulfilment.effect), "")

    @property
    def note(self) -> str:
        return self.earlier.note if self.is_carried and self.earlier else ""

    @property
    def remark(self) -> str:
        """Where it was or is on another list, in words."""
        if self.earlier is None:
            return ""
        day = dates.dutch(self.earlier.meeting.day)
        if self.earlier.taken:
            return f"{self.earlier.get_taken_display()} op {day}"
        return f"stond op de lijst van {day}, zonder besluit" if self.is_carried else f"staat op de lijst van {day}"


@dataclass(frozen=True)
class Waiting:
    """One kind of candidates. `total` also counts those that are too many for the page."""

    candidates: list[MeetingCandidate]
    total: int


def on_which_decides(committee: Committee, on: date) -> Q:
    """The condition on a toezegging that this committee decides on it. See `Scope`."""
    return Scope.of([committee], on).of_toezegging


def deciding_on(committee: Committee, on: date) -> QuerySet[Fulfilment]:
    """The fulfilments of open toezeggingen on which this committee must still decide: proposed or confirmed."""
    theirs = Toezegging.objects.open().filter(on_which_decides(committee, on))
    undecided = Q(state=State.PROPOSED) | Q(pk__in=Fulfilment.objects.awaiting_decision().values("pk"))
    return Fulfilment.objects.filter(undecided, toezegging__in=theirs).exclude(effect=Effect.MENTIONS)


def waiting_for(meeting: Debate, listed: Collection[Key], today: date) -> dict[State | None, Waiting]:
    """The candidates that are not on the list yet: confirmed, proposed, and (None) without a letter."""
    if meeting.committee is None:
        return {kind: Waiting([], 0) for kind in (State.CONFIRMED, State.PROPOSED, None)}
    judged = _not_listed(deciding_on(meeting.committee, meeting.day), listed)
    found: dict[State | None, Waiting] = {
        state: _as_candidates(_oldest_letter_first(judged.filter(state=state)), meeting, today)
        for state in (State.CONFIRMED, State.PROPOSED)
    }
    return {**found, None: _without_letter(meeting, listed, today)}


def _not_listed(fulfilments: QuerySet[Fulfilment], listed: Collection[Key]) -> QuerySet[Fulfilment]:
    return fulfilments.exclude(pk__in=[fulfilment for _, fulfilment in listed if fulfilment])


def _oldest_letter_first(fulfilments: QuerySet[Fulfilment]) -> QuerySet[Fulfilment]:
    related = (
        *("letter__ministry", "debate", "meeting"),
        *(f"toezegging__{name}" for name in ("debate", "letter", "post", "ministry_now")),
    )
    rows = fulfilments.select_related(*related)
    return rows.order_by(F("letter__date").asc(nulls_last=True), "letter__number", "toezegging__number")


def _without_letter(meeting: Debate, listed: Collection[Key], today: date) -> Waiting:
    """Late toezeggingen for which nothing came in, and those that an earlier meeting did not decide on."""
    committee = meeting.committee
    assert committee  # noqa: S101 - the caller has checked it
    carried = MeetingItem.objects.filter(fulfilment=None, taken__in=UNDECIDED, meeting__day__lt=today)
    late = Q(pk__in=Toezegging.objects.overdue(on=today).values("pk"))
    rows = Toezegging.objects.open().filter(on_which_decides(committee, meeting.day))
    rows = rows.filter(late | Q(pk__in=carried.exclude(meeting=meeting).values("toezegging")))
    proposed = Fulfilment.objects.proposed().exclude(effect=Effect.MENTIONS)
    rows = rows.exclude(pk__in=proposed.values("toezegging")).exclude(pk__in=[key for key, _ in listed])
    related = rows.select_related("debate", "letter", "post", "ministry_now").longest_overdue_first()
    return _candidates(related[:MOST_LATE], rows.count(), meeting, today)


def _as_candidates(fulfilments: QuerySet[Fulfilment], meeting: Debate, today: date) -> Waiting:
    return _candidates(fulfilments[:MOST], fulfilments.count(), meeting, today)


def _candidates(rows: Iterable[Fulfilment | Toezegging], total: int, meeting: Debate, today: date) -> Waiting:
    """The carried rows come first."""
    pairs = [(row.toezegging, row) if isinstance(row, Fulfilment) else (row, None) for row in rows]
    earlier = _last_listed({(row.pk, judged.pk if judged else None) for row, judged in pairs}, meeting)
    found = []
    for toezegging, fulfilment in pairs:
        item = earlier.get((toezegging.pk, fulfilment.pk if fulfilment else None))
        found.append(MeetingCandidate(toezegging, fulfilment, item, item is not None and is_left_over(item, today)))
    return Waiting(sorted(found, key=lambda candidate: not candidate.is_carried), total)


def _last_listed(keys: Collection[Key], meeting: Debate) -> dict[Key, MeetingItem]:
    """The last item of each key on the list of another meeting."""
    items = MeetingItem.objects.filter(toezegging__in={key for key, _ in keys}).exclude(meeting=meeting)
    in_time = items.select_related("meeting").order_by("meeting__day", "pk")
    return {(item.toezegging_id, item.fulfilment_id): item for item in in_time}


def is_left_over(item: MeetingItem, today: date) -> bool:
    """Whether the item moves on: it was put off, or its meeting is over or did not take place."""
    is_over = item.meeting.day < today or item.meeting.state in NOT_HELD
    return item.taken == OtherDecision.HOLD or (not item.taken and is_over)


def next_meeting(meeting: Debate) -> Debate | None:
    """The next procedural meeting of the committee or, if it was succeeded, of its successor."""
    heirs: set[int] = set()
    committee = meeting.committee
    while committee and committee.pk not in heirs:
        heirs.add(committee.pk)
        committee = committee.successor
    later = Q(day__gt=meeting.day)
    if meeting.starts:
        later |= Q(day=meeting.day, starts__gt=meeting.starts)
    return Debate.objects.meetings().filter(later, committee__in=heirs).order_by("day", "starts", "pk").first()
