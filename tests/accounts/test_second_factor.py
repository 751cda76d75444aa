"""The second factor: required of griffiers and administrators, asked after the password, each code used once."""

from __future__ import annotations

import importlib

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts import second_factor
from tests import factories as make
from tests.accounts.log import lines_of
from tests.desk.clerks import text_of

pytestmark = pytest.mark.django_db

LOGIN = "/beheer/login/"
STEP = "/beheer/tweede-stap/"
PAGE = "/beheer/"
PASSWORD = "geheim-voor-de-test"


@pytest.fixture(autouse=True)
def _as_deployed(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as traveller:
        yield traveller


def code_of(user: User) -> str:
    return f"{totp(TOTPDevice.objects.get(user=user).bin_key):06d}"


def wrong_code(user: User) -> str:
    return f"{(int(code_of(user)) + 1) % 1_000_000:06d}"


def with_app(user: User) -> list[str]:
    """Set up the app of the user; return the recovery codes. The code of this half minute is used up."""
    device = second_factor.waiting_app(user)
    return second_factor.confirm(device, code_of(user))


def log_in(user: User, code: str = "", client: Client | None = None):
    form = {"username": user.username, "password": PASSWORD, "code": code, "next": PAGE}
    return (client or Client()).post(LOGIN, form)


@pytest.mark.parametrize(
    ("group", "fields", "is_required"),
    [("griffier", {}, True), ("medewerker", {}, False), ("medewerker", {"is_superuser": True}, True)],
)
def test_who_must_have_a_second_factor(group, fields, is_required):
    client = Client()
    assert log_in(make.a_user(group, **fields), client=client).status_code == 302
    entered = client.get(PAGE, follow=True)
    assert entered.request["PATH_INFO"] == (STEP if is_required else PAGE)


@pytest.mark.parametrize("path", ["brief-inlezen/", "auth/user/", "password_change/", "toezeggingen/toezegging/"])
def test_no_page_of_the_admin_opens_without_it(path):
    client = Client()
    log_in(make.a_user("griffier", is_superuser=True), client=client)
    assert client.get(PAGE + path).status_code == 302
    assert client.post(PAGE + path).status_code == 302


def test_on_a_developers_machine_it_is_not_required(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    log_in(make.a_user("griffier"), client=client)
    assert client.get(PAGE).status_code == 200


def test_set_up_of_the_app(clock, caplog):
    user, client = make.a_user("griffier"), Client()
    log_in(user, client=client)
    page = text_of(client.get(STEP))
    assert "<svg" in page
    assert "style=" not in page[page.index("<svg") : page.index("</svg>")]
    assert second_factor.readable_key(TOTPDevice.objects.get()) in page
    done = client.post(STEP, {"code": code_of(user)})
    codes = done.context["codes"]
    assert len(set(codes)) == 10
    assert all(code in text_of(done) for code in codes)
    assert client.get(PAGE).status_code == 200
    assert not any(code in text_of(client.get(STEP)) for code in codes)
    assert lines_of(caplog)[-1]["outcome"] == "set up"


def test_wrong_code_sets_nothing_up(clock):
    user, client = make.a_user("griffier"), Client()
    log_in(user, client=client)
    client.get(STEP)
    assert "Deze code klopt niet." in text_of(client.post(STEP, {"code": wrong_code(user)}))
    assert not TOTPDevice.objects.get().confirmed
    assert client.get(PAGE).status_code == 302


def test_log_in_with_a_code(clock):
    user, client = make.a_user("griffier"), Client()
    with_app(user)
    clock.shift(30)
    assert log_in(user, code_of(user), client).status_code == 302
    assert client.get(PAGE).status_code == 200


def test_code_is_used_once(clock):
    user = make.a_user("griffier")
    with_app(user)
    clock.shift(30)
    code = code_of(user)
    assert log_in(user, code).status_code == 302
    assert log_in(user, code).status_code == 200


def test_recovery_code_works_once(clock):
    user = make.a_user("griffier")
    first, *_ = with_app(user)
    assert log_in(user, first.upper()).status_code == 302
    clock.shift(60)
    assert log_in(user, first).status_code == 200
    assert StaticToken.objects.count() == 9


def test_recovery_code_cannot_be_read_in_the_database(clock, settings):
    """Nor is its digest the same in a register with another key."""
    codes = with_app(make.a_user("griffier"))
    stored = set(StaticToken.objects.values_list("token", flat=True))
    assert stored.isdisjoint(codes)
    settings.SECRET_KEY = "another"
    assert stored.isdisjoint(map(second_factor.digest_of, codes))


def test_recovery_code_of_an_earlier_release_still_works(clock):
    user = make.a_user("griffier")
    with_app(user)
    StaticToken.objects.filter(pk=StaticToken.objects.first().pk).update(token="abcdefgh")
    digests = importlib.import_module("accounts.migrations.0004_digests_of_recovery_codes")
    digests.digest_codes(apps, None)
    digests.digest_codes(apps, None)
    assert log_in(user, "abcdefgh").status_code == 302


def test_password_alone_is_not_enough_once_there_is_an_app(clock):
    """Not for a medewerker either, who chose to set one up."""
    user, client = make.a_user("medewerker"), Client()
    with_app(user)
    assert "Vul ook de code uit uw app in." in text_of(log_in(user, client=client))
    assert client.get(PAGE).status_code == 302


def test_forgotten_code_does_not_slow_down_the_next_one(clock):
    user = make.a_user("griffier")
    first, *_ = with_app(user)
    assert log_in(user).status_code == 200
    assert log_in(user, first).status_code == 302


def test_wrong_codes_lead_to_the_pause(clock, caplog):
    user = make.a_user("griffier")
    with_app(user)
    answers = [log_in(user, wrong_code(user)).status_code for _ in range(5)]
    assert answers == [200] * 4 + [429]
    assert [line["outcome"] for line in lines_of(caplog)] == ["refused"] * 4 + ["locked", "refused"]


def test_code_is_not_asked_before_the_password_is_right(clock):
    user = make.a_user("griffier")
    with_app(user)
    answer = Client().post(LOGIN, {"username": user.username, "password": "verkeerd", "code": ""})
    assert "code uit uw app in." not in text_of(answer)


def test_code_of_somebody_else_is_refused(clock):
    user, other = make.a_user("griffier"), make.a_user("griffier")
    with_app(user)
    codes = with_app(other)
    clock.shift(30)
    assert log_in(user, code_of(other)).status_code == 200
    assert log_in(user, codes[0]).status_code == 200


@pytest.mark.parametrize(("action", "kept"), [("codes", True), ("app", False)])
def test_renewing_needs_a_code(clock, action, kept):
    user, client = make.a_user("griffier"), Client()
    old = with_app(user)
    log_in(user, old[0], client)
    client.post(STEP, {"code": "aaaaaaaa", "action": action})
    assert StaticToken.objects.filter(token=second_factor.digest_of(old[1])).exists()
    clock.shift(60)
    client.post(STEP, {"code": code_of(user), "action": action})
    assert not StaticToken.objects.filter(token__in=map(second_factor.digest_of, old)).exists()
    assert TOTPDevice.objects.filter(confirmed=True).exists() is kept


def test_session_stays_valid_when_the_codes_are_renewed(clock):
    user, client = make.a_user("griffier"), Client()
    log_in(user, with_app(user)[0], client)
    clock.shift(60)
    client.post(STEP, {"code": code_of(user), "action": "codes"})
    assert client.get(PAGE).status_code == 200


def test_set_up_or_replaced_app_ends_the_other_sessions(clock):
    user, client, other = make.a_user("medewerker"), Client(), Client()
    for each in (client, other):
        log_in(user, client=each)
        assert each.get(PAGE).status_code == 200
    client.get(STEP)
    codes = client.post(STEP, {"code": code_of(user)}).context["codes"]
    assert client.get(PAGE).status_code == 200
    assert other.get(PAGE)["Location"].startswith(LOGIN)
    log_in(user, codes[0], other)
    assert other.get(PAGE).status_code == 200
    client.post(STEP, {"code": codes[1], "action": "app"})
    assert client.get(PAGE).status_code == 200
    assert other.get(PAGE)["Location"].startswith(LOGIN)


def test_administrator_lets_a_clerk_set_up_anew(clock, client, caplog):
    boss, user = User.objects.create_superuser("beheerder", password=PASSWORD), make.a_user("griffier")
    codes, inside = with_app(user), Client()
    log_in(user, codes[0], inside)
    assert inside.get(PAGE).status_code == 200
    log_in(boss, with_app(boss)[0], client)
    client.post("/beheer/auth/user/", {"action": "remove_second_factor", "_selected_action": [user.pk]})
    assert inside.get(STEP)["Location"].startswith(LOGIN)  # or whoever sits there would set up an app
    line = next(line for line in lines_of(caplog) if line["event"] == "second factor")
    assert (line["person"], line["outcome"], line["of"]) == ("beheerder", "removed", user.username)


def test_who_must_set_it_up_can_log_out():
    client = Client()
    log_in(make.a_user("griffier"), client=client)
    client.post("/beheer/logout/")
    assert "_auth_user_id" not in client.session


def test_page_is_not_for_strangers(client):
    assert client.get(STEP).status_code == 302
    client.force_login(User.objects.create_user("lezer"))
    assert client.get(STEP)["Location"].startswith(LOGIN)
    assert TOTPDevice.objects.count() == 0


def test_keys_are_no_page_of_the_admin(client):
    user = User.objects.create_superuser("beheerder", password=PASSWORD)
    log_in(user, with_app(user)[0], client)
    for path in ("otp_totp/totpdevice/", "otp_static/staticdevice/"):
        assert client.get(PAGE + path).status_code == 404
