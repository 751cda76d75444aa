"""The work that waits for a clerk, shown on the start page of the admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator

from desk.agenda import describe_missing_recesses
from desk.toezegging.lateness import WITHOUT_DAY, describe_lateness
from letters.models import Letter, LetterVersion
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
    """One kind of work: the number of items, the first few, and the address of the full list."""

    title: str
    count: int
    first_items: list[WorkItem]
    address: str


def list_work(on: date) -> list[WorkList]:
    """List the work in the order in which a clerk does it."""
    everything = Toezegging.objects.with_progress()
    concepts = everything.concepts().order_by("-made_on")
    overdue = everything.in_buckets([Bucket.OVERDUE], on=on).longest_overdue_first()
    awaiting = everything.awaiting_decision().longest_overdue_first()
    undated = everything.in_buckets([Bucket.UNDATED, Bucket.HANGING], on=on).order_by("made_on")
    listed, letters = (reverse(f"admin:{name}_changelist") for name in ("toezeggingen_toezegging", "letters_letter"))
    return [
        _list_letters("Brieven met open voorstellen", letters_with_proposals(), reverse("admin:intake")),
        _list_letters("Brieven die nog niet openbaar zijn", unreleased_letters(), f"{letters}?openbaar=nee"),
        _list_toezeggingen("Concepten", concepts, f"{listed}?status__exact={Status.CONCEPT}", on),
        _list_toezeggingen("Te laat", overdue, f"{listed}?termijn={Bucket.OVERDUE}", on),
        _list_toezeggingen("Besluit volgt", awaiting, f"{listed}?termijn={Bucket.AWAITING}", on),
        _list_toezeggingen("Zonder datum: nakijken", undated, f"{listed}?termijn={WITHOUT_DAY}", on),
        _list_missing_recesses("Recessen invoeren", reverse("admin:parliament_recess_changelist"), on),
    ]


def letters_with_proposals() -> QuerySet[Letter]:
    """Letters with an undecided proposal, oldest first; `open` counts these proposals."""
    waiting = Count("fulfilments", Q(fulfilments__state=State.PROPOSED))
    return Letter.objects.annotate(open=waiting).filter(open__gt=0).order_by("date", "number")


def unreleased_letters() -> QuerySet[Letter]:
    """Letters whose newest version is not released, even if an earlier version is public."""
    latest = LetterVersion.objects.filter(letter=OuterRef("pk")).order_by("-nr")
    newest = latest.values("released_at")[:1]
    return (
        Letter.objects.annotate(newest_release=Subquery(newest)).filter(newest_release=None).order_by("date", "number")
    )


def _list_letters(title: str, letters: QuerySet[Letter], address: str) -> WorkList:
    items = [
        WorkItem(
            reverse("admin:intake-letter", args=[letter.number]),
            letter.number,
            letter.subject,
            dates.dutch(letter.date),
        )
        for letter in letters[:MAX_ITEMS]
    ]
    return WorkList(title, letters.count(), items, address)


def _list_toezeggingen(title: str, toezeggingen: QuerySet[Toezegging], address: str, on: date) -> WorkList:
    items = [
        WorkItem(
            reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk]),
            toezegging.number,
            Truncator(toezegging.text).chars(90),
            describe_lateness(toezegging, on) or toezegging.deadline_words,
        )
        for toezegging in toezeggingen[:MAX_ITEMS]
    ]
    return WorkList(title, toezeggingen.count(), items, address)


def _list_missing_recesses(title: str, address: str, on: date) -> WorkList:
    warning = describe_missing_recesses(on)
    return WorkList(title, int(bool(warning)), [WorkItem(address, "Recessen", warning, "")] if warning else [], address)
