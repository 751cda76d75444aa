"""The dossiers of the House that have a page: those of public letters, and of debates that the public may know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from parliament import kamerstuk
from toezeggingen.visibility import debates_in, letters_in, public_papers, told_debates


@dataclass(frozen=True)
class Dossier:
    """`title` is that of its newest letter that gives one, "" where none does; the others are numbers of each."""

    number: str
    title: str
    letters: int
    debates: int

    @property
    def spoken(self) -> str:
        return kamerstuk.spoken_dossier(self.number)

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.number])


def dossiers(asked: Collection[str] | None = None) -> list[Dossier]:
    """All, or those of these plain numbers (such as 36200-V); the newest number first, since each has five digits."""
    papers = public_papers() if asked is None else letters_in(asked)
    letters = dict(papers.order_by().values_list("dossier").annotate(counted=Count("pk")))
    titled = papers.exclude(letter__title="").order_by("dossier", "-letter__date").distinct("dossier")
    titles = dict(titled.values_list("dossier", "letter__title"))
    held = told_debates().exclude(report="", agenda="") if asked is None else debates_in(asked)
    both_of_each = held.values_list("report", "agenda")
    debates = Counter(one for both in both_of_each for one in {paper.rpartition("-")[0] for paper in both if paper})
    known = letters.keys() | debates.keys()
    if asked is not None:
        known &= {*asked}  # a debate may be on others as well
    numbers = sorted(known, reverse=True)
    return [Dossier(one, titles.get(one, ""), letters.get(one, 0), debates[one]) for one in numbers]
