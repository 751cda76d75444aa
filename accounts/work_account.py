"""Log in with an account at the House's identity provider.

The provider says who somebody is. Whether that is a user, and what the user may do, stays in the register.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django_otp import user_has_device

from accounts import provider, second_factor, security_log
from accounts.lock import is_paused, show_pause
from accounts.log_in import CodeField, check_code
from accounts.models import WorkAccount

logger = logging.getLogger(__name__)

LONGEST = timedelta(minutes=10)  # from the start to the code
NEXT = "work_account_next"  # in the session: the page to show after the log-in
WAITING = "work_account"  # in the session: the user who still has to give a code
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Claims that say that the provider knows the mail address to be that person's. The second is Entra ID's.
VERIFIED = ("email_verified", "xms_edov")

UNREACHABLE = "Inloggen met uw werkaccount kan nu niet: log in met uw naam en wachtwoord, of probeer het later opnieuw."
FAILED = "Inloggen met uw werkaccount is niet gelukt. Probeer het opnieuw, of log in met uw naam en wachtwoord."
UNKNOWN = (
    "Uw werkaccount hoort niet bij een gebruiker van het register. "
    "Vraag een beheerder om u toe te voegen, met het e-mailadres van uw werkaccount."
)


class UnknownPersonError(Exception):
    """No user may log in as this person. The message is for the security log."""


class CodeForm(forms.Form):
    code = CodeField(label="Code uit uw app, of een herstelcode")

    def __init__(self, request: HttpRequest, user: User) -> None:
        super().__init__(request.POST or None)
        self.request = request
        self.user = user

    def clean_code(self) -> None:
        check_code(self.request, self.user, self.cleaned_data["code"])


@require_GET
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """A link and not a form, because the policy lets no form end at another site."""
    request.session[NEXT] = _own_page(request)
    request.session.set_expiry(LONGEST)
    try:
        return provider.send_to_provider(request, settings.SITE_URL + reverse("work-account-return"))
    except provider.UnreachableError as error:
        return _fail(request, error, outcome="unreachable", sentence=UNREACHABLE)


@require_GET
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """The address to which the provider sends a user who logged in there."""
    try:
        claims = provider.read_claims(request)
        user = find_user(claims)
    except provider.UnreachableError as error:
        return _fail(request, error, outcome="unreachable", sentence=UNREACHABLE)
    except provider.RefusedError as error:
        return _fail(request, error, outcome="refused", sentence=FAILED)
    except UnknownPersonError as error:
        return _fail(request, error, outcome="refused", sentence=UNKNOWN, person=_describe(claims), **_facts(claims))
    security_log.record("work account", request=request, person=user, outcome="accepted", **_facts(claims))
    if is_paused(request, user.username):
        return _pause(request, user)
    by_provider = has_second_factor(claims)
    if by_provider or not user_has_device(user):
        return _enter(request, user, claims["sub"], by_provider=by_provider)
    request.session.cycle_key()
    request.session[WAITING] = [user.pk, claims["sub"]]
    return redirect("work-account-code")


@never_cache
def ask_code(request: HttpRequest) -> HttpResponse:
    """The register's own second factor, for a user who has set one up."""
    pk, subject = request.session.get(WAITING, (None, ""))
    user = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    if not user:
        return redirect("admin:login")
    if is_paused(request, user.username):
        return _pause(request, user)
    form = CodeForm(request, user)
    if form.is_valid():
        return _enter(request, user, subject, by_provider=False)
    page = {**admin.site.each_context(request), "title": "Nog één stap", "form": form}
    return render(request, "accounts/work_account_code.html", page)


def find_user(claims: dict[str, Any]) -> User:
    """Return the user of this work account: the one that is linked, or else the one with its verified mail address.

    Raises UnknownPersonError.
    """
    linked = WorkAccount.objects.filter(issuer=settings.OIDC_ISSUER, subject=claims["sub"]).first()
    user = linked.user if linked else _find_by_address(claims)
    if not user.is_active or not user.is_staff:
        raise UnknownPersonError("the user is not active")
    return user


def has_second_factor(claims: dict[str, Any]) -> bool:
    """Whether the provider says that it asked for a second factor, in words that the settings name."""
    return any(value in settings.OIDC_MFA for value in (claims.get("acr"), *(claims.get("amr") or [])))


def _find_by_address(claims: dict[str, Any]) -> User:
    address = str(claims.get("email") or "").casefold()
    if (
        not address
        or not address.isprintable()
        or not any(claims.get(name) in (True, "true", "1") for name in VERIFIED)
    ):
        raise UnknownPersonError("no verified mail address")
    # The database takes some letters for equal that are not, such as i without a dot.
    users = [user for user in User.objects.filter(email__iexact=address) if user.email.casefold() == address]
    if len(users) != 1:
        raise UnknownPersonError(f"{len(users)} users have the mail address")
    if WorkAccount.objects.filter(user=users[0], issuer=settings.OIDC_ISSUER).exists():
        raise UnknownPersonError("the user with the mail address is linked to another work account")
    return users[0]


def _enter(request: HttpRequest, user: User, subject: str, *, by_provider: bool) -> HttpResponse:
    """Log in, and link the work account the first time."""
    page = request.session.pop(NEXT, reverse("admin:index"))
    request.session.pop(WAITING, None)
    _, is_new = WorkAccount.objects.get_or_create(user=user, issuer=settings.OIDC_ISSUER, subject=subject)
    if is_new:
        security_log.record("work account", request=request, person=user, outcome="linked", subject=subject)
    login(request, user, backend=BACKEND)
    request.session[second_factor.BY_PROVIDER] = by_provider
    return redirect(page)


def _own_page(request: HttpRequest) -> str:
    """The page that was asked for, if it is one of ours."""
    page = request.GET.get("next", "")
    is_own = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_own else reverse("admin:index")


def _pause(request: HttpRequest, user: User) -> HttpResponse:
    security_log.record("log-in", request=request, person=user, outcome="locked")
    return show_pause(request)


def _fail(
    request: HttpRequest, error: Exception, *, outcome: str, sentence: str, person: str = "", **facts: Any
) -> HttpResponse:
    """Back to the form with a password, with a sentence above it."""
    security_log.record("work account", request=request, person=person, outcome=outcome, reason=str(error), **facts)
    request.session.set_expiry(LONGEST)
    messages.error(request, sentence)
    return redirect_to_login(request.session.pop(NEXT, reverse("admin:index")), "admin:login")


def _describe(claims: dict[str, Any]) -> str:
    return str(claims.get("email") or "")


def _facts(claims: dict[str, Any]) -> dict[str, Any]:
    """What tells accounts apart, and how the provider let this one in."""
    return {"subject": claims["sub"], "amr": claims.get("amr"), "acr": claims.get("acr")}
