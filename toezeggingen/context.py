"""What every page must say about the register as a whole."""

from collections.abc import Callable
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from toezeggingen.demo import LOGINS
from toezeggingen.freshness import read_changed_at


def register_state(request: HttpRequest) -> dict[str, str | Callable[[], bool | datetime]]:
    """`is_demo` puts "voorbeeldgegevens" on the page, `changed_at` says how fresh it is; both are asked only where a
    template uses them. `canonical` is the page's one address in full, `contact` who answers for it."""
    return {
        "is_demo": is_demo,
        "changed_at": read_changed_at,
        "canonical": f"{settings.SITE_URL}{request.path}",
        "contact": parseaddr(settings.CONTACT_EMAIL)[1],
    }


def is_demo() -> bool:
    """The demo's log-ins exist nowhere else, so that having one is what makes a register a demo."""
    return get_user_model().objects.filter(username__in=LOGINS).exists()
