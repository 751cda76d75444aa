"""The words of a deadline, and that a technical briefing fulfilled it, are found and weigh least."""

from datetime import date

import pytest

from search.results import first_results
from search.text import Question
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

DAY = date(2023, 6, 1)


def numbers(words: str) -> list[str]:
    return [row["number"] for row in first_results(words) if row["kind"] == "toezegging"]


@pytest.mark.parametrize("typed", ['"te zijner tijd"', "prinsjesdag", "Prinsjesdagen"])
def test_words_of_the_deadline_are_found(typed: str) -> None:
    row = make.an_open(deadline_words="te zijner tijd, wellicht bij Prinsjesdag")
    make.an_open(deadline_words="voor de zomer")
    assert numbers(typed) == [row.number]
    assert Question(typed).remarks == []


def test_words_of_the_text_weigh_more_than_words_of_the_deadline() -> None:
    when = make.an_open(text="De minister meldt de stand.", deadline_words="bij de dijkschouw")
    what = make.an_open(text="De minister bereidt de dijkschouw voor.")
    assert numbers("dijkschouw") == [what.number, when.number]


def test_words_of_a_hidden_or_postponed_deadline_are_not_found() -> None:
    make.a_concept(deadline_words="bij de ijsgang")
    row = make.an_open(deadline_words="bij de ijsgang")
    assert numbers("ijsgang") == [row.number]
    workflow.postpone(
        row, by=make.a_user(), on=DAY, reason="Meer tijd nodig.", deadline=make.a_deadline(words="bij de hooitijd")
    )
    assert numbers("ijsgang") == []
    assert numbers("hooitijd") == [row.number]


def test_a_technical_briefing_is_found_while_it_is_confirmed() -> None:
    row = make.an_open(text="De minister praat de Kamer bij.")
    by = make.a_user()
    proposal = make.a_proposal(row, means=Means.BRIEFING, held_on=DAY, letter=None)
    assert numbers("technische briefing") == []
    workflow.confirm(proposal, by=by, on=DAY, effect=proposal.effect)
    assert numbers("technische briefing") == numbers("briefings") == [row.number]
    workflow.reject(proposal, by=by, on=DAY, internal_reason="Ging ergens anders over.")
    assert numbers("technische briefing") == []
