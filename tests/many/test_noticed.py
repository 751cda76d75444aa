"""A row of the table counts errors, pages from before and the slowest answer, since the kill."""

from tests.many.__main__ import noticed
from tests.many.people import Visit


def test_visits_that_ended_before_the_kill_do_not_count():
    assert noticed([Visit(1, 2, 503), Visit(9, 11, 200)], start=10) == "1 requests; slowest 2.0 s"


def test_errors_and_pages_as_they_were_are_counted():
    visits = [Visit(10, 11, 0), Visit(10, 14, 503), Visit(10, 11, 200, age=7), Visit(10, 11, 404)]
    assert noticed(visits, start=10) == (
        "4 requests; 1 refused, 1 with 5xx, the last after 4.0 s; 1 pages as they were, at most 7 s old; slowest 4.0 s"
    )
