"""The sitemap: every page for search engines, by kind, without filters and formats."""

from __future__ import annotations

from typing import Any

from django.contrib.sitemaps import GenericSitemap, Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from letters.models import Letter
from parliament.models import Debate
from toezeggingen.models import Toezegging
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


class DossierSitemap(Sitemap):
    def items(self) -> list[Dossier]:
        return find_dossiers()


def _pages_of(rows: QuerySet[Any]) -> GenericSitemap:
    return GenericSitemap({"queryset": rows.order_by("pk")})


SECTIONS = {
    "algemeen": PageSitemap(),
    "toezeggingen": _pages_of(Toezegging.objects.published().only("number")),
    "debatten": _pages_of(Debate.objects.public().only("number")),
    "brieven": _pages_of(Letter.objects.released().only("number")),
    "dossiers": DossierSitemap(),
    **{
        subject.plural.lower(): _pages_of(subject.rows().select_related(None).only(subject.directory.key))
        for subject in SUBJECTS.values()
    },
}
