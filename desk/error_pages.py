"""The error pages for 403 and 404.

A clerk in the admin gets an admin page with a link back. Everyone else gets the public page, which reveals nothing.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import defaults

from accounts import security_log
from api import problems


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(reverse("admin:index")):
        security_log.record("page", request=request, person=request.user, outcome="refused", path=request.path)
    if not _is_clerk_in_admin(request):
        return defaults.permission_denied(request, exception)
    message = "Uw account mag dit niet. Wat u niet zelf mag doen, vraagt u aan een griffier."
    return _show(request, HTTPStatus.FORBIDDEN, "Geen toegang", message)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not _is_clerk_in_admin(request):
        return problems.not_found(request, exception)
    return _show(request, HTTPStatus.NOT_FOUND, "Niet gevonden", "Deze pagina bestaat niet, of niet meer.")


def _is_clerk_in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("admin:index")) and admin.site.has_permission(request)


def _show(request: HttpRequest, status: HTTPStatus, title: str, message: str) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "message": message}
    return render(request, "desk/error.html", context, status=status)
