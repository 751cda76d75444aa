"""The dossiers of the House that have a page: those of public letters, and of debates that the public may know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from parliament import kamerstuk
from toezeggingen.told import public_papers, told_debates


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


def dossiers() -> list[Dossier]:
    """The newest number first; each has five digits."""
    papers = public_papers()
    letters = dict(papers.order_by().values_list("dossier").annotate(counted=Count("pk")))
    titled = papers.exclude(letter__title="").order_by("dossier", "-letter__date").distinct("dossier")
    titles = dict(titled.values_list("dossier", "letter__title"))
    of_debates = told_debates().exclude(report="", agenda="").values_list("report", "agenda")
    debates = Counter(one for both in of_debates for one in {paper.rpartition("-")[0] for paper in both if paper})
    numbers = sorted(letters.keys() | debates.keys(), reverse=True)
    return [Dossier(one, titles.get(one, ""), letters.get(one, 0), debates[one]) for one in numbers]
