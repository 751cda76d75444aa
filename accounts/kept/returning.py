"""From a form that was sent too late to the log-in, and back to the form with all that was typed. Nothing is saved."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.kept import typed as kept
from accounts.kept.filling import fill_page
from accounts.log_in import LogInForm

THROW_AWAY = "_weggooien"
Show = Callable[[], HttpResponseBase]


def ask_log_in(request: HttpRequest) -> HttpResponse:
    """The log-in, which carries what was typed along."""
    typed = kept.typed_in(request)
    context = {
        **admin.site.each_context(request),
        "title": "Inloggen",
        "form": LogInForm(request),
        "app_path": reverse("admin:login"),
        "next": typed.page if typed else reverse("admin:index"),
        "typed": typed,
    }
    return render(request, "admin/login.html", context, status=HTTPStatus.FORBIDDEN)


def return_to_form(request: HttpRequest) -> HttpResponse:
    """To the page with the form of a clerk who is logged in."""
    typed = kept.typed_in(request)
    kept.store(request, typed)
    return redirect(typed.page if typed else "admin:index")


def show_with_typed_text(request: HttpRequest, show: Show) -> HttpResponseBase:
    """Show a page of the admin to a clerk, with what the clerk typed on it before the log-in."""
    if request.method == "POST":
        return _take(request, show)
    typed = kept.stored_for(request)
    return _fill(request, typed, show) if typed else show()


def _take(request: HttpRequest, show: Show) -> HttpResponseBase:
    """A form that is sent holds what was typed. So the session needs it no longer."""
    if kept.FIELD in request.POST:
        return return_to_form(request)
    is_thrown_away = THROW_AWAY in request.POST
    response = redirect(request.get_full_path()) if is_thrown_away else show()
    if kept.stored_for(request) and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        kept.forget(request)
    return response


def _fill(request: HttpRequest, typed: kept.TypedText, show: Show) -> HttpResponseBase:
    try:
        response = show()
    except Http404:
        response = HttpResponse(status=HTTPStatus.NOT_FOUND)
    if response.status_code != HTTPStatus.OK or not isinstance(response, HttpResponse):
        page = {**admin.site.each_context(request), "title": "Dit formulier is er niet meer"}
        response = render(request, "admin/base_site.html", page)
    if hasattr(response, "render"):
        response = response.render()
    notice = render_to_string("accounts/typed_notice.html", {"typed": typed, "throw_away": THROW_AWAY}, request)
    response.content = fill_page(response.content.decode(), typed, notice).encode()
    return response
