"""Every page that a search engine may know, by kind; of filters and formats none."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from letters.models import Letter
from toezeggingen.models import Toezegging
from toezeggingen.visibility import told_debates
from website.pages.dossiers import Dossier, dossiers
from website.pages.subjects import SUBJECTS

PAGES = (
    "home", "toezeggingen", "debates", "letters", "dossiers", "planning", "figures", "recent", "about", "reading",
    "programs", "accessibility", "privacy", *sorted({subject.index for subject in SUBJECTS.values()}),
)  # fmt: skip


class Pages(Sitemap):
    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Rows(Sitemap):
    """Things with a page of their own; a file holds a fifth of what it may, so that it is made in a moment."""

    limit = 10_000

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    def items(self) -> QuerySet[Any]:
        return self.rows.order_by("pk")


class Dossiers(Sitemap):
    limit = Rows.limit

    def items(self) -> list[Dossier]:
        return dossiers()


SECTIONS = {
    "algemeen": Pages(),
    "toezeggingen": Rows(Toezegging.objects.published().only("number")),
    "debatten": Rows(told_debates().only("number")),
    "brieven": Rows(Letter.objects.released().only("number")),
    "dossiers": Dossiers(),
    **{
        subject.plural.lower(): Rows(subject.rows().select_related(None).only(subject.named.key))
        for subject in SUBJECTS.values()
    },
}
