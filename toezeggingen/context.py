"""What every page must say about the register as a whole."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from toezeggingen.demo import LOGINS

# The demo's log-ins exist nowhere else, so that having one is what makes a register a demo.
_STATE = """
SELECT changed_at, EXISTS (SELECT FROM auth_user WHERE username = ANY (%s)) FROM toezeggingen_registerversion
"""


@dataclass(frozen=True)
class State:
    """The moment of the last commit that changed what the public sees, and whether all of it is example data."""

    changed_at: datetime
    is_demo: bool


def read_state() -> State:
    """In one question, because every page asks it."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [list(LOGINS)])
        return State(*cursor.fetchone())


def register_state(request: HttpRequest) -> dict[str, object]:
    """`is_demo` puts "voorbeeldgegevens" on the page, `changed_at` says how fresh it is. `canonical` is the page's one
    address in full, `contact` who answers for it."""
    state = read_state()
    return {
        "is_demo": state.is_demo,
        "changed_at": state.changed_at,
        "canonical": f"{settings.SITE_URL}{request.path}",
        "contact": parseaddr(settings.CONTACT_EMAIL)[1],
    }


def is_demo() -> bool:
    return read_state().is_demo
