"""What waits for a clerk, shown first in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator

from desk.agenda import tell_short_calendar
from desk.toezegging.list_filters import WITHOUT_DAY
from desk.toezegging.model_admin import tell_lateness
from letters.models import Letter, LetterVersion
from parliament import dates
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import State
from toezeggingen.status import Status

SHOWN = 6


@dataclass(frozen=True)
class Task:
    address: str
    name: str
    text: str
    remark: str


@dataclass(frozen=True)
class Pile:
    """One kind of work: how much there is, the first few, and where all of it is listed."""

    title: str
    count: int
    tasks: list[Task]
    address: str


def gather_work(on: date) -> list[Pile]:
    """The piles in the order in which a clerk takes them up."""
    everything = Toezegging.objects.with_facts()
    concepts = everything.concepts().order_by("-made_on")
    overdue = everything.in_buckets([Bucket.OVERDUE], on=on).longest_overdue_first()
    awaiting = everything.awaiting_decision().longest_overdue_first()
    undated = everything.in_buckets([Bucket.UNDATED, Bucket.HANGING], on=on).order_by("made_on")
    listed, letters = (reverse(f"admin:{name}_changelist") for name in ("toezeggingen_toezegging", "letters_letter"))
    return [
        _letters("Brieven met open voorstellen", letters_with_proposals(), reverse("admin:intake")),
        _letters("Brieven die nog niet openbaar zijn", letters_unreleased(), f"{letters}?openbaar=nee"),
        _promises("Concepten", concepts, f"{listed}?status__exact={Status.CONCEPT}", on),
        _promises("Te laat", overdue, f"{listed}?termijn={Bucket.OVERDUE}", on),
        _promises("Besluit volgt", awaiting, f"{listed}?termijn={Bucket.AWAITING}", on),
        _promises("Zonder datum: nakijken", undated, f"{listed}?termijn={WITHOUT_DAY}", on),
        _recesses("Recessen invoeren", reverse("admin:parliament_recess_changelist"), on),
    ]


def letters_with_proposals() -> QuerySet[Letter]:
    """Letters of which a proposal waits, oldest first, with `open` for how many."""
    waiting = Count("fulfilments", Q(fulfilments__state=State.PROPOSED))
    return Letter.objects.annotate(open=waiting).filter(open__gt=0).order_by("date", "number")


def letters_unreleased() -> QuerySet[Letter]:
    """Also those of which the public reads an earlier version only."""
    latest = LetterVersion.objects.filter(letter=OuterRef("pk")).order_by("-nr")
    newest = latest.values("released_at")[:1]
    return (
        Letter.objects.annotate(newest_release=Subquery(newest)).filter(newest_release=None).order_by("date", "number")
    )


def _letters(title: str, letters: QuerySet[Letter], address: str) -> Pile:
    tasks = [
        Task(
            reverse("admin:intake-letter", args=[letter.number]),
            letter.number,
            letter.subject,
            dates.dutch(letter.date),
        )
        for letter in letters[:SHOWN]
    ]
    return Pile(title, letters.count(), tasks, address)


def _promises(title: str, toezeggingen: QuerySet[Toezegging], address: str, on: date) -> Pile:
    tasks = [
        Task(
            reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk]),
            toezegging.number,
            Truncator(toezegging.text).chars(90),
            tell_lateness(toezegging, on) or toezegging.deadline_words,
        )
        for toezegging in toezeggingen[:SHOWN]
    ]
    return Pile(title, toezeggingen.count(), tasks, address)


def _recesses(title: str, address: str, on: date) -> Pile:
    told = tell_short_calendar(on)
    return Pile(title, int(bool(told)), [Task(address, "Recessen", told, "")] if told else [], address)
