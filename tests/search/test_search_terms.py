"""The words of a term, and that a technical briefing kept the promise, are found like its text, and weigh least."""

from datetime import date

import pytest

from search.results import best
from search.text import Question
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 1)


def numbers(words: str) -> list[str]:
    return [one["number"] for one in best(words) if one["kind"] == "toezegging"]


@pytest.mark.parametrize("typed", ['"te zijner tijd"', "prinsjesdag", "Prinsjesdagen"])
def test_what_was_said_of_the_term_is_found(typed: str) -> None:
    one = make.an_open(deadline_words="te zijner tijd, wellicht bij Prinsjesdag")
    make.an_open(deadline_words="voor de zomer")
    assert numbers(typed) == [one.number]
    assert Question(typed).remarks == []


def test_what_is_promised_goes_before_when() -> None:
    when = make.an_open(text="De minister meldt de stand.", deadline_words="bij de dijkschouw")
    what = make.an_open(text="De minister bereidt de dijkschouw voor.")
    assert numbers("dijkschouw") == [what.number, when.number]


def test_words_of_a_term_that_nobody_may_see_or_that_was_postponed_are_not_found() -> None:
    make.a_concept(deadline_words="bij de ijsgang")
    one = make.an_open(deadline_words="bij de ijsgang")
    assert numbers("ijsgang") == [one.number]
    workflow.postpone(
        one, by=make.a_user(), on=DAY, reason="Meer tijd nodig.", deadline=make.a_deadline(words="bij de hooitijd")
    )
    assert numbers("ijsgang") == []
    assert numbers("hooitijd") == [one.number]


def test_a_technical_briefing_is_found_once_it_is_confirmed_until_it_is_not() -> None:
    one = make.an_open(text="De minister praat de Kamer bij.")
    by = make.a_user()
    proposal = make.a_proposal(one, means=Means.BRIEFING, held_on=DAY, letter=None)
    assert numbers("technische briefing") == []
    workflow.confirm(proposal, by=by, on=DAY, effect=proposal.effect)
    assert numbers("technische briefing") == numbers("briefings") == [one.number]
    workflow.reject(proposal, by=by, on=DAY, internal_reason="Ging ergens anders over.")
    assert numbers("technische briefing") == []
