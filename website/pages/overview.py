"""What a page about one thing shows of its toezeggingen: how many stand where, and the few that ask for attention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from django.db.models import Q
from django.urls import reverse

from search.counts import Tally, tally
from search.ordering import Order
from search.selection import FORMAT, NavLink
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import Status
from website import list_rows
from website.formats import FORMATS
from website.history.outcomes import last_settled_of

SHOWN = 5


@dataclass(frozen=True)
class Part:
    """The first rows under a title (from `list_rows.shown`), out of the `total` that the list shows for `query`."""

    key: str
    title: str
    query: str
    total: int
    shown: list[list_rows.Row]


@dataclass(frozen=True)
class Overview:
    """`parts` are those that have anything; together those of what is open have all that is open."""

    tally: Tally
    parts: list[Part]


_OPEN = (
    ("te-laat", "Langst te laat", (Bucket.OVERDUE,), Order.DUE_FIRST),
    ("binnenkort", "Eerst vervallend", (Bucket.SOON, Bucket.LATER), Order.DUE_FIRST),
    ("wacht", "Besluit volgt of geen datum", (Bucket.AWAITING, Bucket.HANGING, Bucket.UNDATED), Order.LONGEST_OPEN),
)
_SORTED_BY = {Order.DUE_FIRST: ("due_latest", "number"), Order.LONGEST_OPEN: ("made_on", "number")}
_SETTLED = f"status={Status.FULFILLED}&status={Status.LAPSED}"


def over(which: Q, *, on: date) -> Overview:
    """Of the published toezeggingen that this condition chooses, on a day in Amsterdam."""
    chosen = Toezegging.objects.published().filter(which)
    counted = tally(chosen, on=on)
    settled = Part("afgedaan", "Laatst afgedaan", _SETTLED, counted.settled, last_settled_of(chosen, SHOWN, today=on))
    return Overview(counted, [part for part in (*_open_parts(chosen, counted, on), settled) if part.shown])


def _open_parts(chosen: ToezeggingQuerySet, counted: Tally, on: date) -> Iterator[Part]:
    firsts = [
        list(chosen.in_buckets(buckets, on=on).order_by(*_SORTED_BY[order]).values_list("pk", flat=True)[:SHOWN])
        for _, _, buckets, order in _OPEN
    ]
    told = iter(list_rows.of(list(chain(*firsts)), today=on))
    for (key, title, buckets, order), first in zip(_OPEN, firsts, strict=True):
        query = "&".join([*(f"termijn={bucket}" for bucket in buckets), f"volgorde={order}"])
        total = sum(counted.buckets.get(bucket, 0) for bucket in buckets)
        yield Part(key, title, query, total, list(islice(told, len(first))))


def format_links(asked: str, key: str) -> list[NavLink]:
    """The list of this filter with this value in each format."""
    page = f"{reverse('toezeggingen')}?{asked}={key}"
    return [NavLink(one.words, f"{page}&{FORMAT}={name}") for name, one in FORMATS.items()]
