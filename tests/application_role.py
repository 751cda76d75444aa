"""Django itself on a connection of the application's role, which is bound by all guards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from config.database import as_application


@contextmanager
def application_role() -> Iterator[None]:
    """Only for tests with real transactions: the other connection stays open and sees what was committed."""
    owner = connections["default"]
    database = as_application({**owner.settings_dict, "USER": "register_app", "OPTIONS": {}})
    opened = connections["default"] = type(owner)(database, alias="default")
    try:
        yield
    finally:
        opened.close()
        connections["default"] = owner
