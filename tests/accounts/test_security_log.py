"""What happens with log-ins and rights is a line in the security log."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories as make
from tests.accounts.log import lines_of
from tests.accounts.test_lock import PASSWORD, fail, log_in
from tests.desk.clerks import filled, signed_in

pytestmark = pytest.mark.django_db

STAYS = {"is_active": "on", "is_staff": "on"}


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("beheerder"))
    return client


def test_log_in_and_log_out(caplog):
    clerk, client = make.a_user(), Client()
    log_in(clerk.username, client=client)
    client.post("/beheer/logout/", REMOTE_ADDR="192.0.2.1")
    person = {"person": clerk.username, "address": "192.0.2.1", "outcome": "done"}
    assert lines_of(caplog) == [{"event": "log-in", **person}, {"event": "log-out", **person}]


def test_failures_and_the_pause(caplog):
    clerk = make.a_user()
    fail(clerk.username)
    lines = lines_of(caplog)
    assert [line["outcome"] for line in lines] == ["refused"] * 4 + ["locked", "refused"]
    assert {(line["person"], line["address"]) for line in lines} == {(clerk.username, "192.0.2.1")}


def test_typed_name_cannot_forge_a_line(caplog):
    log_in('x\n2026-12-02 INFO security: {"event": "log-in"}', "verkeerd")
    (record,) = [record for record in caplog.records if record.name == "security"]
    assert "\n" not in record.getMessage()


def test_password_is_never_in_the_log(caplog):
    log_in(make.a_user().username, "mijn-echte-wachtwoord")
    assert "mijn-echte-wachtwoord" not in caplog.text


def test_refused_page(caplog):
    signed_in("medewerker").get("/beheer/auth/user/")
    assert lines_of(caplog)[-1]["event"] == "page"
    assert lines_of(caplog)[-1]["path"] == "/beheer/auth/user/"
    assert lines_of(caplog)[-1]["outcome"] == "refused"


def test_rights_given_and_taken(admin, caplog):
    user = make.a_user("medewerker")
    page = admin.get(f"/beheer/auth/user/{user.pk}/change/")
    griffier = Group.objects.get(name="griffier")
    admin.post(
        page.wsgi_request.path, filled(page, is_staff="on", is_active="", groups=[griffier.pk], is_superuser="on")
    )
    line = lines_of(caplog)[-1]
    assert (line["event"], line["person"], line["of"]) == ("rights", "beheerder", user.username)
    assert line["groups"] == [["medewerker"], ["griffier"]]
    assert line["is_active"] == [True, False]
    assert "is_superuser" not in line
    assert "is_staff" not in line


def test_rights_of_a_group(admin, caplog):
    group = Group.objects.get(name="medewerker")
    page = admin.get(f"/beheer/auth/group/{group.pk}/change/")
    admin.post(page.wsgi_request.path, {"name": "medewerker", "permissions": []})
    line = lines_of(caplog)[-1]
    assert (line["event"], line["of"], line["permissions"][1]) == ("rights", "medewerker", [])


def test_change_without_rights_is_no_line(admin, caplog):
    user = make.a_user("medewerker")
    page = admin.get(f"/beheer/auth/user/{user.pk}/change/")
    admin.post(page.wsgi_request.path, filled(page, **STAYS, first_name="Bea"))
    user.refresh_from_db()
    assert user.first_name == "Bea"
    assert lines_of(caplog) == []


def test_password_set_by_an_administrator(admin, caplog):
    user = make.a_user("medewerker")
    new = "wie een motie leest"
    admin.post(f"/beheer/auth/user/{user.pk}/password/", {"password1": new, "password2": new})
    assert log_in(user.username, new).status_code == 302
    line = next(line for line in lines_of(caplog) if line["event"] == "password")
    assert (line["person"], line["of"]) == ("beheerder", user.username)


def test_password_changed_by_the_clerk(caplog):
    clerk, client = make.a_user(), Client()
    log_in(clerk.username, client=client)
    new = "wie een motie leest"
    for old in ("verkeerd", PASSWORD):
        client.post("/beheer/password_change/", {"old_password": old, "new_password1": new, "new_password2": new})
    assert [line["outcome"] for line in lines_of(caplog) if line["event"] == "password"] == ["refused", "changed"]
