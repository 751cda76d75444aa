"""The work that waits for a clerk, shown on the start page of the admin: the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, F, Max, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from alerts.models import Rappel, RappelRow
from desk.agenda import describe_missing_recesses
from desk.meeting.coming import coming_meetings
from desk.scope import Start
from desk.to_do.waiting_letters import in_the_register, letters_with_proposals, letters_with_unknown_promises
from desk.toezegging.lateness import WITHOUT_DAY, describe_lateness
from letters.models import Letter
from parliament import dates
from parliament.models import Debate
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import Status

MAX_ITEMS = 6
SOON = timedelta(days=14)


@dataclass(frozen=True)
class WorkItem:
    """`action` is the address of a page with one button that does this work, with the words of the link."""

    address: str
    name: str
    text: str
    remark: str
    action: tuple[str, str] | None = None


@dataclass(frozen=True)
class WorkList:
    """One kind of work: the address of the full list, the number of toezeggingen or letters, and the first items.

    An item of a grouped list counts for several; then the link to all is always shown.
    `address` is "" if no other page lists them.
    """

    title: str
    address: str
    count: int
    first_items: list[WorkItem]
    is_grouped: bool = False

    @property
    def unshown(self) -> int:
        return self.count - len(self.first_items)


def list_work(
    on: date, start: Start, *, seen_on: date | None, may_publish: bool, may_enter_recesses: bool
) -> list[WorkList]:
    """List the work of this clerk, who last looked on the day `seen_on` (None: never before)."""
    mine = Toezegging.objects.with_progress().filter(start.scope.of_toezegging)
    late = mine.in_buckets([Bucket.OVERDUE], on=on).longest_overdue_first()
    soon = on + SOON
    recent, longer = _list_late(late, start, seen_on, on)
    undated = mine.in_buckets([Bucket.UNDATED, Bucket.HANGING], on=on).order_by("made_on")
    letters = in_the_register().filter(start.scope.of_letter)
    unreleased = letters.with_newest_version(released=False).order_by("date", "number")
    lacking = letters_with_unknown_promises(on).filter(start.scope.of_letter)
    return [
        recent,
        _list_toezeggingen(
            "Binnen 14 dagen",
            mine.chasable().filter(due_latest__range=(on, soon)).longest_overdue_first(),
            _toezeggingen(start, termijn=Bucket.SOON, due_latest__lte=soon),
            on,
        ),
        _list_letters("Brieven met voorstellen", letters_with_proposals(start), _address(start, "intake")),
        _list_decisions(on, start),
        _list_rappels(on, start),
        _list_concepts(mine.concepts(), start, may_publish=may_publish),
        _list_toezeggingen("Zonder datum: nakijken", undated, _toezeggingen(start, termijn=WITHOUT_DAY), on),
        _list_letters("Brieven over toezeggingen die wij niet kennen", lacking, ""),
        _list_letters(
            "Brieven die nog niet openbaar zijn",
            unreleased,
            _address(start, "letters_letter_changelist", openbaar="nee"),
        ),
        *longer,
        *([_list_missing_recesses(on)] if may_enter_recesses else []),
    ]


def _address(start: Start, view: str, **query: object) -> str:
    """The address of a screen, for the same committees."""
    asked = urlencode(start.query | {name: str(value) for name, value in query.items()})
    return reverse(f"admin:{view}") + (f"?{asked}" if asked else "")


def _toezeggingen(start: Start, **query: object) -> str:
    return _address(start, "toezeggingen_toezegging_changelist", **query)


def _list_letters(title: str, letters: QuerySet[Letter], address: str) -> WorkList:
    items = [
        WorkItem(reverse("admin:intake-letter", args=[row.number]), row.number, row.subject, dates.dutch(row.date))
        for row in letters[:MAX_ITEMS]
    ]
    return WorkList(title, address, letters.count(), items)


def _list_toezeggingen(title: str, toezeggingen: QuerySet[Toezegging], address: str, on: date) -> WorkList:
    items = [
        WorkItem(
            reverse("admin:toezeggingen_toezegging_change", args=[row.pk]),
            row.number,
            Truncator(row.text).chars(90),
            describe_lateness(row, on) or row.deadline_words,
        )
        for row in toezeggingen[:MAX_ITEMS]
    ]
    return WorkList(title, address, toezeggingen.count(), items)


def _list_decisions(on: date, start: Start) -> WorkList:
    """The coming meetings with what waits for their decision; then what waits for no meeting that is known."""
    meetings, unplanned = coming_meetings(on, start.scope)
    items = [
        WorkItem(reverse("admin:meeting", args=[row.meeting.number]), str(row.meeting.committee), row.text,
                 dates.dutch(row.meeting.day))
        for row in meetings[:MAX_ITEMS]
    ]  # fmt: skip
    if unplanned:
        listed = _toezeggingen(start, termijn=Bucket.AWAITING)
        counted = "1 toezegging wacht" if unplanned == 1 else f"{unplanned} toezeggingen wachten"
        items.append(WorkItem(listed, "Geen vergadering bekend", f"{counted} op een besluit.", ""))
    waiting = sum(row.waiting for row in meetings) + unplanned
    return WorkList("Besluiten per vergadering", _address(start, "meetings"), waiting, items, is_grouped=True)


def _list_rappels(on: date, start: Start) -> WorkList:
    """The rappels to which the answer is late, with how many toezeggingen are not answered."""
    theirs = Toezegging.objects.filter(start.scope.of_toezegging)
    late = RappelRow.objects.filter(rappel__sent_at__isnull=False, rappel__reply_by__lt=on)
    counts = RappelRow.objects.filter(pk__in=late.filter(toezegging__in=theirs).values("pk")).count_by_rappel()
    waiting = {rappel: (rows, unanswered) for rappel, (rows, unanswered) in counts.items() if unanswered}
    shown = Rappel.objects.defer("document").filter(pk__in=waiting).select_related("ministry", "post")
    items = [
        WorkItem(reverse("admin:rappel", args=[rappel.number]), rappel.number, f"aan {rappel.addressee}",
                 f"{waiting[rappel.pk][1]} van {waiting[rappel.pk][0]} niet beantwoord")
        for rappel in shown.order_by("reply_by", "pk")[:MAX_ITEMS]
    ]  # fmt: skip
    return WorkList("Rappels zonder antwoord", _address(start, "rappels"), len(waiting), items)


def _list_concepts(concepts: ToezeggingQuerySet, start: Start, *, may_publish: bool) -> WorkList:
    """The concepts of each debate or letter, newest first."""
    groups = (
        concepts.order_by()
        .values("debate", "letter__number", "letter__subject")
        .annotate(count=Count("pk"), newest=Max("entered_at"), made=Max("made_on"))
        .order_by("-made", F("newest").desc())
    )
    shown = list(groups[:MAX_ITEMS])
    debates = Debate.objects.in_bulk([row["debate"] for row in shown if row["debate"]])
    items = []
    for row in shown:
        debate, counted = debates.get(row["debate"]), "1 concept" if row["count"] == 1 else f"{row['count']} concepten"
        number = debate.number if debate else row["letter__number"]
        publish = f"{reverse('admin:publish')}?debat={number}"
        action = (publish, f"{counted} publiceren") if debate and may_publish else None
        text = str(debate) if debate else f"brief: {row['letter__subject']}"
        listed = _toezeggingen(start, status__exact=Status.CONCEPT, q=number)
        items.append(WorkItem(listed, number, text, "" if action else counted, action))
    return WorkList(
        "Concepten", _toezeggingen(start, status__exact=Status.CONCEPT), concepts.count(), items, is_grouped=True
    )


def _list_late(
    late: ToezeggingQuerySet, start: Start, seen_on: date | None, on: date
) -> tuple[WorkList, list[WorkList]]:
    """What became late since the clerk last looked, and apart from it what was late before. At first all is new."""
    if seen_on is None:
        return _list_toezeggingen("Te laat", late, _toezeggingen(start, termijn=Bucket.OVERDUE), on), []
    recent, before = late.filter(due_latest__gte=seen_on), late.filter(due_latest__lt=seen_on)
    recently = _toezeggingen(start, termijn=Bucket.OVERDUE, due_latest__gte=seen_on)
    longer = _toezeggingen(start, termijn=Bucket.OVERDUE, due_latest__lt=seen_on)
    title = f"Nieuw te laat sinds {dates.dutch(seen_on)}"
    return (
        _list_toezeggingen(title, recent, recently, on),
        [_list_toezeggingen("Al langer te laat", before, longer, on)],
    )


def _list_missing_recesses(on: date) -> WorkList:
    address, warning = reverse("admin:parliament_recess_changelist"), describe_missing_recesses(on)
    items = [WorkItem(address, "Recessen", warning, "")] if warning else []
    return WorkList("Recessen invoeren", address, len(items), items)
