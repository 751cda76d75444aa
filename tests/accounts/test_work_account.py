"""Log-in with the House's identity provider: who gets in, with which second factor, and for how long."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from accounts.models import WorkAccount
from accounts.work_account import UNKNOWN
from tests import factories as make
from tests.accounts.at_provider import ADDRESS, LOGIN, PAGE, RETURN, START, go, is_in, log_in, refusal, said
from tests.accounts.log import lines_of
from tests.accounts.test_lock import fail
from tests.accounts.test_second_factor import code_of, with_app, wrong_code
from tests.accounts.test_sessions import become_inactive, join_group
from tests.desk.clerks import text_of

pytestmark = pytest.mark.django_db

CODE = "/beheer/werkaccount/code/"
BUTTON = "Inloggen met uw werkaccount"


def test_nothing_of_it_exists_without_settings(client):
    assert client.get(START).status_code == 302  # to the log-in, as every unknown page of the admin
    assert client.get(START)["Location"].startswith(LOGIN)
    assert BUTTON not in text_of(client.get(LOGIN))
    client.force_login(User.objects.create_superuser("beheerder"))
    assert [client.get(path).status_code for path in (START, RETURN, CODE)] == [404] * 3
    assert "Werkaccount loskoppelen" not in text_of(client.get("/beheer/auth/user/"))


def test_button_keeps_the_page_that_was_asked_for(provider, client):
    page = text_of(client.get(PAGE, follow=True))
    assert f'href="{START}?next={PAGE.replace("/", "%2F")}"' in page
    assert BUTTON in page


def test_log_in_links_the_account_and_shows_the_page_that_was_asked_for(provider, clerk, client, caplog):
    answer = log_in(provider, client)
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert is_in(client)
    assert [*WorkAccount.objects.values_list("user", "issuer", "subject")] == [(clerk.pk, provider.address, "s-1")]
    lines = [(line["event"], line["outcome"], line["person"], line["address"]) for line in lines_of(caplog)]
    assert lines == [
        ("work account", "accepted", clerk.username, ADDRESS),
        ("work account", "linked", clerk.username, ADDRESS),
        ("log-in", "done", clerk.username, ADDRESS),
    ]


def test_page_of_another_site_is_not_followed(provider, clerk):
    assert log_in(provider, page="https://evil.example/")["Location"] == "/beheer/"


def test_linked_account_needs_no_mail_address_any_more(provider, clerk):
    log_in(provider)
    User.objects.filter(pk=clerk.pk).update(email="anders@example.nl")
    provider.person = {"sub": "s-1"}
    client = Client()
    log_in(provider, client)
    assert is_in(client)
    assert WorkAccount.objects.count() == 1


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "s-1", "email": "onbekend@example.nl", "email_verified": True},
        {"sub": "s-1", "email": "b@example.nl"},
        {"sub": "s-1", "email": "b@example.nl", "email_verified": False},
        {"sub": "s-1", "email": "b@example.nl", "email_verified": "false"},
        {"sub": "s-1", "email": "", "email_verified": True},
        {"sub": "s-1", "email": "b@example.nl\0", "email_verified": True},
        {"sub": "s-1"},
    ],
    ids=str,
)
def test_person_who_is_no_user_is_not_let_in(provider, clerk, person, caplog):
    make.a_user("medewerker", email="")
    provider.person = person
    refusal(provider, UNKNOWN)
    assert User.objects.count() == 2
    line = next(line for line in lines_of(caplog) if line["event"] == "work account")
    assert (line["outcome"], line["subject"], line["person"]) == ("refused", "s-1", person.get("email", ""))


def test_entra_id_says_in_its_own_words_that_the_address_is_verified(provider, clerk):
    provider.person = {"sub": "s-1", "email": "b@example.nl", "xms_edov": True}
    client = Client()
    log_in(provider, client)
    assert is_in(client)


def test_letter_that_looks_the_same_in_capitals_is_not_the_same(provider):
    make.a_user("medewerker", email="mike@example.nl")
    provider.person["email"] = "mıke@example.nl"
    refusal(provider, UNKNOWN)


def test_two_users_with_the_address(provider, clerk):
    make.a_user("medewerker", email="b@example.nl")
    refusal(provider, UNKNOWN)


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}], ids=str)
@pytest.mark.parametrize("is_linked", [False, True])
def test_user_who_may_not_enter(provider, clerk, fields, is_linked):
    if is_linked:
        WorkAccount.objects.create(user=clerk, issuer=provider.address, subject="s-1")
    User.objects.filter(pk=clerk.pk).update(**fields)
    client = Client()
    assert UNKNOWN in said(client, log_in(provider, client))
    assert not is_in(client)


def test_mail_address_that_somebody_else_got_later_gives_no_entrance(provider, clerk, client):
    log_in(provider)
    provider.person = {**provider.person, "sub": "s-2"}
    assert UNKNOWN in said(client, log_in(provider, client))
    assert not is_in(client)


def test_administrator_unlinks(provider, clerk, client, caplog):
    log_in(provider)
    client.force_login(User.objects.create_superuser("beheerder"))
    client.post("/beheer/auth/user/", {"action": "unlink_work_account", "_selected_action": [clerk.pk]})
    assert WorkAccount.objects.count() == 0
    line = lines_of(caplog)[-1]
    assert (line["outcome"], line["person"], line["of"], line["subject"]) == (
        "unlinked",
        "beheerder",
        clerk.username,
        "s-1",
    )
    provider.person = {**provider.person, "sub": "s-2"}
    entered = Client()
    log_in(provider, entered)
    assert is_in(entered)


def test_rights_stay_the_registers(provider, clerk):
    provider.claims = {"groups": ["griffier"], "roles": ["griffier"], "is_superuser": True}
    log_in(provider)
    clerk.refresh_from_db()
    assert [group.name for group in clerk.groups.all()] == ["medewerker"]
    assert not clerk.is_superuser


class TestSecondFactor:
    @pytest.fixture(autouse=True)
    def _as_deployed(self, settings):
        settings.SECOND_FACTOR_REQUIRED = True
        settings.OIDC_MFA = ["mfa", "urn:house:two"]

    @pytest.fixture
    def griffier(self) -> User:
        return make.a_user("griffier", email="b@example.nl")

    @pytest.fixture
    def clock(self):
        with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as traveller:
            yield traveller

    @pytest.mark.parametrize("claims", [{"amr": ["pwd", "mfa"]}, {"acr": "urn:house:two"}], ids=str)
    def test_of_the_provider_counts(self, provider, griffier, client, claims):
        with_app(griffier)
        provider.claims = claims
        log_in(provider, client)
        assert is_in(client)

    @pytest.mark.parametrize("claims", [{}, {"amr": ["pwd"]}, {"acr": "0"}, {"acr": ["mfa"]}], ids=str)
    def test_of_the_register_is_set_up_when_the_provider_asked_none(self, provider, griffier, client, claims):
        provider.claims = claims
        log_in(provider, client)
        assert client.get(PAGE, follow=True).request["PATH_INFO"] == "/beheer/tweede-stap/"

    def test_without_the_setting_that_of_the_provider_does_not_count(self, provider, griffier, client, settings):
        settings.OIDC_MFA = []
        provider.claims = {"amr": ["mfa"]}
        log_in(provider, client)
        assert client.get(PAGE, follow=True).request["PATH_INFO"] == "/beheer/tweede-stap/"

    def test_of_the_register_is_asked_before_the_log_in(self, provider, griffier, client, clock):
        with_app(griffier)
        clock.shift(30)
        assert log_in(provider, client)["Location"] == CODE
        assert not is_in(client)
        assert WorkAccount.objects.count() == 0
        assert "Uw werkaccount klopt." in text_of(client.get(CODE))
        answer = client.post(CODE, {"code": code_of(griffier)})
        assert answer["Location"] == PAGE
        assert is_in(client)
        assert WorkAccount.objects.count() == 1

    def test_wrong_codes_lead_to_the_pause(self, provider, griffier, client, clock, caplog):
        with_app(griffier)
        log_in(provider, client)
        wrong = [client.post(CODE, {"code": wrong_code(griffier)}, REMOTE_ADDR=ADDRESS) for _ in range(6)]
        assert [answer.status_code for answer in wrong] == [200] * 4 + [429] * 2
        assert "Deze code klopt niet" in text_of(wrong[0])
        assert [line["outcome"] for line in lines_of(caplog)][-7:] == [*["refused"] * 4, "locked", "refused", "locked"]

    def test_code_is_not_asked_for_long(self, provider, griffier, client, clock):
        codes = with_app(griffier)
        log_in(provider, client)
        clock.shift(11 * 60)
        assert client.post(CODE, {"code": codes[0]})["Location"] == LOGIN
        assert not is_in(client)

    def test_page_of_the_code_is_not_for_strangers(self, provider, client):
        assert client.get(CODE)["Location"] == LOGIN


def test_pause_holds_for_the_work_account_too(provider, clerk, client, caplog):
    fail(clerk.username)
    assert log_in(provider, client).status_code == 429
    assert not is_in(client)
    assert lines_of(caplog)[-1]["outcome"] == "locked"


@pytest.mark.parametrize("change", [join_group, become_inactive])
def test_change_of_rights_ends_the_session(provider, clerk, client, change):
    log_in(provider, client)
    assert is_in(client)
    change(clerk)
    assert not is_in(client)


@pytest.mark.parametrize(("minutes", "is_kept"), [(29, True), (31, False)])
def test_session_ends_without_use(provider, clerk, client, minutes, is_kept):
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as clock:
        log_in(provider, client)
        assert is_in(client)
        clock.shift(minutes * 60)
        assert is_in(client) is is_kept


def test_session_gets_another_key(provider, clerk, client):
    back = go(provider, client)
    before = client.session.session_key
    client.get(back)
    assert client.session.session_key != before
