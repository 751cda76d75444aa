"""What every test may count on: a test cluster of its own, a clean-up that the history's guard lets through."""

from collections.abc import Iterator

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_guard() -> Iterator[None]:
    """Lift the one trigger that refuses TRUNCATE, only around the test database's own clean-up."""
    sql_flush = DatabaseOperations.sql_flush

    def flush_past_the_guard(self, style, tables, **options):
        statements = sql_flush(self, style, tables, **options)
        if "toezeggingen_event" not in tables:
            return statements
        switch = "ALTER TABLE toezeggingen_event {} TRIGGER event_no_truncate;"
        return [switch.format("DISABLE"), *statements, switch.format("ENABLE")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush_past_the_guard)
        yield
