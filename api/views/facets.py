from __future__ import annotations

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from api import asked, parameters
from api.base import ApiView
from api.serializers.counts import FacetsShape
from search import facets


class Facets(ApiView):
    name, summary, shape = "facetten", "Tellingen bij elke keuze.", FacetsShape

    def parameters(self) -> list[dict[str, Any]]:
        return parameters.filters()

    def get(self, request: Request) -> Response:
        selection, faults = asked.read_selection(request.query_params)
        asked.refuse(faults)
        counts = facets.count(selection)
        return Response(self.shown({"total": counts.total, "facets": [*counts.facets.values()]}))
