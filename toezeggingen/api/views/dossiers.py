from __future__ import annotations

from typing import Any

from toezeggingen.api.base import DetailView, PlainListView
from toezeggingen.api.serializers.dossiers import DossierShape
from toezeggingen.dossiers import Dossier, dossiers
from toezeggingen.filters.vocabulary import DOSSIERS


class DossierList(PlainListView):
    name, summary, shape = (
        "dossiers",
        "Dossiers van openbare brieven en van debatten, het nieuwste eerst.",
        DossierShape,
    )

    def rows(self) -> list[Dossier]:
        return dossiers()


class DossierDetail(DetailView):
    name, summary, shape = "dossier", "Een dossier.", DossierShape

    def find(self, number: str) -> Any:
        known = DOSSIERS.named([number])
        return next(iter(dossiers([known[number].key])), None) if known else None
