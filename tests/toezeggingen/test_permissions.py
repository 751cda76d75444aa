"""What the groups may do, and what the register may do by itself."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.moves import MOVES
from toezeggingen.permissions import MEDEWERKER, REGISTER, is_allowed

pytestmark = pytest.mark.django_db


def test_nobody_may_do_nothing():
    with pytest.raises(MoveRefused):
        workflow.publish(make.a_concept(), by=None, on=make.DAY)
    with pytest.raises(MoveRefused):
        workflow.edit(make.a_concept(), by=None, on=make.DAY, text="Anders.")


def test_the_register_may_make_its_own_moves_only():
    moves = {name for name, move in MOVES.items() if is_allowed(REGISTER, move.permission, move.register_right)}
    assert moves == {"publish", "propose", "reject", "decide", "reschedule", "hand_over"}
    with pytest.raises(MoveRefused):
        workflow.lapse(make.an_open(), by=REGISTER, on=make.DAY, reason="x")


@pytest.mark.parametrize("name", ["reschedule", "hand_over"])
def test_only_the_register_follows_the_agenda(name):
    with pytest.raises(MoveRefused):
        workflow.make_move(name, make.an_open(), by=make.a_user(is_superuser=True), on=make.DAY)


def test_a_migration_revokes_what_a_group_should_not_hold():
    group = Group.objects.get(name=MEDEWERKER)
    extra = Permission.objects.get(codename="settle_toezegging")
    other = Permission.objects.get(codename="add_user")
    before = set(group.permissions.all())
    group.permissions.add(extra, other)
    call_command("migrate", verbosity=0)
    assert set(group.permissions.all()) == before | {other}
