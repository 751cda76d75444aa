"""The sitemap: every page for search engines, by kind, without filters and formats."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from letters.models import Letter
from toezeggingen.models import Toezegging
from toezeggingen.public_debates import public_debates
from website.pages.dossiers import Dossier, find_dossiers
from website.pages.subjects import SUBJECTS

PAGES = (
    "home", "toezeggingen", "debates", "letters", "dossiers", "planning", "figures", "recent", "about", "reading",
    "programs", "accessibility", "privacy", *sorted({subject.index for subject in SUBJECTS.values()}),
)  # fmt: skip


class PageSitemap(Sitemap):
    """Pages that always exist."""

    def items(self) -> tuple[str, ...]:
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class ModelSitemap(Sitemap):
    """Rows with a page of their own. The protocol allows five times as many addresses per file, but this number renders
    quickly."""

    limit = 10_000

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows

    def items(self) -> QuerySet[Any]:
        return self.rows.order_by("pk")


class DossierSitemap(Sitemap):
    limit = ModelSitemap.limit

    def items(self) -> list[Dossier]:
        return find_dossiers()


SECTIONS = {
    "algemeen": PageSitemap(),
    "toezeggingen": ModelSitemap(Toezegging.objects.published().only("number")),
    "debatten": ModelSitemap(public_debates().only("number")),
    "brieven": ModelSitemap(Letter.objects.released().only("number")),
    "dossiers": DossierSitemap(),
    **{
        subject.plural.lower(): ModelSitemap(subject.rows().select_related(None).only(subject.directory.key))
        for subject in SUBJECTS.values()
    },
}
