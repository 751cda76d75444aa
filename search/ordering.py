"""The orders in which toezeggingen can be listed."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F
from django.db.models.expressions import OrderBy

from search.text import Question
from toezeggingen.models.querysets import OPEN_FIRST, ToezeggingQuerySet


class Order(models.TextChoices):
    NEWEST = "nieuwste", "nieuwste eerst"
    LONGEST_OPEN = "langst-open", "langst open eerst"
    DUE_FIRST = "eerst-vervallend", "eerst vervallend"
    MOST_POSTPONED = "vaakst-uitgesteld", "vaakst uitgesteld eerst"
    BEST = "best-passend", "best passend eerst"


_SORTED_BY: dict[Order, tuple[str | Case | OrderBy, ...]] = {
    Order.NEWEST: ("-made_on", "number"),
    Order.LONGEST_OPEN: (OPEN_FIRST, "made_on", "number"),
    Order.DUE_FIRST: (OPEN_FIRST, F("due_latest").asc(nulls_last=True), "number"),
    Order.MOST_POSTPONED: ("-times_postponed", "made_on", "number"),
}


def in_order(rows: ToezeggingQuerySet, order: Order, question: Question | None = None) -> ToezeggingQuerySet:
    """Sort the rows. `BEST` needs the question that the rows match.

    Among equal matches, open toezeggingen come first, then the newest.
    """
    if order is Order.BEST and question:
        return rows.order_by(*question.best_first, OPEN_FIRST, "-made_on", "number")
    return (rows.with_progress() if order is Order.MOST_POSTPONED else rows).order_by(*_SORTED_BY[order])
