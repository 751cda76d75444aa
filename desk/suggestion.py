"""“Bedoelde u …?” in a list of the admin: a close word when a search finds nothing."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.http import HttpRequest, HttpResponse

from parliament.recipients import without_titles
from search.selection import NavLink
from search.text.mistyped import corrected


class SuggestsWords(admin.ModelAdmin):
    """A list that offers other words when a search finds nothing, if those words do find something."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().changelist_view(request, extra_context)
        context: dict[str, Any] = getattr(response, "context_data", None) or {}
        shown = context.get("cl")
        if shown and shown.query and not shown.result_count:
            context["suggestion"] = self._suggest(request, shown)
        return response

    def _suggest(self, request: HttpRequest, shown: ChangeList) -> NavLink | None:
        """A link to the same list with the same filters and corrected words. None if that list is empty too."""
        words = corrected(without_titles(shown.query))
        if words == shown.query:
            return None
        query = request.GET.copy()
        query[SEARCH_VAR] = words
        query.pop(PAGE_VAR, None)
        other = copy(request)
        other.GET = query  # type: ignore[assignment] # the stubs know only the QueryDict that cannot change
        is_found = self.get_changelist_instance(other).result_count
        return NavLink(words, f"?{query.urlencode()}") if is_found else None
