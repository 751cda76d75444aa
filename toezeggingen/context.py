"""What every page must say about the register as a whole."""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.http import HttpRequest

from toezeggingen.demo import LOGINS


def register_state(request: HttpRequest) -> dict[str, Callable[[], bool]]:
    """`is_demo` puts "voorbeeldgegevens" on the page. It is asked only where a template uses it."""
    return {"is_demo": is_demo}


def is_demo() -> bool:
    """The demo's log-ins exist nowhere else, so that having one is what makes a register a demo."""
    return get_user_model().objects.filter(username__in=LOGINS).exists()
