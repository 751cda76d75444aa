"""What a clerk typed on a form that was sent when the session had ended.

The page with the log-in carries it along, so that nothing of a stranger is stored. After the log-in it is in the
session of the clerk, until the form is sent again (docs/decisions/0039).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

FIELD = "getypt"  # hidden field of the page with the log-in
IN_SESSION = "typed"


@dataclass(frozen=True)
class TypedText:
    """The fields of a form, and the page that it is on. A file cannot be kept."""

    page: str
    fields: dict[str, list[str]]
    has_file: bool = False

    def as_json(self) -> str:
        return json.dumps(asdict(self))


def is_from_our_site(request: HttpRequest) -> bool:
    """Whether the browser says that the form is on a page of ours. Only then may we show its fields again."""
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in ours


def typed_in(request: HttpRequest) -> TypedText | None:
    """What was typed: on the form that is sent now, or on the earlier form that the log-in carries along."""
    if FIELD in request.POST:
        return _parse(request.POST[FIELD])
    fields = {name: values for name, values in request.POST.lists() if not _is_secret(name)}
    return TypedText(request.get_full_path(), fields, has_file=bool(request.FILES))


def store(request: HttpRequest, typed: TypedText | None) -> None:
    if typed:
        request.session[IN_SESSION] = asdict(typed)


def stored_for(request: HttpRequest) -> TypedText | None:
    """What the clerk typed earlier on the page of this request."""
    stored = request.session.get(IN_SESSION)
    return TypedText(**stored) if stored and stored["page"] == request.get_full_path() else None


def forget(request: HttpRequest) -> None:
    del request.session[IN_SESSION]


def _is_secret(name: str) -> bool:
    return name == "csrfmiddlewaretoken" or "password" in name


def _parse(carried: str) -> TypedText | None:
    try:
        typed = TypedText(**json.loads(carried))
        fields = {str(name): [str(value) for value in values] for name, values in typed.fields.items()}
    except (ValueError, TypeError, AttributeError):
        return None
    is_ours = isinstance(typed.page, str) and typed.page.startswith(reverse("admin:index"))
    return TypedText(typed.page, fields, has_file=bool(typed.has_file)) if is_ours else None
