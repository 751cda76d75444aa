"""One form adds a user, who chooses a password by mail; the role "beheerder" manages users and nothing else."""

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.urls import reverse
from kombu.exceptions import OperationalError

from accounts import roles
from accounts.tasks import send_invitation
from tests import factories as make
from tests.accounts.log import lines_of
from tests.accounts.test_reset import choose, link
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db

ADD = "/beheer/auth/user/add/"
TYPED = {"first_name": "Anna", "last_name": "Smit", "email": "a.smit@example.nl", "role": "medewerker"}


@pytest.fixture
def manager():
    return signed_in("beheerder")


@pytest.mark.django_db(transaction=True)
def test_new_user_gets_an_invitation_and_can_log_in(manager, broker, client):
    answer = manager.post(ADD, TYPED, follow=True)
    assert "krijgt een uitnodiging op a.smit@example.nl" in text_of(answer)
    user = User.objects.get(username="a.smit")
    assert (user.is_staff, user.is_superuser, [group.name for group in user.groups.all()]) == (
        True,
        False,
        ["medewerker"],
    )
    send_invitation(user.email)
    assert "kies uw wachtwoord" in mail.outbox[0].subject
    choose(client, link())
    assert client.post("/beheer/login/", {"username": "a.smit", "password": "wie een motie leest"}).status_code == 302
    assert client.get("/beheer/nieuwe-toezeggingen/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"email": "BEKEND@example.nl"}, "heeft dit e-mailadres al"),
        ({"email": ""}, "verplicht"),
        ({"username": "bekend"}, "Er is al een gebruiker bekend"),
        ({"role": "superuser"}, "geldige keuze"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_lost(manager, typed, message):
    User.objects.create_user("bekend", "bekend@example.nl")
    page = text_of(manager.post(ADD, TYPED | typed))
    assert message in page
    assert "Smit" in page
    assert User.objects.filter(last_name="Smit").count() == 0


@pytest.mark.django_db(transaction=True)
def test_without_a_broker_the_user_is_there_and_the_page_says_what_to_do(manager, monkeypatch):
    def refuse(*_):
        raise OperationalError("no broker")

    monkeypatch.setattr(send_invitation, "delay", refuse)
    page = text_of(manager.post(ADD, TYPED, follow=True))
    assert "Uitnodiging opnieuw sturen" in page
    assert User.objects.filter(username="a.smit").exists()


def test_the_role_is_in_the_security_log(manager, broker, caplog):
    with caplog.at_level("INFO", logger="security"):
        manager.post(ADD, TYPED)
    assert [line["role"] for line in lines_of(caplog) if line["event"] == "rights"] == ["medewerker"]


def test_administrator_reads_no_secrets(manager):
    make.a_concept(text="Een geheim concept.")
    assert "Nieuwe toezeggingen" not in text_of(manager.get("/beheer/"))
    for path in (
        "toezeggingen/toezegging/",
        "letters/letter/",
        "alerts/mail/",
        "brief-inlezen/",
        "nieuwe-toezeggingen/",
    ):
        assert manager.get(f"/beheer/{path}").status_code == 403, path
    assert manager.get("/beheer/auth/group/").status_code == 403
    assert manager.get("/beheer/accounts/failedlogin/").status_code == 200


def test_administrator_cannot_grow_in_rights(manager):
    own = User.objects.get(groups__name="beheerder")
    root = User.objects.create_superuser("root", password="x")
    for user in (own, root):
        page = reverse("admin:auth_user_change", args=[user.pk])
        sent = {"username": user.username, "groups": [Group.objects.get(name="griffier").pk], "is_staff": "on"}
        assert manager.post(page, sent).status_code == 403
        new = {"password1": "wie een motie leest", "password2": "wie een motie leest", "usable_password": "true"}
        assert manager.post(f"/beheer/auth/user/{user.pk}/password/", new).status_code == 403
    action = {"action": "remove_second_factor", "_selected_action": [root.pk]}
    assert "wijzigt u hier niet" in text_of(manager.post("/beheer/auth/user/", action, follow=True))


def test_the_group_has_exactly_its_permissions_after_each_migration():
    group = Group.objects.get(name=roles.ADMINISTRATOR)
    before = set(group.permissions.values_list("codename", flat=True))
    assert before == set(roles.CODENAMES)
