"""What each toezegging counts for, and how many count for what, are kept as they are, whatever was changed and how."""

from collections.abc import Callable
from datetime import date
from typing import Any, LiteralString

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from parliament.models import Debate, Member
from tests import factories as make
from tests.toezeggingen.test_register_version import another
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Means

COUNTED = """
SELECT toezegging_id, status, term, due, kind, committees.keys, ministries.keys, parties.keys
FROM toezeggingen_counted JOIN toezeggingen_countedset AS committees ON committees.id = committees
JOIN toezeggingen_countedset AS ministries ON ministries.id = ministries
JOIN toezeggingen_countedset AS parties ON parties.id = parties ORDER BY 1
"""
COUNTS = "SELECT facet, value, due, counted FROM toezeggingen_count ORDER BY 1, 2, 3"

Kept = list[list[tuple[Any, ...]]]


def kept() -> Kept:
    """The rows of both tables."""
    return [asked(COUNTED), asked(COUNTS)]


def asked(query: LiteralString) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def recounted() -> Kept:
    """As they are when all is counted anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.count_everything()")
    return kept()


def brief(row: Toezegging, *, confidential: bool = True) -> Fulfilment:
    means = {"means": Means.BRIEFING, "held_on": make.DAY, "confidential": confidential}
    return make.a_confirmed(make.an_open(), debate=row.debate, **means)


CHANGES: dict[str, Callable[[Toezegging], object]] = {
    "one more": lambda row: make.an_open(),
    "lapsed": lambda row: workflow.lapse(row, reason="Niet meer nodig.", by=make.a_user(), on=make.DAY),
    "withdrawn": lambda row: workflow.withdraw(row, reason="Dubbel.", by=make.a_user(), on=make.DAY),
    "confirmed": lambda row: make.a_confirmed(row),
    "another day": lambda row: Toezegging.objects.filter(pk=row.pk).update(due_latest=date(2024, 1, 1)),
    "no day": lambda row: Toezegging.objects.filter(pk=row.pk).update(due_latest=None, due_earliest=None),
    "another ministry": lambda row: Toezegging.objects.filter(pk=row.pk).update(ministry_now=make.a_ministry("nz")),
    "another debate": lambda row: Toezegging.objects.filter(pk=row.pk).update(debate=make.a_debate()),
    "kind of the debate": lambda row: Debate.objects.filter(pk=row.debate_id).update(kind=Debate.Kind.PLENARY),
    "committee of the debate": lambda row: Debate.objects.filter(pk=row.debate_id).update(committee=make.a_committee()),
    "a committee that follows": lambda row: row.debate.follow_up_committees.add(make.a_committee()),
    "none that follows": lambda row: row.debate.follow_up_committees.clear(),
    "a briefing in confidence": brief,
    "in confidence after all": lambda row: Fulfilment.objects.filter(pk=brief(row, confidential=False).pk).update(
        confidential=True
    ),
    "a member": lambda row: row.members.add(Member.objects.create(name="A. Lid", party=make.a_party())),
    "no member": lambda row: row.members.clear(),
    "party of a member": lambda row: row.members.update(party=make.a_party()),
    "no party": lambda row: row.parties.clear(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_kept_is_what_counting_anew_gives(change: Callable[[Toezegging], object]):
    briefing = make.a_debate(kind=Debate.Kind.BRIEFING)
    briefing.follow_up_committees.add(make.a_committee())
    member = Member.objects.create(name="B. Lid", party=make.a_party())
    row = make.an_open(
        due=date(2023, 9, 1), debate=briefing, made_on=briefing.day, members=[member], parties=[make.a_party()]
    )
    before = kept()
    change(row)
    after = kept()
    assert after != before
    assert after == recounted()


@pytest.mark.django_db
def test_counting_anew_leaves_nothing_of_what_was_wrong():
    make.an_open()
    before = kept()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE toezeggingen_count SET counted = counted + 5")
        cursor.execute("UPDATE toezeggingen_counted SET kind = 'overig'")
    assert recounted() == before


@pytest.mark.django_db(transaction=True)
def test_a_debate_that_is_put_in_the_place_of_another_counts_as_it_is():
    row = make.an_open(debate=make.a_debate(kind=Debate.Kind.COMMITTEE))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE moved ON COMMIT DROP AS SELECT * FROM parliament_debate")
        cursor.execute("DELETE FROM parliament_debate WHERE id = %s", [row.debate_id])
        cursor.execute("UPDATE moved SET kind = %s", [Debate.Kind.PLENARY])
        cursor.execute("INSERT INTO parliament_debate SELECT * FROM moved")
    assert ("soort", Debate.Kind.PLENARY, None, 1) in kept()[1]


@pytest.mark.django_db
def test_a_row_that_is_touched_and_stays_as_it_was_changes_nothing():
    row = make.an_open()
    before = kept()
    workflow.edit(row, text="Anders gezegd.", by=make.a_user(), on=make.DAY)
    row.debate.follow_up_committees.set([])
    assert kept() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_published_first", [True, False])
def test_two_changes_beside_each_other_of_which_neither_sees_the_other_both_count(*, is_published_first: bool):
    griffier, committee = make.a_user(), make.a_committee()
    concept = make.a_concept(by=griffier)
    follows = "INSERT INTO parliament_debate_follow_up_committees (debate_id, committee_id) VALUES (%s, %s)"
    with another() as somebody:
        with transaction.atomic():
            workflow.publish(concept, by=griffier, on=make.DAY)
            somebody.execute(follows, [concept.debate_id, committee.pk])
            if not is_published_first:
                somebody.commit()
        somebody.commit()
    ((_, *values),) = kept()[0]
    assert committee.pk in values[4]
    assert ("commissie", str(committee.pk), None, 1) in kept()[1]


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_does_not_count():
    make.an_open()
    before = kept()
    with transaction.atomic(), transaction.atomic():
        make.an_open()
        transaction.set_rollback(True)
    assert kept() == before


@pytest.mark.django_db(transaction=True)
def test_an_emptied_register_counts_nothing():
    make.an_open()
    call_command("flush", interactive=False, verbosity=0)
    assert kept() == [[], []]
