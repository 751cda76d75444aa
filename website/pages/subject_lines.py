"""The lines of an index page: each subject of a kind, with its counts, searched by name and put in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import models
from django.db.models import Count
from django.http import QueryDict

from search import facets
from search.filters.messages import unknown_value
from search.selection import Selection
from search.text.directories import plain_name
from toezeggingen.buckets import Bucket
from toezeggingen.status import OPEN
from website.list_addresses import query
from website.pages.subjects import Subject

LONG = 40  # a list with this many names or more is divided by letter


class LineOrder(models.TextChoices):
    NAME = "naam", "op naam"
    OPEN = "open", "meeste open eerst"
    LATE = "te-laat", "meeste te laat eerst"


@dataclass(frozen=True)
class SubjectLine:
    """A subject in the list of its kind, with the number of its open and of its late toezeggingen."""

    name: str
    address: str
    remark: str
    open: int
    late: int
    sort_key: str


class SubjectSearch:
    """What a reader asked of an index page: a part of a name, and an order."""

    def __init__(self, query: QueryDict) -> None:
        self.name = query.get("naam", "").strip()
        asked = query.get("volgorde", "")
        self.order = LineOrder(asked) if asked in LineOrder.values else LineOrder.NAME
        self.complaint = unknown_value("Volgorde", asked) if asked and asked not in LineOrder.values else ""

    def groups(self, lines: list[SubjectLine]) -> list[tuple[str, list[SubjectLine]]]:
        """The lines that fit, in order, divided by first letter if the list is long and in order of name."""
        fitting = [line for line in lines if self._fits(line)]
        match self.order:
            case LineOrder.OPEN:
                return [("", sorted(fitting, key=lambda line: (-line.open, line.sort_key)))]
            case LineOrder.LATE:
                return [("", sorted(fitting, key=lambda line: (-line.late, -line.open, line.sort_key)))]
        by_name = sorted(fitting, key=lambda line: line.sort_key)
        if len(by_name) < LONG:
            return [("", by_name)]
        return [(letter, list(group)) for letter, group in groupby(by_name, lambda line: line.sort_key[:1].upper())]

    def names(self, line: SubjectLine) -> bool:
        """Whether the reader typed the whole name of this subject."""
        return plain_name(self.name) == plain_name(line.name)

    def _fits(self, line: SubjectLine) -> bool:
        known = plain_name(f"{line.name} {line.remark}")
        return all(word in known for word in plain_name(self.name).split())


def subject_lines(subject: Subject, on: date) -> list[SubjectLine]:
    """All subjects of this kind that published toezeggingen refer to, in any order."""
    late, opened = _counts(subject, query(termijn=Bucket.OVERDUE), on), _counts(subject, query(status=OPEN), on)
    lines = []
    for thing in subject.directory.offered():
        key, name = getattr(thing, subject.directory.key), subject.heading(thing)
        counts = (opened.get(key, 0), late.get(key, 0))
        address, remark, sort_key = thing.get_absolute_url(), subject.remark(thing), subject.sorted_by(name)
        lines.append(SubjectLine(name, address, remark, *counts, sort_key))
    return lines


def _counts(subject: Subject, chosen: str, on: date) -> dict[str, int]:
    """The number of toezeggingen that the query selects for each subject, by key of the subject."""
    selection = Selection(QueryDict(chosen), on=on)
    if subject.filter_name in facets.FACETS:
        return {value.key: value.count for value in facets.count(selection)[subject.filter_name].values}
    rows = selection.filter.qs.order_by()
    return dict(rows.values_list(f"{subject.field}__{subject.directory.key}").annotate(counted=Count("pk")))
