"""Fill an empty register with made-up toezeggingen."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench.made import histories, stage
from bench.made.copying import copy_in

# What triggers would have kept that were set aside.
LETTERS = "SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM letters_letter))"
TOEZEGGINGEN = """
SELECT public.refresh_search_documents(ARRAY(SELECT id FROM toezeggingen_toezegging WHERE id > %s AND id <= %s))
"""
COUNTS = "SELECT public.count_everything()"
PIECE = 50_000  # toezeggingen whose search documents are made together
# A larger register cannot be searched: its documents would take most of the time, and none of its figures needs them.
MOST_SEARCHED = 100_000


def make_register(size: int, today: date) -> None:
    """The same for the same size and day. The register has been migrated and holds nothing yet."""
    setting = stage.make_stage(size, today)
    copy_in(chain(stage.rows(setting, size), histories.rows(setting, size)))
    with connection.cursor() as cursor:
        if size <= MOST_SEARCHED:
            _make_searchable(cursor, size)
        cursor.execute(COUNTS)
        cursor.execute("ANALYZE")


def _make_searchable(cursor: CursorWrapper, size: int) -> None:
    cursor.execute(LETTERS)
    for start in range(0, size, PIECE):
        cursor.execute(TOEZEGGINGEN, [start, start + PIECE])
