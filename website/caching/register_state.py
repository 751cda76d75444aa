"""What can be said of the register as a whole, in one question, because every page asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from demo.clerks import LOGINS

# The demo's log-ins exist nowhere else, so that having one is what makes a register a demo.
_STATE = """
SELECT version, changed_at, EXISTS (SELECT FROM auth_user WHERE username = ANY (%s)) FROM toezeggingen_registerversion
"""


@dataclass(frozen=True)
class State:
    """The version of what the public sees, the moment of the commit that made it, and whether it is example data."""

    version: UUID
    changed_at: datetime
    is_demo: bool


def read_state() -> State:
    with connection.cursor() as cursor:
        ask_state(cursor)
        return State(*cursor.fetchone())


def ask_state(cursor: CursorWrapper) -> None:
    """The row that comes is a `State`."""
    cursor.execute(_STATE, [list(LOGINS)])


def is_demo() -> bool:
    return read_state().is_demo
