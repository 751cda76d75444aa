import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_200_while_the_database_answers(client):
    assert client.get("/gezond/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/toezeggingen/?formaat=csv", "/toezeggingen/?formaat=xlsx", "/bestaat-niet/"]
)
def test_a_head_has_the_status_of_the_page_without_its_body(client, address):
    page, head = client.get(address), client.head(address)
    assert page.getvalue()
    assert (head.status_code, head.getvalue()) == (page.status_code, b"")


@pytest.mark.django_db
def test_503_when_the_database_is_gone(client):
    def refuse(*_):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/gezond/").status_code == 503
