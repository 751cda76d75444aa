"""The count of a facet value equals the number of rows after choosing that value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from random import Random

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as some

from parliament.models import Committee, Debate, Member, Ministry, Party
from search import facets
from search.facets import FACETS
from search.selection import Selection
from tests import factories as make
from tests.search.test_documents import assert_keys_are_right
from toezeggingen import workflow
from toezeggingen.buckets import Bucket
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome, State
from toezeggingen.status import Status

TODAY = date(2023, 6, 15)
EXAMPLES = 40


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2023-06-15T10:00:00+02:00", tick=False):
        yield


def counted(query: str, facet: str) -> dict[str, int]:
    """The count of each value."""
    return {value.key: value.count for value in facets.count(Selection(QueryDict(query))).facets[facet].values}


def recounted(query: str, facet: str, keys: list[str]) -> dict[str, int]:
    """The number of rows if each value replaces the facet's own choice."""
    query_params = QueryDict(query, mutable=True)
    counts = {}
    for key in keys:
        query_params.setlist(facet, [key])
        counts[key] = Selection(query_params).rows.count()
    return counts


def keys_of(facet: str) -> list[str]:
    known = {
        "status": [status for status in Status.values if status != Status.CONCEPT],
        "termijn": Bucket.values,
        "soort": Debate.Kind.values,
        "commissie": list(Committee.objects.values_list("slug", flat=True)),
        "ministerie": list(Ministry.objects.values_list("key", flat=True)),
        "fractie": list(Party.objects.values_list("slug", flat=True)),
    }
    return known[facet]


def offered(facet: str) -> list[str]:
    """The keys that the filter knows. It ignores keys without published toezeggingen."""
    keys = keys_of(facet)
    return [key for key in keys if not Selection(QueryDict(f"{facet}={key}")).problems]


def assert_right(query: str, facet: str) -> None:
    expected = recounted(query, facet, offered(facet))
    found = counted(query, facet)
    assert {key: count for key, count in found.items() if count} == {key: n for key, n in expected.items() if n}, query


@pytest.mark.django_db
def test_a_toezegging_counts_once_for_each_of_its_values():
    committee, party, ministry = make.a_committee(slug="water"), make.a_party("VBP"), make.a_ministry("wz")
    debate = make.a_debate(committee=committee)
    debate.follow_up_committees.add(committee, make.a_committee(slug="volgt"))
    members = [Member.objects.create(name=name, party=party) for name in ("A. Een", "B. Twee")]
    loner = Member.objects.create(name="C. Alleen")
    make.an_open(
        debate=debate,
        ministry_then=ministry,
        ministry_now=make.a_ministry("nz"),
        members=[*members, loner],
        parties=[party],
    )
    make.an_open(debate=debate, ministry_then=ministry, ministry_now=ministry)
    assert counted("", "commissie") == {"water": 2, "volgt": 2}
    assert counted("", "ministerie") == {"wz": 2, "nz": 1}
    assert counted("", "fractie") == {"vbp": 1}


@pytest.mark.django_db
def test_a_facet_ignores_its_own_choice_and_follows_the_others():
    late, soon = make.an_open(due=date(2023, 6, 1)), make.an_open(due=date(2023, 6, 20))
    make.a_settled()
    assert counted("termijn=te-laat", "termijn") == {"te-laat": 1, "binnen-30-dagen": 1}
    assert counted("termijn=te-laat", "status") == {"openstaand": 1}
    assert counted("termijn=te-laat&status=voldaan", "status") == {"openstaand": 1, "voldaan": 0}
    assert counted(f"commissie={soon.debate.committee.slug}", "termijn") == {"binnen-30-dagen": 1}
    assert counted(f"debat={late.debate.number}", "commissie") == {late.debate.committee.slug: 1}
    assert facets.count(Selection(QueryDict("termijn=te-laat"))).total == 1


@pytest.mark.django_db
def test_a_confidential_briefing_counts_for_no_committee():
    briefing = make.a_debate(kind=Debate.Kind.BRIEFING)
    briefing.follow_up_committees.add(make.a_committee())
    make.an_open(debate=briefing, made_on=briefing.day)
    make.a_confirmed(make.an_open(), means=Means.BRIEFING, held_on=briefing.day, debate=briefing, confidential=True)
    assert set(counted("", "commissie").values()) == {1}
    assert len(counted("", "commissie")) == 1
    assert counted("", "soort") == {"commissiedebat": 1, "technische-briefing": 1}


