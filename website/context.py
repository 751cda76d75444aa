"""What every page must say about the register as a whole."""

from email.utils import parseaddr
from functools import cache

from django.conf import settings
from django.http import HttpRequest

from website.caching.register_state import read_state

_parts_of = cache(parseaddr)


def register_state(request: HttpRequest) -> dict[str, object]:
    """`is_demo` puts "voorbeeldgegevens" on the page, `changed_at` says how fresh it is. `canonical` is the page's one
    address in full, `asked_at` the very one that was asked, `contact` who answers for it."""
    state = getattr(request, "state", None) or read_state()
    return {
        "is_demo": state.is_demo,
        "changed_at": state.changed_at,
        "canonical": f"{settings.SITE_URL}{request.path}",
        "asked_at": f"{settings.SITE_URL}{request.get_full_path()}",
        "contact": _parts_of(settings.CONTACT_EMAIL)[1],
    }
