"""After five failed log-ins with a name from an address there is a pause, which an administrator can end."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests import factories as make
from tests.accounts.log import lines_of
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db

LOGIN = "/beheer/login/"
PASSWORD = "geheim-voor-de-test"


@pytest.fixture
def clerk():
    return make.a_user("medewerker")


def log_in(name: str, password: str = PASSWORD, *, at: str = "192.0.2.1", client: Client | None = None):
    form = {"username": name, "password": password, "next": "/beheer/"}
    return (client or Client()).post(LOGIN, form, REMOTE_ADDR=at)


def fail(name: str, *, times: int = 5, at: str = "192.0.2.1") -> None:
    for _ in range(times):
        log_in(name, "verkeerd", at=at)


@pytest.mark.parametrize("length", [151, 256, 5000])
def test_name_that_no_user_can_have_is_refused(length):
    assert log_in("x" * length).status_code == 200


@pytest.mark.parametrize(("times", "status"), [(4, 302), (5, 429)])
def test_five_failures_make_a_pause(clerk, times, status):
    fail(clerk.username, times=times)
    assert log_in(clerk.username).status_code == status


def test_page_of_a_pause_is_dutch_and_says_how_long(clerk):
    fail(clerk.username, times=4)
    page = log_in(clerk.username, "verkeerd")
    assert page.status_code == 429
    assert page["Retry-After"] == "900"
    assert "Probeer het over 15 minuten opnieuw." in text_of(page)


def test_pause_ends_by_itself_also_if_somebody_goes_on_trying(clerk):
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as clock:
        fail(clerk.username)
        clock.shift(timedelta(minutes=14))
        assert log_in(clerk.username).status_code == 429
        clock.shift(timedelta(minutes=2))
        assert log_in(clerk.username).status_code == 302


def test_somebody_elsewhere_cannot_keep_a_clerk_out(clerk):
    fail(clerk.username, at="198.51.100.7")
    assert log_in(clerk.username).status_code == 302


def test_a_clerk_does_not_keep_out_the_others_at_the_same_address(clerk):
    fail(clerk.username)
    assert log_in(make.a_user("griffier").username).status_code == 302


@pytest.fixture
def many_names(settings) -> list[str]:
    """As many names as together reach the limit of an address, none of them its own."""
    return [f"naam{nr}" for nr in range(settings.ADDRESS_FAILURE_LIMIT)]


def test_many_names_from_one_address_make_a_pause_there(clerk, many_names):
    for name in many_names[1:]:
        fail(name, times=1)
    assert log_in(clerk.username).status_code == 302
    fail(many_names[0], times=1)
    page = log_in(clerk.username)
    assert page.status_code == 429
    assert "Vanaf uw netwerk is met veel namen verkeerd ingelogd. Probeer het over 15 minuten opnieuw." in text_of(page)
    assert log_in(clerk.username, at="198.51.100.7").status_code == 302


def test_pause_of_an_address_ends_by_itself_also_if_somebody_goes_on_trying(clerk, many_names):
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as clock:
        for name in many_names:
            fail(name, times=1)
        clock.shift(timedelta(minutes=14))
        fail("nog een ander", times=3)
        assert log_in(clerk.username).status_code == 429
        clock.shift(timedelta(minutes=2))
        assert log_in(clerk.username).status_code == 302


def test_administrator_ends_the_pause_of_an_address(clerk, many_names, client, caplog):
    client.force_login(User.objects.create_superuser("beheerder"))
    for name in many_names:
        fail(name, times=1)
    assert [line["outcome"] for line in lines_of(caplog)].count("address locked") == 1
    rows = client.get("/beheer/accounts/failedlogin/").context["cl"].result_list
    assert {(row.failures, row.failures_at_address) for row in rows} == {(1, len(many_names))}
    client.post("/beheer/accounts/failedlogin/", {"action": "end_pause", "_selected_action": [rows[0].pk]})
    assert log_in(clerk.username).status_code == 302


def test_success_does_not_start_the_count_of_the_address_anew(clerk, many_names):
    for name in many_names[1:]:
        fail(name, times=1)
    log_in(clerk.username)
    fail(many_names[0], times=1)
    assert log_in(clerk.username).status_code == 429


def test_other_browser_does_not_start_the_count_anew(clerk):
    fail(clerk.username, times=4)
    form = {"username": clerk.username, "password": "verkeerd"}
    Client(headers={"user-agent": "een ander"}).post(LOGIN, form, REMOTE_ADDR="192.0.2.1")
    assert log_in(clerk.username).status_code == 429


def test_name_that_does_not_exist_gets_the_same_answer():
    fail("niemand", times=4)
    assert log_in("niemand").status_code == 429


def test_success_starts_the_count_anew(clerk):
    fail(clerk.username, times=4)
    log_in(clerk.username)
    fail(clerk.username, times=4)
    assert log_in(clerk.username).status_code == 302


def test_administrator_sees_a_pause_and_ends_it(clerk, client, caplog):
    client.force_login(User.objects.create_superuser("beheerder"))
    fail(clerk.username)
    fail("niemand", times=1)
    listed = client.get("/beheer/accounts/failedlogin/")
    rows = {row.username: row.failures for row in listed.context["cl"].result_list}
    assert rows == {clerk.username: 5, "niemand": 1}
    pk = next(row.pk for row in listed.context["cl"].result_list if row.username == clerk.username)
    client.post("/beheer/accounts/failedlogin/", {"action": "end_pause", "_selected_action": [pk]})
    assert log_in(clerk.username).status_code == 302
    ended = next(line for line in lines_of(caplog) if line["event"] == "pause")
    assert (ended["person"], ended["outcome"], ended["of"]) == ("beheerder", "ended", clerk.username)


@pytest.mark.parametrize("group", ["griffier", "medewerker"])
def test_clerks_see_no_failed_log_ins(group):
    assert signed_in(group).get("/beheer/accounts/failedlogin/").status_code == 403


def test_password_is_not_kept(clerk):
    from axes.models import AccessAttempt

    log_in(clerk.username, "mijn-echte-wachtwoord")
    kept = AccessAttempt.objects.values().get()
    assert "mijn-echte-wachtwoord" not in str(kept)
