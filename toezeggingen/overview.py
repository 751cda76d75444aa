"""What a page about one thing shows of its toezeggingen: how many stand where, and the few that ask for attention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from toezeggingen import rows
from toezeggingen.buckets import Bucket
from toezeggingen.endings import last_settled_of
from toezeggingen.formats import FORMATS
from toezeggingen.models import Toezegging
from toezeggingen.selection import FORMAT, Link
from toezeggingen.tally import Tally, tally

SHOWN = 5


@dataclass(frozen=True)
class Overview:
    """The rows are as `rows.shown` gives them."""

    tally: Tally
    overdue: list[rows.Row]
    due: list[rows.Row]
    settled: list[rows.Row]


def over(which: Q, *, on: date) -> Overview:
    """Of the published toezeggingen that this condition chooses, on a day in Amsterdam."""
    chosen = Toezegging.objects.published().filter(which)
    due = chosen.in_buckets([Bucket.SOON, Bucket.LATER], on=on).order_by("due_latest", "number")
    return Overview(
        tally(chosen, on=on),
        rows.shown(chosen.overdue(on=on).longest_overdue_first()[:SHOWN], today=on),
        rows.shown(due[:SHOWN], today=on),
        last_settled_of(chosen, SHOWN, today=on),
    )


def format_links(asked: str, key: str) -> list[Link]:
    """The list of this filter with this value in each format."""
    page = f"{reverse('toezeggingen')}?{asked}={key}"
    return [Link(one.words, f"{page}&{FORMAT}={name}") for name, one in FORMATS.items()]
