"""The terms of a recurring toezegging, each with the letters that the public may read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.rhythm import Rhythm
from toezeggingen.status import Status
from website.history.threads import terms_of


@dataclass(frozen=True)
class Term:
    nr: int
    toezegging: Toezegging
    fulfilments: Sequence[Fulfilment]


@dataclass(frozen=True)
class Series:
    """All terms, oldest first. `own` is the term of the page."""

    terms: Sequence[Term]
    own: Term

    @property
    def rhythm(self) -> str:
        """How often the toezegging comes back; empty after the series was ended."""
        newest = self.terms[-1].toezegging
        goes_on = newest.rhythm and newest.status != Status.LAPSED
        return str(Rhythm(newest.rhythm).label) if goes_on else ""


def series_of(toezegging: Toezegging) -> Series:
    """The series of a published toezegging that recurs, or that is a term of one that did."""
    rows = list(terms_of(toezegging))
    letters = Fulfilment.objects.public().filter(toezegging__in=rows).select_related("letter", "debate").order_by("pk")
    terms = [Term(nr, row, [one for one in letters if one.toezegging_id == row.pk]) for nr, row in enumerate(rows, 1)]
    return Series(terms, next(term for term in terms if term.toezegging == toezegging))
