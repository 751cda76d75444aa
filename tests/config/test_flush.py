"""The clean-up between tests passes the history's guard, and leaves it standing."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection


@pytest.mark.django_db(transaction=True)
def test_the_guard_stands_again_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("TRUNCATE toezeggingen_event CASCADE")
