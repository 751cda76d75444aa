"""A prepared question answers as its queryset does, for each key anew."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date

import pytest
from django.db import close_old_connections, connection

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from website.prepared_queries import Prepared, together

pytestmark = pytest.mark.django_db


def events(toezegging):
    return Event.objects.public().filter(toezegging=toezegging).select_related("postponement__letter").order_by("pk")


@pytest.fixture
def toezeggingen() -> list[Toezegging]:
    """One that was corrected, one that was postponed for a letter, and one to which nothing happened."""
    corrected, postponed, plain = (make.an_open() for _ in range(3))
    workflow.edit(corrected, by=None, on=make.DAY, text="Anders.")
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(postponed, by=None, on=make.DAY, deadline=later, reason="Druk.", letter=make.a_letter())
    return [corrected, postponed, plain]


def told(events: Iterable[Event]) -> list[tuple[object, ...]]:
    return [
        (one.pk, one.kind, one.at, one.changes, one.is_fulfilment_public, one.postponement and one.postponement.letter)
        for one in events
    ]


def test_it_gives_the_same_rows_with_what_was_fetched_beside_them(toezeggingen, django_assert_num_queries):
    expected = [told(events(one)) for one in toezeggingen]
    prepared = Prepared(events)
    with django_assert_num_queries(len(toezeggingen)):
        assert [told(prepared(one.pk)) for one in toezeggingen] == expected
    assert expected[0][-1][3]
    assert expected[1][-1][5]


def test_it_gives_values_too(toezeggingen):
    prepared = Prepared(lambda number: Toezegging.objects.filter(number=number).values("pk", "text"))
    assert prepared(toezeggingen[0].number) == [{"pk": toezeggingen[0].pk, "text": "Anders."}]
    assert prepared("TZ202303-999") == []


def test_the_queryset_is_made_once_and_the_statement_prepared_once(toezeggingen):
    asked = []
    prepared = Prepared(lambda number: asked.append(number) or Toezegging.objects.filter(number=number, version__gt=0))
    for one in toezeggingen:
        assert prepared(one.number) == [one]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%\"version\" > $%'")
        assert cursor.fetchone() == (1,)
    assert len(asked) == 1


def test_several_answers_to_one_key_stand_in_the_order_of_the_questions(toezeggingen):
    corrected, _, plain = toezeggingen
    questions = (Prepared(events), Prepared(lambda one: Toezegging.objects.filter(pk=one)))
    for one in (plain, corrected):
        its_events, itself = together(one.pk, *questions)
        assert told(its_events) == told(events(one))
        assert itself == [one]


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_between_two_requests_is_noticed(monkeypatch):
    """As where the database was started anew, and a request begins with a prepared question."""
    one, prepared = make.an_open(), Prepared(lambda key: Toezegging.objects.filter(pk=key))
    for setting, value in {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": None}.items():
        monkeypatch.setitem(connection.settings_dict, setting, value)
    connection.close()
    assert prepared(one.pk) == [one]
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
        assert cursor.fetchone() == (True,)
    close_old_connections()  # as each request does before it is answered
    assert prepared(one.pk) == [one]