@pytest.mark.django_db
def test_an_empty_register_counts_nothing(django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = facets.count(Selection(QueryDict("")))
    assert counts.total == 0
    assert [counts.facets[name].values for name in FACETS] == [[]] * len(FACETS)


@dataclass
class House:
    """A small register with a clerk who makes random moves."""

    debates: list[Debate]
    ministries: list[Ministry]
    members: list[Member]
    parties: list[Party]
    meeting: Debate
    by: object

    @classmethod
    def build(cls) -> House:
        committees = [make.a_committee(slug=f"commissie-{serial}") for serial in range(4)]
        kinds = (Debate.Kind.COMMITTEE, Debate.Kind.LEGISLATIVE, Debate.Kind.COMMITTEE, Debate.Kind.BRIEFING)
        debates = [make.a_debate(committee=item, kind=kind) for item, kind in zip(committees, kinds, strict=True)]
        for item, other in zip(debates, [*committees[1:], committees[1]], strict=True):
            item.follow_up_committees.add(other)
        debates.append(make.a_debate(kind=Debate.Kind.PLENARY, committee=None))
        parties = [make.a_party() for _ in range(3)]
        members = [Member.objects.create(name=f"A. Lid {serial}", party=parties[serial % 2]) for serial in range(5)]
        ministries = [make.a_ministry(f"m{serial}", name=f"Zaken {serial}") for serial in range(3)]
        house = cls(debates, ministries, members, parties, make.a_meeting(), make.a_user())
        for serial in range(30):
            house.enter(Random(serial))
        return house

    def enter(self, chance: Random) -> None:
        make.an_open(
            debate=chance.choice(self.debates),
            ministry_then=chance.choice(self.ministries),
            ministry_now=chance.choice(self.ministries),
            due=chance.choice([None, date(2023, 4, 1), TODAY, date(2023, 7, 1), date(2024, 1, 1)]),
            members=chance.sample(self.members, chance.randrange(3)),
            parties=chance.sample(self.parties, chance.randrange(2)),
        )

    def move(self, chance: Random) -> None:
        """Make a random move on a random toezegging. Raises MoveRefused if the workflow refuses it."""
        row = chance.choice(list(Toezegging.objects.order_by("pk")))
        facts = {"by": self.by, "on": TODAY}
        moves: list[Callable[[], object]] = [
            lambda: self.enter(chance),
            lambda: workflow.lapse(row, reason="Niet meer nodig.", **facts),
            lambda: workflow.reopen(row, reason="Toch wel.", to=chance.choice([Status.OPEN, Status.PARTLY]), **facts),
            lambda: workflow.withdraw(row, reason="Dubbel.", **facts),
            lambda: workflow.restore(row, reason="Niet dubbel.", **facts),
            lambda: workflow.postpone(row, deadline=self.later(chance), reason="Druk.", **facts),
            lambda: workflow.edit(row, debate=chance.choice(self.debates), **facts),
            lambda: workflow.edit(row, ministry_now=chance.choice(self.ministries), **facts),
            lambda: workflow.edit(row, members=chance.sample(self.members, 2), **facts),
            lambda: workflow.edit(row, parties=chance.sample(self.parties, chance.randrange(3)), **facts),
            lambda: make.a_proposal(row, by=self.by),
            lambda: self.settle(row, chance),
        ]
        chance.choice(moves)()

    @staticmethod
    def later(chance: Random):
        return make.a_deadline(chance.choice([None, date(2023, 6, chance.randrange(1, 30)), date(2024, 1, 1)]))

    def settle(self, row: Toezegging, chance: Random) -> None:
        proposal = row.fulfilments.exclude(state=State.DECIDED).first()
        if proposal is None:
            briefing = {"means": Means.BRIEFING, "held_on": make.DAY, "debate": self.debates[3], "confidential": True}
            workflow.propose(Fulfilment(toezegging=row, effect=Effect.MENTIONS, **briefing), by=self.by, on=TODAY)
        elif chance.random() < 0.5:
            effect = chance.choice([Effect.FULFILS, Effect.MENTIONS])
            workflow.confirm(proposal, by=self.by, on=TODAY, effect=effect)
        else:
            outcome = chance.choice([Outcome.FULFILLED, Outcome.PARTLY, Outcome.REFUSED])
            workflow.decide(
                proposal, by=self.by, on=self.meeting.day, meeting=self.meeting, outcome=outcome, remainder="rest"
            )


def write(house: House, seed: int, moves: int) -> int:
    """Make so many random moves; refused moves do not count."""
    chance, made = Random(seed), 0
    try:
        while made < moves:
            try:
                house.move(chance)
            except (workflow.MoveRefused, ValidationError):
                continue
            made += 1
    finally:
        connection.close()
    return made


def selections() -> some.SearchStrategy[tuple[str, str]]:
    """A query string with some choices, and a facet."""
    values = {
        "status": Status.values[1:],
        "termijn": Bucket.values,
        "soort": Debate.Kind.values,
        "commissie": [f"commissie-{serial}" for serial in range(4)],
        "ministerie": [f"m{serial}" for serial in range(3)],
        "fractie": keys_of("fractie"),
        "uitgesteld": ["1", "2", "3-of-meer"],
        "woorden": ["dijken", "bonden"],
        "vervaltTot": ["2023-06-30"],
    }
    chosen = {name: some.lists(some.sampled_from(item), max_size=2) for name, item in values.items()}
    queries = some.fixed_dictionaries({}, optional=chosen).map(
        lambda query_params: "&".join(f"{name}={value}" for name, several in query_params.items() for value in several)
    )
    return some.tuples(queries, some.sampled_from(FACETS))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moves", [100, pytest.param(500, marks=pytest.mark.trial)])
def test_counts_are_right_during_and_after_the_moves_of_two_writers(moves: int):
    house = House.build()

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(selections())
    def agree(query_params: tuple[str, str]) -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            assert_right(*query_params)

    with ThreadPoolExecutor(2) as pool:
        writers: list[Future[int]] = [pool.submit(write, house, seed, moves) for seed in (1, 2)]
        agree()
        assert [writer.result() for writer in writers] == [moves, moves]
    agree()
    assert_keys_are_right()
