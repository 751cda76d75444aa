"""Fill an empty register with made-up toezeggingen."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench.made import histories, stage
from bench.made.copying import copy_in

# The work of the triggers that are off during the COPY.
LETTERS = "SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM letters_letter))"
TOEZEGGINGEN = """
SELECT public.refresh_toezegging_documents(ARRAY(SELECT id FROM toezeggingen_toezegging WHERE id > %s AND id <= %s))
"""
BATCH = 50_000  # toezeggingen per statement
# A larger register has no search documents: they would take most of the time, and no figure needs them.
MOST_SEARCHED = 100_000


def make_register(size: int, today: date) -> None:
    """Fill the migrated, empty register. The same size and day give the same rows."""
    surroundings = stage.make_stage(size, today)
    copy_in(chain(stage.rows(surroundings, size), histories.rows(surroundings, size)))
    with connection.cursor() as cursor:
        if size <= MOST_SEARCHED:
            _make_searchable(cursor, size)
        cursor.execute("ANALYZE")


def _make_searchable(cursor: CursorWrapper, size: int) -> None:
    cursor.execute(LETTERS)
    for start in range(0, size, BATCH):
        cursor.execute(TOEZEGGINGEN, [start, start + BATCH])
