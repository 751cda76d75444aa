"""The search document of a toezegging is right after each statement that changes something."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post
from search.models import ToezeggingDocument
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

Documents = list[tuple[Any, ...]]


def documents() -> Documents:
    return list(ToezeggingDocument.objects.order_by("pk").values_list())


def rewritten() -> Documents:
    """The documents after a rebuild of all."""
    ids = list(Toezegging.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_toezeggingdocument")
        cursor.execute("SELECT public.refresh_toezegging_documents(%s::bigint[])", [ids])
    return documents()


def hide_debate(row: Toezegging) -> None:
    Debate.objects.filter(pk=row.debate_id).update(is_confidential=True)


def update(row: Toezegging, **fields: object) -> None:
    Toezegging.objects.filter(pk=row.pk).update(**fields)


def assert_keys_are_right() -> None:
    """Check the arrays of every published toezegging against the models."""
    found = {
        document.pk: (document.committees, document.ministries, document.parties)
        for document in ToezeggingDocument.objects.all()
    }
    assert found == {row.pk: expected_keys(row) for row in Toezegging.objects.published().select_related("debate")}


def expected_keys(row: Toezegging) -> tuple[list[int], list[int], list[int]]:
    committees: set[int | None] = set()
    if row.debate and not row.debate.is_confidential:
        committees = {row.debate.committee_id, *row.debate.follow_up_committees.values_list("pk", flat=True)} - {None}
    parties = {*row.parties.values_list("pk", flat=True), *row.members.values_list("party", flat=True)} - {None}
    return sorted(committees), sorted({row.ministry_then_id, row.ministry_now_id}), sorted(parties)


CHANGES: dict[str, Callable[[Toezegging], object]] = {
    "another toezegging": lambda row: make.an_open(),
    "withdrawal": lambda row: workflow.withdraw(row, reason="Dubbel.", by=make.a_user(), on=make.DAY),
    "text": lambda row: update(row, text="Dijken."),
    "words of the deadline": lambda row: update(row, deadline_words="voor het kerstreces"),
    "another ministry": lambda row: update(row, ministry_now=make.a_ministry("nz")),
    "another debate": lambda row: update(row, debate=make.a_debate()),
    "a technical briefing": lambda row: make.a_confirmed(row, means=Means.BRIEFING, held_on=make.DAY),
    "title of the debate": lambda row: Debate.objects.filter(pk=row.debate_id).update(title="Dijken"),
    "committee of the debate": lambda row: Debate.objects.filter(pk=row.debate_id).update(committee=make.a_committee()),
    "a committee that follows": lambda row: row.debate.follow_up_committees.add(make.a_committee()),
    "none that follows": lambda row: row.debate.follow_up_committees.clear(),
    "a debate made confidential": hide_debate,
    "name of a committee": lambda row: Committee.objects.update(name="Dijken"),
    "name of a ministry": lambda row: Ministry.objects.filter(pk=row.ministry_then_id).update(name="Dijken"),
    "name of a minister": lambda row: Minister.objects.filter(pk=row.minister_id).update(name="A. Dijk"),
    "title of a post": lambda row: Post.objects.filter(pk=row.post_id).update(title="dijkgraaf"),
    "a member": lambda row: row.members.add(Member.objects.create(name="A. Lid", party=make.a_party())),
    "no member": lambda row: row.members.clear(),
    "name of a member": lambda row: Member.objects.update(name="A. Dijk"),
    "party of a member": lambda row: row.members.update(party=make.a_party()),
    "name of a party": lambda row: Party.objects.update(name="Dijkenpartij"),
    "no party": lambda row: row.parties.clear(),
}


@pytest.fixture
def row() -> Toezegging:
    """A toezegging with a value in every part of its document."""
    briefing = make.a_debate(kind=Debate.Kind.BRIEFING, is_confidential=False)
    briefing.follow_up_committees.add(make.a_committee())
    ministry = make.a_ministry()
    return make.an_open(
        debate=briefing,
        made_on=briefing.day,
        ministry_then=ministry,
        post=Post.objects.create(title="minister van Water", ministry=ministry),
        minister=Minister.objects.create(name="C. Minister"),
        members=[Member.objects.create(name="B. Lid", party=make.a_party())],
        parties=[make.a_party()],
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_document_follows_each_change(row: Toezegging, change: Callable[[Toezegging], object]):
    before = documents()
    change(row)
    after = documents()
    assert after != before
    assert after == rewritten()
    assert_keys_are_right()


def test_an_irrelevant_change_changes_no_document(row: Toezegging):
    before = documents()
    update(row, note="Bellen.")
    Debate.objects.update(title=row.debate.title)
    row.debate.follow_up_committees.set(row.debate.follow_up_committees.all())
    assert documents() == before


def test_a_concept_has_no_document():
    make.a_concept()
    assert documents() == []


@pytest.mark.django_db(transaction=True)
def test_an_emptied_register_has_no_documents():
    make.an_open()
    call_command("flush", interactive=False, verbosity=0)
    assert documents() == []
