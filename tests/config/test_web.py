import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_200_while_the_database_answers(client):
    assert client.get("/gezond/").status_code == 200


@pytest.mark.django_db
def test_503_when_the_database_is_gone(client):
    def refuse(*_):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/gezond/").status_code == 503
