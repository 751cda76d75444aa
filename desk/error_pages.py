"""The error pages for 403 and 404, and for a form without the sign that it is ours.

A clerk in the admin gets an admin page with a link back. Everyone else gets the public page, which reveals nothing.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import ResolverMatch, reverse
from django.views import defaults

from accounts import security_log
from accounts.kept.returning import ask_log_in, return_to_form
from accounts.kept.typed import FIELD, is_from_our_site
from api import problems
from toezeggingen.permissions import SETTLE

ABOUT_LOG_IN = ("login", "logout", "second-step")  # pages of the admin whose forms hold no text to keep


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(reverse("admin:index")):
        security_log.record("page", request=request, person=request.user, outcome="refused", path=request.path)
    if not _is_clerk_in_admin(request):
        return defaults.permission_denied(request, exception)
    message = "Uw account mag dit niet."
    if not request.user.has_perm(SETTLE):
        message += " Wat u niet zelf mag doen, vraagt u aan een griffier."
    elif not request.user.is_superuser:
        message += " Gaat het om gebruikers of instellingen, vraag het dan aan een beheerder."
    return _show(request, HTTPStatus.FORBIDDEN, "Geen toegang", message)


def unsigned_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose cookie is gone or belongs to another log-in. A clerk loses nothing that was typed.

    Only a form of our own site is shown again, so that no other site fills in a form for a clerk.
    """
    is_script = request.headers.get("Accept") == "application/json"  # it keeps what was typed itself
    if is_script or not request.path_info.startswith(reverse("admin:index")) or not is_from_our_site(request):
        return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
    match = cast("ResolverMatch", request.resolver_match)
    is_about_log_in = match.namespace != "admin" or match.url_name in ABOUT_LOG_IN
    if is_about_log_in and FIELD not in request.POST:
        return redirect("admin:index" if match.url_name == "logout" else request.get_full_path())
    return return_to_form(request) if admin.site.has_permission(request) else ask_log_in(request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not _is_clerk_in_admin(request):
        return problems.not_found(request, exception)
    return _show(request, HTTPStatus.NOT_FOUND, "Niet gevonden", "Deze pagina bestaat niet, of niet meer.")


def _is_clerk_in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("admin:index")) and admin.site.has_permission(request)


def _show(request: HttpRequest, status: HTTPStatus, title: str, message: str) -> HttpResponse:
    context = {**admin.site.each_context(request), "title": title, "message": message}
    return render(request, "desk/error.html", context, status=status)
