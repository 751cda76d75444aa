"""When a session in the admin ends: without use, at the end of a working day, and when the user's rights change.

The second factor counts as a right. No page of the admin stays in a browser.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django_otp.plugins.otp_totp.models import TOTPDevice

LONGEST = timedelta(hours=8)
LONGEST_UNUSED = timedelta(minutes=30)

ENDS_AT = "ends_at"
RIGHTS = "rights"


def limit_session(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware for the admin. The public site uses no session.

    Django itself ends the sessions of a user who is no longer active, or whose password changed.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(reverse("admin:index")):
            return get_response(request)
        if isinstance(request.user, User) and not _goes_on(request, request.user):
            logout(request)
        response = get_response(request)
        if isinstance(request.user, User):  # also a user who logs in with this request
            _set_end(request)
        add_never_cache_headers(response)
        return response

    return answer


def keep_session(request: HttpRequest, user: User) -> None:
    """Let this session of the user go on after a change of rights. The user's other sessions end."""
    request.session[RIGHTS] = rights_of(user)


def _goes_on(request: HttpRequest, user: User) -> bool:
    rights = rights_of(user)
    is_in_time = timezone.now().timestamp() < request.session.get(ENDS_AT, math.inf)
    return is_in_time and request.session.setdefault(RIGHTS, rights) == rights


def _set_end(request: HttpRequest) -> None:
    """Let the session expire after the time without use, but never later than the longest time.

    Never after zero seconds: to Django that is a session without an end.
    """
    now = timezone.now()
    ends_at = request.session.setdefault(ENDS_AT, (now + LONGEST).timestamp())
    left = min(LONGEST_UNUSED.total_seconds(), ends_at - now.timestamp())
    request.session.set_expiry(max(1, math.ceil(left)))


def rights_of(user: User) -> list[int]:
    """The user's rights, to compare: administrator, may enter the admin, the app with the codes, and the groups."""
    groups = user.groups.order_by("pk").values_list("pk", flat=True)
    app = TOTPDevice.objects.filter(user=user, confirmed=True).values_list("pk", flat=True).first()
    return [int(user.is_superuser), int(user.is_staff), app or 0, *groups]
