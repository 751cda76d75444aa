"""Fill an empty register with made-up toezeggingen."""

from __future__ import annotations

from datetime import date
from itertools import chain

from django.db import connection

from bench.made import histories, stage
from bench.made.copying import copy_in

# These statements do the work of the triggers, which are off during the COPY.
LETTERS = "SELECT public.refresh_letter_documents(ARRAY(SELECT id FROM letters_letter))"
TOEZEGGINGEN = """
SELECT public.refresh_toezegging_documents(ARRAY(SELECT id FROM toezeggingen_toezegging WHERE id > %s AND id <= %s))
"""
BATCH = 50_000  # toezeggingen per statement
# In a larger register, the search documents contain no words: they would take most of the time, and no benchmark
# needs them.
MOST_SEARCHED = 100_000
WITHOUT_WORDS = """
INSERT INTO search_toezeggingdocument (toezegging_id, document, committees, ministries, parties)
SELECT id, '', committees, ministries, parties
FROM public.toezegging_parts(ARRAY(SELECT id FROM toezeggingen_toezegging WHERE id > %s AND id <= %s))
"""


def make_register(size: int, today: date) -> None:
    """Fill the migrated, empty register. The same size and day give the same rows."""
    surroundings = stage.make_stage(size, today)
    copy_in(chain(stage.rows(surroundings, size), histories.rows(surroundings, size)))
    with connection.cursor() as cursor:
        if size <= MOST_SEARCHED:
            cursor.execute(LETTERS)
        for start in range(0, size, BATCH):
            cursor.execute(TOEZEGGINGEN if size <= MOST_SEARCHED else WITHOUT_WORDS, [start, start + BATCH])
        cursor.execute("ANALYZE")
