"""The coming procedural meetings, with how many toezeggingen wait for their decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk.models import MeetingItem
from desk.scope import Scope
from parliament.models import Committee, Debate
from toezeggingen.models import Toezegging


@dataclass(frozen=True)
class ComingMeeting:
    """`waiting` are the toezeggingen that its committee still decides on, also those on its list without a letter.

    `listed` are the items on its list."""

    meeting: Debate
    waiting: int
    listed: int

    @property
    def text(self) -> str:
        waiting = "1 wacht op een besluit" if self.waiting == 1 else f"{self.waiting} wachten op een besluit"
        return f"{waiting}, {self.listed} op de lijst"


def coming_meetings(on: date, scope: Scope) -> tuple[list[ComingMeeting], int]:
    """The next meeting of each committee if something waits for it, and the number that waits for no known meeting.

    The number of queries does not depend on the number of meetings.
    """
    planned = Debate.objects.meetings().filter(day__gte=on, committee__isnull=False).select_related("committee")
    if not scope.is_all:
        planned = planned.filter(committee__in=scope.committees)
    meetings = list(planned.order_by("day", "starts", "number"))
    decides = _who_decides(meetings, on)
    rows = Toezegging.objects.awaiting_decision().filter(scope.of_toezegging)
    waiting: dict[int, set[int]] = {meeting.pk: set() for meeting in meetings}
    unplanned = 0
    for pk, origin, ministry in rows.values_list("pk", "debate__committee", "ministry_now"):
        meeting = decides.get(("committee", origin) if origin else ("ministry", ministry))
        if meeting:
            waiting[meeting].add(pk)
        else:
            unplanned += 1
    listed = MeetingItem.objects.undecided().filter(meeting__in=waiting)
    for meeting, pk in listed.values_list("meeting", "toezegging"):
        waiting[meeting].add(pk)
    counts = MeetingItem.objects.count_by_meeting([meeting.pk for meeting in meetings])
    found = [ComingMeeting(one, len(waiting[one.pk]), counts.get(one.pk, (0, 0))[0]) for one in meetings]
    return [one for one in found if one.waiting or one.listed], unplanned


def _who_decides(meetings: list[Debate], on: date) -> dict[tuple[str, int], int]:
    """Map each committee and each ministry to the first meeting that decides for it, by primary key. See `Scope`."""
    lines = Committee.objects.predecessors()
    ministries = Committee.objects.filter(pk__in=[meeting.committee_id for meeting in meetings]).ministries(on)
    first: dict[tuple[str, int], int] = {}
    for meeting in meetings:
        if meeting.committee_id is None:
            continue
        for committee in lines[meeting.committee_id]:
            first.setdefault(("committee", committee), meeting.pk)
        if meeting.committee_id in ministries:
            first.setdefault(("ministry", ministries[meeting.committee_id]), meeting.pk)
    return first
