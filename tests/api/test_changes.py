"""A client that keeps reading changes misses none, and reads nothing that did not change."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from letters.models import Letter, LetterVersion
from parliament.models import Debate, Member, Minister, Ministry, Party, Post
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, PublicChange, Relation, Toezegging
from toezeggingen.models.fulfilment import Effect

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/api/v1/toezeggingen"
BEGINNING = "2000-01-01T00:00:00Z"


class Follower:
    """A client that keeps a copy: it follows `next` to the end and continues later from its last change."""

    def __init__(self, client, query: str = "") -> None:
        self.client, self.query, self.since = client, query, BEGINNING

    def read(self) -> list[str]:
        """The numbers that are new to the client; withdrawn ones marked with an x."""
        numbers = []
        address = f"{LIST}?gewijzigdSinds={self.since}&paginaGrootte=2{self.query}"
        while address:
            body = self.client.get(address).json()
            for row in body["resultaten"]:
                numbers.append(f"{row['nummer']}{' x' if row['ingetrokken'] else ''}")
                self.since = row["gewijzigdOp"]
            address = body["_links"].get("next", {}).get("href")
        return numbers


def test_each_toezegging_is_read_once_across_pages(client):
    with transaction.atomic():
        known = [make.an_open().number for _ in range(5)]
    make.a_concept()
    follower = Follower(client)
    assert follower.read() == known
    assert follower.read() == []


def test_a_change_with_immediate_constraints_is_read_too(client):
    """As in manual SQL: the version and the timestamps are then written at once."""
    toezegging = make.an_open()
    follower = Follower(client)
    follower.read()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        Debate.objects.update(title="Anders")
    assert follower.read() == [toezegging.number]


def test_changes_are_read_in_the_order_of_their_commits(client):
    first, second, third = (make.an_open() for _ in range(3))
    follower = Follower(client)
    follower.read()
    make.a_settled(third)
    workflow.lapse(first, by=make.a_user(), on=date(2023, 5, 1), reason="De wet vervalt.")
    assert follower.read() == [third.number, first.number]
    assert client.get(f"{LIST}/{second.number}").json()["gewijzigdOp"] < follower.since


def test_a_withdrawn_toezegging_is_read_as_withdrawn_without_its_facts(client):
    griffier = make.a_user()
    toezegging = make.an_open(by=griffier)
    follower = Follower(client, query="&status=voldaan")
    assert follower.read() == []
    workflow.withdraw(toezegging, by=griffier, on=date(2023, 5, 11), reason="Dubbel.")
    (row,) = client.get(f"{LIST}?gewijzigdSinds={BEGINNING}").json()["resultaten"]
    assert row == {"nummer": toezegging.number, "ingetrokken": True, "gewijzigdOp": row["gewijzigdOp"]}
    assert follower.read() == [f"{toezegging.number} x"]
    workflow.restore(toezegging, by=griffier, on=date(2023, 5, 12), reason="Toch niet.")
    assert Follower(client).read() == [toezegging.number]


@pytest.fixture
def full() -> Toezegging:
    """A toezegging with a related row of every kind."""
    ministry, party = make.a_ministry(), make.a_party("BBB")
    post = Post.objects.create(title="minister van Voorbeeldzaken", ministry=ministry)
    toezegging = make.an_open(
        ministry_then=ministry, post=post, minister=Minister.objects.create(name="A. de Wit"), parties=[party],
        members=[Member.objects.create(name="J. van der Meer", party=party)],
    )  # fmt: skip
    make.a_confirmed(toezegging, letter=make.a_letter())
    Relation.objects.create(source=toezegging, target=make.an_open(), kind="herhaling-van")
    Relation.objects.create(source=make.an_open(), target=toezegging, kind="herhaling-van")
    return toezegging


CHANGES: dict[str, Callable[[Toezegging], object]] = {
    "title of the debate": lambda one: Debate.objects.filter(pk=one.debate_id).update(title="Dijken"),
    "subject of the letter": lambda one: Letter.objects.update(subject="Dijken"),
    "another release": lambda one: LetterVersion.objects.update(released_at=timezone.now()),
    "name of a ministry": lambda one: Ministry.objects.filter(pk=one.ministry_then_id).update(name="Dijken"),
    "name of a post": lambda one: Post.objects.filter(pk=one.post_id).update(title="Dijkgraaf"),
    "name of a minister": lambda one: Minister.objects.filter(pk=one.minister_id).update(name="B. de Wit"),
    "name of a member": lambda one: Member.objects.update(name="K. de Boer"),
    "name of a party": lambda one: Party.objects.update(abbreviation="PvdD"),
    "another recipient": lambda one: one.parties.add(make.a_party()),
    "a relation": lambda one: Relation.objects.create(source=make.an_open(), target=one, kind="herhaling-van"),
    "text of a tied one": lambda one: Toezegging.objects.filter(inverse_relations__source=one).update(text="Anders."),
    "text of one tied to it": lambda one: Toezegging.objects.filter(relations__target=one).update(text="Anders."),
    "a tied one withdrawn": lambda one: workflow.withdraw(
        one.relations.get().target, by=make.a_user(), on=date(2023, 5, 11), reason="Dubbel."
    ),
    "text by SQL": lambda one: Toezegging.objects.filter(pk=one.pk).update(text="Iets anders."),
    "passage": lambda one: Fulfilment.objects.update(passage="Een andere passage."),
    "in confidence after all": lambda one: Debate.objects.filter(pk=one.debate_id).update(is_confidential=True),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_any_public_fact_is_read(client, full, what):
    follower = Follower(client)
    follower.read()
    CHANGES[what](full)
    assert full.number in follower.read()


def test_a_change_of_an_internal_fact_is_not_read(client, full):
    follower = Follower(client)
    follower.read()
    Toezegging.objects.filter(pk=full.pk).update(note="Bellen.")
    Debate.objects.filter(pk=full.debate_id).update(title=full.debate.title)
    proposal = make.a_proposal(full, effect=Effect.MENTIONS)
    workflow.reject(proposal, by=make.a_user(), on=date(2023, 5, 12))
    make.a_letter(released=False)
    assert follower.read() == []


def test_a_change_is_read_when_it_commits_however_early_it_was_made(client):
    """A client that read in between still reads it afterwards."""
    slow, quick = make.an_open(), make.an_open()
    follower = Follower(client)
    follower.read()
    is_made, may_commit = Event(), Event()

    def change_slowly() -> None:
        with transaction.atomic():
            Toezegging.objects.filter(pk=slow.pk).update(text="Eerst gemaakt.")
            is_made.set()
            may_commit.wait(10)
        connections.close_all()

    writer = Thread(target=change_slowly)
    writer.start()
    assert is_made.wait(10)
    Toezegging.objects.filter(pk=quick.pk).update(text="Eerst vastgelegd.")
    assert follower.read() == [quick.number]
    may_commit.set()
    writer.join()
    assert follower.read() == [slow.number]


def test_the_moment_of_a_change_is_in_utc_to_the_microsecond(client):
    """An offset would have a plus sign, which means a space in an address."""
    make.an_open()
    (row,) = client.get(LIST).json()["resultaten"]
    assert row["gewijzigdOp"].endswith("Z")
    assert len(row["gewijzigdOp"]) == len("2026-11-28T08:00:00.000001Z")
    assert datetime.fromisoformat(row["gewijzigdOp"]) == PublicChange.objects.get().at


def test_the_next_page_of_changes_keeps_the_filters_and_needs_no_number(client):
    with transaction.atomic():
        numbers = [make.an_open().number for _ in range(3)]
    query = f"gewijzigdSinds={BEGINNING}&status=openstaand&paginaGrootte=2"
    first = client.get(f"{LIST}?{query}")
    following = parse_qs(urlsplit(first.json()["_links"]["next"]["href"]).query)
    last_read = first.json()["resultaten"][-1]["gewijzigdOp"]
    assert following == {"gewijzigdSinds": [last_read], "status": ["openstaand"], "paginaGrootte": ["2"]}
    assert first["Link"] == f'<{first.json()["_links"]["next"]["href"]}>; rel="next"'
    rest = client.get(first.json()["_links"]["next"]["href"]).json()
    assert [row["nummer"] for row in rest["resultaten"]] == numbers[2:]
    assert list(rest["_links"]) == ["self"]


@pytest.mark.parametrize("moment", ["{at:%Y-%m-%dT%H:%M:%S.%f}%2B02:00", "{at:%Y-%m-%dT%H:%M:%S.%f}-01:30"])
def test_a_moment_may_have_any_offset(client, moment):
    toezegging = make.an_open()
    changed_at = PublicChange.objects.get().at
    offset = timedelta(hours=2) if "%2B" in moment else -timedelta(hours=1, minutes=30)
    for shift, numbers in ((timedelta(), []), (timedelta(microseconds=-1), [toezegging.number])):
        since = moment.format(at=changed_at + offset + shift)
        rows = client.get(f"{LIST}?gewijzigdSinds={since}").json()["resultaten"]
        assert [row["nummer"] for row in rows] == numbers


def test_timestamps_are_unique_and_the_last_is_that_of_the_register(client):
    with transaction.atomic():
        for _ in range(4):
            make.an_open()
    moments = [change.at for change in PublicChange.objects.order_by("at")]
    assert len(set(moments)) == 4
    with connection.cursor() as cursor:
        cursor.execute("SELECT changed_at FROM toezeggingen_registerversion")
        assert cursor.fetchone() == (moments[-1],)


def test_reading_changes_takes_as_many_queries_for_three_rows_as_for_one(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{LIST}?gewijzigdSinds={BEGINNING}")
        return len(captured)

    make.an_open(parties=[make.a_party()])
    first = queries()
    for _ in range(2):
        make.an_open(parties=[make.a_party()])
    assert queries() == first
