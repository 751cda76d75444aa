"""A user sets a new password with a link by mail."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.tasks import send_reset_mail
from config.embedded.ports import LOCALHOST, find_free_port
from tests import factories as make
from tests.accounts.log import lines_of
from tests.accounts.test_lock import log_in
from tests.desk.clerks import text_of

pytestmark = pytest.mark.django_db

ASK = "/beheer/wachtwoord-vergeten/"
ADDRESS = "griffier@example.nl"
NEW = "wie een motie leest"


@pytest.fixture(autouse=True)
def _no_pause():
    cache.clear()


@pytest.fixture
def user():
    return make.a_user("medewerker", email=ADDRESS)


def link() -> str:
    (message,) = mail.outbox
    return re.search(r"http://localhost:\d+(/\S+)", message.body)[1]


def choose(client: Client, path: str, password: str = NEW):
    """Follow the link, which redirects to a page without the token in its address."""
    page = client.get(path, follow=True)
    return client.post(page.request["PATH_INFO"], {"new_password1": password, "new_password2": password}, follow=True)


def test_question_goes_to_the_worker_with_the_address_only(client, broker):
    answers = [client.post(ASK, {"email": email}, follow=True) for email in (ADDRESS, "niemand@example.nl")]
    assert [answer.request["PATH_INFO"] for answer in answers] == [f"{ASK}verstuurd/"] * 2
    assert re.sub("csrf.*", "", text_of(answers[0])) == re.sub("csrf.*", "", text_of(answers[1]))
    assert mail.outbox == []
    with broker.connection_or_acquire() as connection, connection.SimpleQueue("celery") as queue:
        waiting = [queue.get(timeout=5) for _ in answers]
        sent = [message.payload[0] for message in waiting]
        for message in waiting:
            message.ack()
    assert sent == [[ADDRESS], ["niemand@example.nl"]]


def test_without_a_broker_the_user_is_told(client, broker, monkeypatch, caplog):
    monkeypatch.setattr(broker.conf, "broker_write_url", f"redis://{LOCALHOST}:{find_free_port()}/0")
    monkeypatch.delattr(broker, "amqp")  # it keeps connections to the broker that is there
    page = client.post(ASK, {"email": ADDRESS})
    assert page.status_code == 200
    assert "Er kan nu geen e-mail worden verstuurd." in text_of(page)
    assert "The broker takes no task" in caplog.text


def test_new_password_by_mail(user, client, caplog):
    send_reset_mail(ADDRESS)
    assert mail.outbox[0].to == [ADDRESS]
    assert choose(client, link()).request["PATH_INFO"] == f"{ASK}klaar/"
    assert log_in(user.username, NEW).status_code == 302
    assert (lines_of(caplog)[0]["person"], lines_of(caplog)[0]["outcome"]) == (user.username, "reset")


def test_link_works_once(user, client):
    send_reset_mail(ADDRESS)
    choose(client, link())
    assert "new_password1" not in text_of(Client().get(link(), follow=True))


@pytest.mark.parametrize(("minutes", "works"), [(59, True), (61, False)])
def test_link_works_for_an_hour(user, client, minutes, works):
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as clock:
        send_reset_mail(ADDRESS)
        clock.shift(timedelta(minutes=minutes))
        assert ("new_password1" in text_of(client.get(link(), follow=True))) is works


def test_weak_password_is_refused(user, client):
    send_reset_mail(ADDRESS)
    page = text_of(choose(client, link(), "te kort"))
    assert "12 tekens" in page
    assert "<title>Fout: Kies een nieuw wachtwoord" in page


def test_new_password_ends_the_sessions(user, client):
    inside = Client()
    inside.force_login(user)
    send_reset_mail(ADDRESS)
    choose(client, link())
    assert inside.get("/beheer/").status_code == 302


@pytest.mark.parametrize("fields", [{"is_active": False}, {"email": "ander@example.nl"}])
def test_no_mail_to_who_may_not_log_in_or_is_unknown(fields):
    make.a_user("medewerker", **{"email": ADDRESS, **fields})
    send_reset_mail(ADDRESS)
    assert mail.outbox == []


def test_no_second_mail_within_minutes(user):
    send_reset_mail(ADDRESS)
    send_reset_mail(ADDRESS.upper())
    assert len(mail.outbox) == 1


def test_pages_are_dutch_and_link_from_the_log_in(client):
    assert f'href="{ASK}"' in text_of(client.get("/beheer/login/"))
    page = text_of(client.get(ASK))
    assert "Beheer toezeggingen" in page
    assert "Password" not in page
