"""Dossiers of the House that have a page, because they have a public letter or a public debate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from parliament import kamerstuk
from parliament.models import Debate
from toezeggingen.public_debates import debates_in, letters_in, public_papers


@dataclass(frozen=True)
class Dossier:
    """A dossier. `title` is the title of its newest letter with a title, and may be empty. `letters` and `debates` are
    counts."""

    number: str
    title: str
    letters: int
    debates: int

    @property
    def spoken(self) -> str:
        return kamerstuk.spoken_dossier(self.number)

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.number])


def find_dossiers(numbers: Collection[str] | None = None) -> list[Dossier]:
    """All dossiers with a page, or only those with these plain numbers (such as 36200-V). The highest number comes
    first. Each number has five digits, so that numbers sort correctly as text."""
    papers = public_papers() if numbers is None else letters_in(numbers)
    letters = dict(papers.order_by().values_list("dossier").annotate(counted=Count("pk")))
    titled = papers.exclude(letter__title="").order_by("dossier", "-letter__date").distinct("dossier")
    titles = dict(titled.values_list("dossier", "letter__title"))
    held = Debate.objects.public().exclude(report="", agenda="") if numbers is None else debates_in(numbers)
    both_of_each = held.values_list("report", "agenda")
    debates = Counter(nr for both in both_of_each for nr in {paper.rpartition("-")[0] for paper in both if paper})
    known = letters.keys() | debates.keys()
    if numbers is not None:
        known &= {*numbers}  # a debate may belong to other dossiers as well
    return [Dossier(nr, titles.get(nr, ""), letters.get(nr, 0), debates[nr]) for nr in sorted(known, reverse=True)]
