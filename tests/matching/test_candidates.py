"""Which toezeggingen matching considers for a letter, and what it knows about each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Letter
from letters.reading import read
from matching.candidates import promises_for
from matching.promises import Promise
from parliament.models import Debate, Member, Ministry
from tests import factories as make
from tests.factories import DAY
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

LETTER_DAY = date(2023, 4, 19)


def promises(letter: Letter) -> list[Promise]:
    return promises_for(letter, read(letter.newest.text))


def numbers(letter: Letter) -> set[str]:
    return {promise.number for promise in promises(letter)}


def a_letter(text: str = "Hierbij de stukken.", *, ministry: str | None = "ienw") -> Letter:
    letter_ministry = Ministry.objects.get(key=ministry) if ministry else None
    return make.a_letter(text=text, date=LETTER_DAY, ministry=letter_ministry)


def made_on(day: date, ministry: str = "ienw", **fields: object) -> Toezegging:
    debate = make.a_debate(day=day)
    row = {"made_on": day, "on": day, "debate": debate, "ministry_then": Ministry.objects.get(key=ministry)}
    return make.an_open(**{**row, **fields})


def queries_for(letter: Letter) -> int:
    reading = read(letter.newest.text)
    with CaptureQueriesContext(connection) as queries:
        promises_for(letter, reading)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_number_of_ministries():
    letter = make.a_letter(ministry=make.a_ministry())
    make.an_open(ministry_then=letter.ministry)
    before = queries_for(letter)
    for key in ("aa", "bb", "cc"):
        make.a_ministry(key)
    assert queries_for(letter) == before <= 6


def test_a_promise_of_the_day_of_the_letter_counts_and_a_later_promise_does_not():
    same_day = made_on(LETTER_DAY)
    made_on(LETTER_DAY + timedelta(days=1))
    assert numbers(a_letter()) == {same_day.number}


def test_a_promise_of_another_ministry_does_not_count():
    own = made_on(DAY)
    made_on(DAY, "vws")
    assert numbers(a_letter()) == {own.number}


def test_a_promise_that_moved_to_the_ministry_counts():
    moved = made_on(DAY, "vws")
    Toezegging.objects.update(ministry_now=Ministry.objects.get(key="ienw"))
    assert numbers(a_letter()) == {moved.number}
    assert promises(a_letter())[0].ministries == {"VWS", "IenW"}


def test_a_promise_of_a_predecessor_belongs_to_the_ministry_of_the_letter_too():
    row = made_on(date(2017, 3, 1), "ienm")
    (promise,) = promises(a_letter())
    assert promise.number == row.number
    assert {"IenM", "IenW"} <= promise.ministries


def test_a_promise_of_another_ministry_counts_if_the_letter_names_the_day_of_its_debate():
    named = made_on(DAY, "vws")
    made_on(DAY - timedelta(days=1), "vws")
    letter = a_letter("Dit zegde ik toe in het commissiedebat Waterbeheer van 22 maart 2023.")
    assert numbers(letter) == {named.number}


@pytest.mark.parametrize("is_former", [False, True])
def test_a_promise_of_another_ministry_counts_if_the_letter_has_its_number(*, is_former: bool):
    row = made_on(DAY, "vws")
    made_on(DAY, "vws")
    if is_former:
        row.former_numbers.create(number="TZ202303-K900")
    letter = a_letter(f"Hiermee voldoe ik aan toezegging {'TZ202303-K900' if is_former else row.number}.")
    assert numbers(letter) == {row.number}


def test_every_promise_counts_if_the_ministry_of_the_letter_is_unknown():
    rows = {made_on(DAY, key).number for key in ("ienw", "vws")}
    assert numbers(a_letter(ministry=None)) == rows


def test_a_promise_with_two_reasons_to_count_is_considered_once():
    row = made_on(DAY)
    row.former_numbers.create(number="TZ202303-K900")
    row.former_numbers.create(number="TZ202303-K901")
    letter = a_letter(f"Dit betreft {row.number}, eerder TZ202303-K900 en TZ202303-K901.")
    assert [promise.number for promise in promises(letter)] == [row.number]


def test_a_concept_and_a_withdrawn_promise_do_not_count():
    make.a_concept(ministry_then=Ministry.objects.get(key="ienw"))
    workflow.withdraw(made_on(DAY), by=make.clerk(), on=DAY, reason="Dubbel ingevoerd.")
    assert numbers(a_letter()) == set()


def test_a_promise_has_the_facts_of_its_debate_and_recipients():
    committee = make.a_committee(name="vaste commissie voor Water")
    debate = make.a_debate(day=DAY, title="Dijken", committee=committee, kind=Debate.Kind.COMMITTEE)
    party = make.a_party("NOL")
    member = Member.objects.create(name="A. Duinroos", slug="duinroos", party=party)
    row = made_on(DAY, debate=debate, members=[member], parties=[party], deadline_words="voor de zomer")
    row.former_numbers.create(number="TZ202303-K900")
    (promise,) = promises(a_letter())
    assert (promise.debate, promise.kind, promise.title) == (debate.number, debate.get_kind_display(), "Dijken")
    assert (promise.committee, promise.people) == ("vaste commissie voor Water", ("A. Duinroos", str(party)))
    assert (promise.former_numbers, promise.deadline_words) == (("TZ202303-K900",), "voor de zomer")
    assert promise.settled_on is None


def test_a_promise_made_in_a_letter_has_no_debate():
    ministry = Ministry.objects.get(key="ienw")
    made_in = make.a_letter(date=DAY, ministry=ministry)
    make.an_open(letter=made_in, made_on=DAY, ministry_then=ministry)
    (promise,) = promises(a_letter())
    assert (promise.debate, promise.kind, promise.title, promise.committee) == ("", "", "", "")


def test_a_settled_promise_says_when_it_was_settled():
    row = made_on(DAY)
    make.a_settled(row)
    (promise,) = promises(a_letter())
    assert promise.settled_on == date(2023, 5, 10)
    assert promise.is_open(date(2023, 5, 9))
    assert not promise.is_open(date(2023, 5, 10))
