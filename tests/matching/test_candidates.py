"""Which toezeggingen matching considers for a letter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Letter
from letters.reading import read
from matching.candidates import promises_for
from tests import factories as make

pytestmark = pytest.mark.django_db


def queries_for(letter: Letter) -> int:
    reading = read(letter.newest.text)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        promises_for(letter, reading)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_number_of_ministries():
    letter = make.a_letter(ministry=make.a_ministry())
    make.an_open(ministry_then=letter.ministry)
    before = queries_for(letter)
    for key in ("aa", "bb", "cc"):
        make.a_ministry(key)
    assert queries_for(letter) == before <= 6
