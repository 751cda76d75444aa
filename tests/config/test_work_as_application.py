"""The guards let the real work pass: clerks, administrators and commands on a connection of the application's role."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken

from accounts.tasks import send_reset_mail
from letters.models import Letter
from letters.store import renumber_letter
from matching.tasks import follow_moved_agenda
from parliament.models import Debate, Post, Recess
from tests import factories as make
from tests.accounts.test_lock import PASSWORD, fail, log_in
from tests.accounts.test_reset import NEW, choose, link
from tests.accounts.test_second_factor import STEP, code_of
from tests.application_role import application_role
from tests.desk.clerks import filled, signed_in
from tests.desk.test_bulk_entry import enter
from tests.desk.test_intake import PAGE as INTAKE
from tests.desk.test_intake import read_in
from tests.desk.test_moves import make_move
from tests.matching.letters import KEPT, a_text
from tests.opendata.test_load_register import DIKES
from tests.toezeggingen.test_rescheduling import due, promised
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db(transaction=True)

SUMMER = {"kind": "zomerreces", "last_meeting": date(2023, 7, 6), "next_meeting": date(2023, 9, 5)}


@pytest.fixture
def as_application() -> Iterator[None]:
    with application_role():
        yield


def change(client: Client, kind: str, pk: int, **typed: object) -> None:
    address = reverse(f"admin:{kind}_change", args=[pk])
    assert client.post(address, filled(client.get(address), **typed)).status_code == 302


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder", password=PASSWORD))
    return client


@pytest.fixture
def user() -> User:
    return make.a_user("medewerker", email="medewerker@example.nl")


def test_administrator_changes_the_groups_of_a_user(administrator, user, as_application):
    change(administrator, "auth_user", user.pk, groups=[Group.objects.get(name="griffier").pk], is_active="")
    user.refresh_from_db()
    assert (list(user.groups.values_list("name", flat=True)), user.is_active) == (["griffier"], False)


def test_administrator_adds_a_user(administrator, as_application):
    sent = {"first_name": "Anna", "last_name": "Smit", "email": "a.smit@example.nl", "role": "medewerker"}
    administrator.post("/beheer/auth/user/add/", sent)
    added = User.objects.get(username="a.smit")
    assert (added.is_staff, [group.name for group in added.groups.all()]) == (True, ["medewerker"])


def test_administrator_changes_the_rights_of_a_group(administrator, as_application):
    group = Group.objects.get(name="medewerker")
    administrator.post(f"/beheer/auth/group/{group.pk}/change/", {"name": "medewerker", "permissions": []})
    assert list(group.permissions.all()) == []


def test_administrator_sets_a_password(administrator, user, as_application):
    administrator.post(f"/beheer/auth/user/{user.pk}/password/", {"password1": NEW, "password2": NEW})
    assert log_in(user.username, NEW).status_code == 302


def test_only_the_owner_makes_an_administrator(as_application):
    with pytest.raises(IntegrityError, match="only the owner of the database makes tweede an administrator"):
        User.objects.create_superuser("tweede")


def test_user_changes_the_password(user, as_application):
    client = Client()
    log_in(user.username, client=client)
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post("/beheer/password_change/", sent).status_code == 302
    assert log_in(user.username, NEW).status_code == 302


def test_user_gets_a_new_password_by_mail(user, as_application):
    cache.clear()
    mail.outbox.clear()
    send_reset_mail(user.email)
    choose(Client(), link())
    assert log_in(user.username, NEW).status_code == 302


def test_log_in_pause_and_second_factor(administrator, user, as_application):
    client = Client()
    log_in(user.username, client=client)
    client.get(STEP)
    assert "codes" in client.post(STEP, {"code": code_of(user)}).context
    user.refresh_from_db()
    assert user.last_login
    assert StaticToken.objects.count() == 10
    administrator.post("/beheer/auth/user/", {"action": "remove_second_factor", "_selected_action": [user.pk]})
    assert StaticToken.objects.count() == 0
    fail(user.username)
    pause = AccessAttempt.objects.get()
    administrator.post("/beheer/accounts/failedlogin/", {"action": "end_pause", "_selected_action": [pause.pk]})
    assert log_in(user.username).status_code == 302


def test_a_list_is_loaded(tmp_path: Path, as_application):
    make.a_ministry("ienw", abbreviation="IENW")
    (tmp_path / "lijst.jsonl").write_text(json.dumps(DIKES))
    call_command("load_register", str(tmp_path / "lijst.jsonl"), verbosity=0)
    assert Toezegging.objects.published().get().number == DIKES["nummer"]


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Voorbeeldzaken", ministry=make.a_ministry())


@pytest.fixture
def clerks() -> tuple[Client, Client]:
    return signed_in("griffier"), signed_in("medewerker")


def test_concepts_are_entered_in_bulk_published_and_deleted(post, clerks, as_application):
    griffier, medewerker = clerks
    enter(medewerker, post, **{"rij-0-text": "Een brief.", "rij-1-text": "Een overzicht."})
    first, second = Toezegging.objects.order_by("number")
    make_move(griffier, "publish", first, on="2023-03-23")
    medewerker.post(
        reverse("admin:toezeggingen_toezegging_delete", args=[second.pk]), {"post": "yes", "seen": second.version}
    )
    assert list(Toezegging.objects.published()) == [first]
    assert list(Toezegging.objects.all()) == [first]


def test_deadlines_follow_a_debate(clerks):
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("bij het debat", debate)
    with application_role():
        change(clerks[0], "parliament_debate", debate.pk, day="2023-05-16")
    assert due(toezegging) == date(2023, 5, 16)


def test_deadlines_follow_a_recess(clerks):
    recess = Recess.objects.filter(**SUMMER).first() or Recess.objects.create(**SUMMER)
    toezegging = promised("voor het zomerreces")
    Recess.objects.filter(pk=recess.pk).update(last_meeting="2023-06-29")
    with application_role():
        follow_moved_agenda()
    assert due(toezegging) == date(2023, 6, 29)


def test_toezeggingen_go_to_the_next_ministry(clerks):
    toezegging, heir = make.an_open(), make.a_ministry("yy")
    period = toezegging.ministry_now.periods.get()
    with application_role():
        typed = {"periods-0-id": period.pk, "periods-0-until": "2023-06-30", "periods-0-successor": heir.pk}
        change(clerks[0], "parliament_ministry", toezegging.ministry_now_id, **typed)
    toezegging.refresh_from_db()
    assert toezegging.ministry_now == heir


def test_a_letter_is_read_in_released_and_gets_its_printed_number(clerks, as_application):
    griffier, medewerker = clerks
    read_in(medewerker, text=a_text(KEPT))
    letter = Letter.objects.get()
    griffier.post(f"{INTAKE}{letter.number}/", {"_vrijgeven": "ja", "versie": "1"})
    assert letter.newest.released_by
    renumber_letter(letter, "99002-18")
    letter.refresh_from_db()
    assert letter.number == "99002-18"
