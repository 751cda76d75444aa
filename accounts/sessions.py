"""When a session in the admin ends: without use, at the end of a working day, and when the user's rights change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

LONGEST = timedelta(hours=8)
LONGEST_UNUSED = timedelta(minutes=30)

ENDS_AT = "ends_at"
RIGHTS = "rights"


def limit_session(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware for the admin. The public site uses no session.

    Django itself ends the sessions of a user who is no longer active, or whose password changed.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(reverse("admin:index")) and isinstance(request.user, User):
            rights = rights_of(request.user)
            if request.session.setdefault(RIGHTS, rights) == rights:
                _set_end(request)
            else:
                logout(request)
        return get_response(request)

    return answer


def _set_end(request: HttpRequest) -> None:
    """Let the session expire after the time without use, but never later than the longest time."""
    now = timezone.now()
    ends_at = request.session.setdefault(ENDS_AT, (now + LONGEST).timestamp())
    request.session.set_expiry(int(min(LONGEST_UNUSED.total_seconds(), max(ends_at - now.timestamp(), 0))))


def rights_of(user: User) -> list[int]:
    """The user's rights, to compare: administrator, may enter the admin, and the groups."""
    groups = user.groups.order_by("pk").values_list("pk", flat=True)
    return [int(user.is_superuser), int(user.is_staff), *groups]
