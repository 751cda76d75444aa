"""What the groups may do, and what the register may do by itself."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.moves import MOVES
from toezeggingen.permissions import GRIFFIER, MEDEWERKER, REGISTER, is_allowed

pytestmark = pytest.mark.django_db


def test_nobody_may_do_nothing():
    with pytest.raises(MoveRefused):
        workflow.publish(make.a_concept(), by=None, on=make.DAY)
    with pytest.raises(MoveRefused):
        workflow.edit(make.a_concept(), by=None, on=make.DAY, text="Anders.")


def test_the_register_may_make_its_own_moves_only():
    moves = {
        name for name, move in MOVES.items() if is_allowed(REGISTER, move.permission, register_may=move.register_may)
    }
    assert moves == {"publish", "propose", "reject", "decide", "reschedule", "hand_over"}
    with pytest.raises(MoveRefused):
        workflow.lapse(make.an_open(), by=REGISTER, on=make.DAY, reason="x")


def test_only_the_register_follows_the_agenda():
    with pytest.raises(MoveRefused):
        workflow.make_move("reschedule", make.an_open(), by=make.a_user(is_superuser=True), on=make.DAY)


def test_a_migration_revokes_what_a_group_should_not_hold():
    group = Group.objects.get(name=MEDEWERKER)
    extra = Permission.objects.get(codename="settle_toezegging")
    other = Permission.objects.get(codename="add_user")
    before = set(group.permissions.all())
    group.permissions.add(extra, other)
    call_command("migrate", verbosity=0)
    assert set(group.permissions.all()) == before | {other}


MEDEWERKER_MAY = {
    "add_toezegging",
    "change_toezegging",
    "delete_toezegging",
    "add_fulfilment",
    "change_letter",
    "view_event",
}
ONLY_A_GRIFFIER_MAY = {"settle_toezegging", "release_letter", "delete_relation", "change_ministry", "delete_recess"}
NOBODY_MAY = {"change_event", "delete_event", "delete_fulfilment", "delete_letter", "delete_debate", "delete_ministry"}


def test_what_each_group_may():
    medewerker, griffier = (
        set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        for name in (MEDEWERKER, GRIFFIER)
    )
    assert medewerker >= MEDEWERKER_MAY
    assert medewerker.isdisjoint(ONLY_A_GRIFFIER_MAY | NOBODY_MAY)
    assert griffier >= MEDEWERKER_MAY | ONLY_A_GRIFFIER_MAY
    assert griffier.isdisjoint(NOBODY_MAY)


def test_the_register_cannot_edit_a_concept_as_a_clerk_does():
    with pytest.raises(MoveRefused, match="niet wijzigen"):
        workflow.edit(make.a_concept(), by=REGISTER, on=make.DAY, text="Anders.")
