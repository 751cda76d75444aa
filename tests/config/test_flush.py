"""`flush` between tests gets past the trigger that protects history, and keeps the trigger."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection


@pytest.mark.django_db(transaction=True)
def test_history_is_protected_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("TRUNCATE toezeggingen_event CASCADE")
