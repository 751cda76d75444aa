"""The page on which a user sets up the second factor, or renews it."""

from __future__ import annotations

from typing import Any

import segno
from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django_otp import login, user_has_device

from accounts import second_factor, security_log, sessions
from accounts.log_in import CodeField

RENEW_CODES = "codes"
REPLACE_APP = "app"


class SetUpForm(forms.Form):
    code = CodeField(label="Code uit de app")


class RenewForm(forms.Form):
    code = CodeField(label="Code uit uw app, of een herstelcode")
    action = forms.ChoiceField(
        label="Wat wilt u?",
        choices=[(RENEW_CODES, "Nieuwe herstelcodes"), (REPLACE_APP, "De app op een ander toestel instellen")],
        widget=forms.RadioSelect,
        initial=RENEW_CODES,
    )


@never_cache
def second_step(request: HttpRequest) -> HttpResponse:
    """Not guarded as an admin page, because a griffier without second factor may enter only this page."""
    if not isinstance(request.user, User) or not request.user.is_staff:
        return redirect_to_login(request.get_full_path(), "admin:login")
    return _renew(request, request.user) if user_has_device(request.user) else _set_up(request, request.user)


def _set_up(request: HttpRequest, user: User) -> HttpResponse:
    device = second_factor.waiting_app(user)
    form = SetUpForm(request.POST or None)
    if form.is_valid():
        codes = second_factor.confirm(device, form.cleaned_data["code"])
        if codes:
            request.session.cycle_key()
            login(request, device)
            sessions.keep_session(request, user)
            security_log.record("second factor", request=request, person=user, outcome="set up")
            return _show(request, codes=codes)
        form.add_error("code", "Deze code klopt niet. Wacht op de volgende code en vul die in.")
    picture = segno.make(device.config_url).svg_inline(scale=5, light="#fff")
    key = second_factor.readable_key(device)
    return _show(request, form=form, picture=mark_safe(picture), key=key, address=device.config_url)  # noqa: S308


def _renew(request: HttpRequest, user: User) -> HttpResponse:
    form = RenewForm(request.POST or None)
    if not form.is_valid():
        return _show(request, form=form)
    device = second_factor.verify(user, form.cleaned_data["code"])
    if not device:
        security_log.record("second factor", request=request, person=user, outcome="refused")
        form.add_error("code", "Deze code klopt niet of is al gebruikt. Wacht even en probeer de volgende code.")
        return _show(request, form=form)
    login(request, device)
    if form.cleaned_data["action"] == REPLACE_APP:
        second_factor.remove(user)
        sessions.keep_session(request, user)
        security_log.record("second factor", request=request, person=user, outcome="removed")
        return redirect("admin:second-step")
    codes = second_factor.renew_recovery_codes(user)
    security_log.record("second factor", request=request, person=user, outcome="codes renewed")
    return _show(request, codes=codes)


def _show(request: HttpRequest, **context: Any) -> HttpResponse:
    page = {**admin.site.each_context(request), "title": "Tweede stap bij het inloggen", **context}
    return render(request, "accounts/second_step.html", page)
