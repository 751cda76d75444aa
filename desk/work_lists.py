"""The work that waits for a clerk, shown on the start page of the admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from desk.agenda import describe_missing_recesses
from desk.toezegging.lateness import WITHOUT_DAY, describe_lateness
from letters.models import Letter
from parliament import dates
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import State
from toezeggingen.status import Status

MAX_ITEMS = 6


@dataclass(frozen=True)
class WorkItem:
    address: str
    name: str
    text: str
    remark: str


@dataclass(frozen=True)
class WorkList:
    """One kind of work: the address of the full list, the number of items, and the first few."""

    title: str
    address: str
    count: int
    first_items: list[WorkItem]


def list_work(on: date) -> list[WorkList]:
    """List the work in the order in which a clerk does it."""
    everything = Toezegging.objects.with_progress()
    concepts = everything.concepts().order_by("-made_on")
    overdue = everything.in_buckets([Bucket.OVERDUE], on=on).longest_overdue_first()
    awaiting = everything.awaiting_decision().longest_overdue_first()
    undated = everything.in_buckets([Bucket.UNDATED, Bucket.HANGING], on=on).order_by("made_on")
    unreleased = Letter.objects.with_newest_version(released=False).order_by("date", "number")
    listed, letters = (reverse(f"admin:{name}_changelist") for name in ("toezeggingen_toezegging", "letters_letter"))
    return [
        _list_letters("Brieven met open voorstellen", letters_with_proposals(), reverse("admin:intake")),
        _list_letters("Brieven die nog niet openbaar zijn", unreleased, f"{letters}?openbaar=nee"),
        _list_toezeggingen("Concepten", concepts, f"{listed}?status__exact={Status.CONCEPT}", on),
        _list_toezeggingen("Te laat", overdue, f"{listed}?termijn={Bucket.OVERDUE}", on),
        _list_toezeggingen("Besluit volgt", awaiting, f"{listed}?termijn={Bucket.AWAITING}", on),
        _list_toezeggingen("Zonder datum: nakijken", undated, f"{listed}?termijn={WITHOUT_DAY}", on),
        _list_missing_recesses(on),
    ]


def letters_with_proposals() -> QuerySet[Letter]:
    """Letters with an undecided proposal, oldest first; `open` counts these proposals."""
    waiting = Count("fulfilments", Q(fulfilments__state=State.PROPOSED))
    return Letter.objects.annotate(open=waiting).filter(open__gt=0).order_by("date", "number")


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


def _list_missing_recesses(on: date) -> WorkList:
    address, warning = reverse("admin:parliament_recess_changelist"), describe_missing_recesses(on)
    items = [WorkItem(address, "Recessen", warning, "")] if warning else []
    return WorkList("Recessen invoeren", address, len(items), items)
