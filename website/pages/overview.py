"""The toezeggingen of a committee, ministry, person, party or dossier: counts, and the first few rows of each group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from search.ordering import Order, in_order
from search.overview_counts import Tally, tally
from search.selection import FORMAT, NavLink
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import SETTLED
from website.formats import FORMATS
from website.list_addresses import list_address, query
from website.list_rows import ListRow, list_rows
from website.pages.last_settled import last_settled_among

ROWS = 5


@dataclass(frozen=True)
class OverviewPart:
    """A group of toezeggingen with a title. `rows` are the first few. The list shows all `total` of them for
    `query`."""

    key: str
    title: str
    query: str
    total: int
    rows: list[ListRow]


@dataclass(frozen=True)
class Overview:
    """The counts and the groups. Each group has rows. Together, the open groups contain every open toezegging."""

    tally: Tally
    parts: list[OverviewPart]


_OPEN = (
    (Bucket.OVERDUE.value, "Langst te laat", (Bucket.OVERDUE,), Order.DUE_FIRST),
    ("binnenkort", "Eerst vervallend", (Bucket.SOON, Bucket.LATER), Order.DUE_FIRST),
    ("wacht", "Besluit volgt of geen datum", (Bucket.AWAITING, Bucket.HANGING, Bucket.UNDATED), Order.LONGEST_OPEN),
)


def make_overview(condition: Q, *, on: date) -> Overview:
    """The overview of the published toezeggingen that meet this condition, as of a date (Amsterdam time)."""
    chosen = Toezegging.objects.published().filter(condition)
    counted = tally(chosen, on=on)
    parts = [*_open_parts(chosen, counted, on), _settled_part(chosen, counted, on)]
    return Overview(counted, [part for part in parts if part.rows])


def _settled_part(chosen: ToezeggingQuerySet, counted: Tally, on: date) -> OverviewPart:
    rows = last_settled_among(chosen, ROWS, today=on)
    return OverviewPart("afgedaan", "Laatst afgedaan", query(status=SETTLED), counted.settled, rows)


def _open_parts(chosen: ToezeggingQuerySet, counted: Tally, on: date) -> Iterator[OverviewPart]:
    for key, title, buckets, order in _OPEN:
        rows = list_rows(in_order(chosen.in_buckets(buckets, on=on), order)[:ROWS], today=on)
        total = sum(counted.buckets.get(bucket, 0) for bucket in buckets)
        yield OverviewPart(key, title, query(termijn=buckets, volgorde=order), total, rows)


def format_links(filter_name: str, key: str) -> list[NavLink]:
    """Links to the list with only this filter, in each file format."""
    page = list_address(**{filter_name: key})
    return [NavLink(form.words, f"{page}&{FORMAT}={name}") for name, form in FORMATS.items()]
