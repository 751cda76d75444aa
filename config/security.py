"""What every response tells browsers, and what the site tells finders of a leak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

# No page uses these; a script that should not be there cannot either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
        *("hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb"),
    )
)
SECURITY_TXT_AGE = timedelta(days=180)  # RFC 9116 asks for less than a year

Answer = Callable[[HttpRequest], HttpResponseBase]


def add_security_headers(get_response: Answer) -> Answer:
    """Middleware that tells browsers what a page may use and which sites may use its content.

    Other sites may load only what they may read too: the API and static files. Django adds Cross-Origin-Opener-Policy.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        is_for_all = response.headers.get("Access-Control-Allow-Origin") == "*"
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_for_all else "same-origin"
        return response

    return answer


@require_safe
def show_security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a leak, as RFC 9116 asks. The date is always half a year away, because the page is made now."""
    midnight = datetime.combine(timezone.now().date() + SECURITY_TXT_AGE, datetime.min.time(), UTC)
    lines = (
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {midnight:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    )
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain; charset=utf-8")
