from __future__ import annotations

from typing import Any

from api.base import DetailView, PlainListView
from api.serializers.dossiers import DossierShape
from search.text.directories import DOSSIERS
from website.pages.dossiers import Dossier, find_dossiers


class DossierList(PlainListView):
    name, summary, shape = (
        "dossiers",
        "Dossiers van openbare brieven en van debatten, het nieuwste eerst.",
        DossierShape,
    )

    def rows(self) -> list[Dossier]:
        return find_dossiers()


class DossierDetail(DetailView):
    name, summary, shape = "dossier", "Een dossier.", DossierShape

    def find(self, number: str) -> Any:
        known = DOSSIERS.by_key([number])
        return next(iter(find_dossiers([known[number].key])), None) if known else None
