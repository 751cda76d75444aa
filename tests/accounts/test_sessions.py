"""A session in the admin ends in time, and when the user's rights change."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.tasks import remove_ended_sessions
from config.celery import app
from tests import factories as make

pytestmark = pytest.mark.django_db

PAGE = "/beheer/nieuwe-toezeggingen/"


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as traveller:
        yield traveller


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Whether the admin shows a page, and does not send the client to the log-in."""
    answer = client.get(PAGE)
    assert answer.status_code == 200 or answer["Location"].startswith(reverse("admin:login"))
    return answer.status_code == 200


@pytest.mark.parametrize(("minutes", "is_kept"), [(29, True), (31, False)])
def test_session_ends_without_use(clock, minutes, is_kept):
    client = signed_in(make.a_user())
    clock.shift(timedelta(minutes=minutes))
    assert is_in(client) is is_kept


@pytest.mark.parametrize(("halves", "is_kept"), [(19, True), (20, False)])
def test_session_ends_after_eight_hours_of_use(clock, halves, is_kept):
    """One request in each 25 minutes: nineteen are within eight hours, twenty are not."""
    client = signed_in(make.a_user())
    for _ in range(halves - 1):
        clock.shift(timedelta(minutes=25))
        assert is_in(client)
    clock.shift(timedelta(minutes=25))
    assert is_in(client) is is_kept


def test_request_in_the_last_second_does_not_prolong_the_session(clock):
    client = signed_in(make.a_user())
    for _ in range(19):
        clock.shift(timedelta(minutes=25))
        assert is_in(client)
    clock.shift(timedelta(minutes=4, seconds=59, milliseconds=500))
    assert is_in(client)
    clock.shift(timedelta(seconds=2))
    assert not is_in(client)


def test_session_that_is_not_used_after_the_log_in_ends_too(clock):
    client = Client()
    name = make.a_user().username
    answer = client.post("/beheer/login/", {"username": name, "password": "geheim-voor-de-test"})
    assert answer.status_code == 302
    clock.shift(timedelta(minutes=31))
    assert not is_in(client)


def leave_group(user: User) -> None:
    user.groups.clear()


def join_group(user: User) -> None:
    user.groups.add(Group.objects.create(name="iets anders"))


def become_administrator(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_superuser=True)


def lose_the_admin(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_staff=False)


def become_inactive(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def get_a_password(user: User) -> None:
    user.set_password("een nieuw wachtwoord")
    user.save()


@pytest.mark.parametrize(
    "change", [leave_group, join_group, become_administrator, lose_the_admin, become_inactive, get_a_password]
)
def test_change_of_rights_ends_every_session_of_the_user(change):
    user = make.a_user()
    clients = [signed_in(user), signed_in(user)]
    other = signed_in(make.a_user())
    change(user)
    assert [is_in(client) for client in clients] == [False, False]
    assert is_in(other)


def test_session_that_ended_does_not_come_back_with_the_rights():
    user = make.a_user()
    client = signed_in(user)
    groups = [*user.groups.all()]
    user.groups.clear()
    assert not is_in(client)
    user.groups.set(groups)
    assert not is_in(client)


def test_public_pages_set_no_cookie():
    client = signed_in(make.a_user())
    assert client.get("/toezeggingen/").cookies == {}


@pytest.mark.parametrize(
    "password",
    [
        *("elf tekens!", "123456789012", "qwerty123456", "griffier.smit"),
        "toezegging2026",
        "TweedeKamer!2026",
        "GriffieGriffie1",
    ],
)
def test_weak_password_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, User(username="griffier.smit"))


def test_long_password_is_accepted():
    validate_password("wie een motie leest", User(username="griffier.smit"))
    validate_password("de griffie eet graag appels", User(username="griffier.smit"))


def test_no_page_of_the_admin_stays_in_the_browser():
    client = signed_in(make.a_user())
    addresses = [
        "",
        "password_change/",
        "tweede-stap/",
        "wachtwoord-vergeten/",
        "toezeggingen/toezegging/",
        "bestaat-niet/",
    ]
    for address in ("/beheer/" + address for address in addresses):
        assert "no-store" in client.get(address)["Cache-Control"], address
    assert client.post("/beheer/logout/")["Clear-Site-Data"] == '"cache", "storage"'


def test_ended_session_leaves_the_database_by_itself(clock):
    signed_in(make.a_user())
    clock.shift(timedelta(minutes=29))
    kept = signed_in(make.a_user()).session.session_key
    clock.shift(timedelta(minutes=2))
    remove_ended_sessions()
    assert [session.session_key for session in Session.objects.all()] == [kept]
    assert remove_ended_sessions.name in app.conf.beat_schedule
