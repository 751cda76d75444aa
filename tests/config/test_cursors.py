"""A cursor on the server lives in a transaction only, so that a pooler in transaction mode may stand in between."""

import pytest
from django.db import connection, transaction

from parliament.models import Ministry

pytestmark = pytest.mark.django_db(transaction=True)


def cursors_amid_reading() -> int:
    rows = Ministry.objects.iterator(chunk_size=1)
    next(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE name <> ''")
        return int(cursor.fetchone()[0])


def test_rows_read_outside_a_transaction_need_no_cursor_on_the_server():
    Ministry.objects.create(name="Zaken", key="z")
    assert cursors_amid_reading() == 0


def test_a_long_list_in_a_transaction_is_read_in_pieces():
    Ministry.objects.create(name="Zaken", key="z")
    with transaction.atomic():
        assert cursors_amid_reading() == 1
