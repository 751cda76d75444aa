"""The admin site: Dutch titles, our own pages, and on the start page the work that waits for a clerk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone

from toezeggingen import permissions


class DeskSite(admin.AdminSite):
    site_title = "Beheer toezeggingen"
    site_header = "Beheer toezeggingen"
    index_title = "Te doen"
    index_template = "desk/index.html"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from desk import deadline_forms
        from desk.letter import intake
        from desk.letter import view as letter_view
        from desk.toezegging import bulk_entry

        own = [
            ("nieuwe-toezeggingen/", bulk_entry.enter_many, "bulk"),
            ("brief-inlezen/", intake.take_letter_in, "intake"),
            ("brief-inlezen/<slug:number>/", letter_view.settle_letter, "intake-letter"),
            ("termijn/", deadline_forms.explain_deadline, "explain-deadline"),
        ]
        return [*(path(address, self._guard(view), name=name) for address, view, name in own), *super().get_urls()]

    def _guard(self, view: Any) -> Any:
        def show(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return view(request, self, **kwargs)

        return self.admin_view(show)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from desk.work_lists import list_work

        work_lists = list_work(timezone.localdate()) if request.user.has_perm(permissions.ENTER) else []
        return super().index(request, {**(extra_context or {}), "work_lists": work_lists})
