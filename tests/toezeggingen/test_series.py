"""A recurring toezegging: when a term is met the next one opens, and reopening takes it back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from parliament.deadlines import find_rhythm
from parliament.models import Member
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Outcome
from toezeggingen.rhythm import Rhythm, next_deadline
from toezeggingen.status import Status
from toezeggingen.workflow.series import next_term

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
JULY, JANUARY = date(2023, 7, 1), date(2024, 1, 1)


def recurring(**fields) -> Toezegging:
    return make.an_open(**{"due": JULY, "rhythm": Rhythm.HALF_YEAR} | fields)


def reopen(toezegging: Toezegging) -> None:
    workflow.reopen(toezegging, by=make.clerk(), on=date(2023, 5, 10), to=Status.OPEN, reason="Vergissing.")


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("ieder half jaar", 6), ("twee keer per jaar", 6), ("halfjaarlijks", 6), ("Elk  halfjaar", 6),
        ("jaarlijks", 12), ("elk jaar voor 1 maart", 12), ("één keer per jaar", 12), ("elk voorjaar", 12),
        ("elk kwartaal", 3), ("vier keer per jaar", 3), ("om het jaar", 24), ("elke twee jaar", 24),
        ("periodiek", 0), ("drie keer per jaar", 0), ("binnen een half jaar", 0), ("voor het einde van het jaar", 0),
        ("driejaarlijks", 0), ("", 0),
    ],
)  # fmt: skip
def test_rhythm_in_the_words_of_a_deadline(words: str, months: int):
    assert find_rhythm(words) == months


@pytest.mark.parametrize(
    ("rhythm", "latest", "met_on", "due"),
    [
        (Rhythm.HALF_YEAR, JULY, ON, JANUARY),
        (Rhythm.HALF_YEAR, JULY, date(2023, 11, 1), JANUARY),  # late, but the next term stays where it was
        (Rhythm.HALF_YEAR, JULY, date(2024, 2, 1), JULY.replace(year=2024)),  # so late that a term had passed
        (Rhythm.HALF_YEAR, date(2023, 12, 31), ON, date(2024, 6, 30)),
        (Rhythm.QUARTER, date(2023, 6, 30), ON, date(2023, 9, 30)),
        (Rhythm.YEAR, None, ON, date(2024, 6, 1)),
    ],
)
def test_day_of_the_next_term(rhythm: Rhythm, latest: date | None, met_on: date, due: date):
    assert next_deadline(rhythm, words="", latest=latest, met_on=met_on).latest == due


def test_next_term_opens_when_this_one_is_met():
    first = recurring(members=[Member.objects.create(name="J. van der Meer", party=make.a_party())])
    assert next_term(make.a_settled(first)) is not None
    term = next_term(first)
    assert (term.status, term.due_latest, term.rhythm) == (Status.OPEN, JANUARY, Rhythm.HALF_YEAR)
    assert (term.text, term.debate, term.made_on) == (first.text, first.debate, first.made_on)
    assert list(term.members.all()) == list(first.members.all())
    assert term.events.get().changes == {"relations": [[], [["volgende-termijn-van", first.pk]]]}
    assert Toezegging.objects.overdue(on=date(2023, 8, 1)).count() == 0
    assert Toezegging.objects.overdue(on=date(2024, 1, 2)).get() == term


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.NOTED])
def test_no_term_opens_while_this_one_is_not_met(outcome: Outcome):
    first = recurring()
    make.a_settled(first, outcome=outcome, remainder="de rest" if outcome == Outcome.PARTLY else "")
    assert next_term(first) is None
    assert next_term(make.a_settled(make.an_open(due=JULY))) is None


def test_postponement_does_not_move_the_terms_after_it():
    first = recurring()
    workflow.postpone(
        first, by=make.clerk(), on=date(2023, 5, 1), deadline=make.a_deadline(date(2023, 9, 1)), reason="Meer tijd."
    )
    assert next_term(make.a_settled(first)).due_latest == JANUARY


def test_reopening_takes_the_next_term_back_and_meeting_the_term_again_restores_it():
    first = make.a_settled(recurring())
    reopen(first)
    term = next_term(first)
    assert term.withdrawn
    make.a_settled(first)
    term.refresh_from_db()
    assert not term.withdrawn
    assert Toezegging.objects.count() == 2


def test_reopening_is_refused_when_something_happened_with_the_next_term():
    first = make.a_settled(recurring())
    term = next_term(first)
    make.a_proposal(term, letter=make.a_letter(date=ON))
    with pytest.raises(ValidationError, match=str(term)):
        reopen(first)
    first.refresh_from_db()
    assert first.status == Status.FULFILLED
    workflow.withdraw(term, by=make.clerk(), on=ON, reason="Hoort er niet te zijn.")
    reopen(first)
    assert first.status == Status.OPEN


def test_series_ends_with_a_reason_and_is_resumed():
    first = recurring()
    with pytest.raises(ValidationError, match="reden"):
        workflow.end_series(first, by=make.clerk(), on=date(2023, 4, 1), reason="")
    event = workflow.end_series(first, by=make.clerk(), on=date(2023, 4, 1), reason="De regeling is afgeschaft.")
    assert event.changes == {"rhythm": [6, 0]}
    assert next_term(make.a_settled(first)) is None
    workflow.resume_series(first, by=make.clerk(), on=ON, rhythm=Rhythm.YEAR, reason="De regeling komt terug.")
    assert next_term(first).due_latest == date(2024, 7, 1)


def test_a_medewerker_ends_no_series():
    with pytest.raises(ValidationError, match="mag dit niet"):
        workflow.end_series(recurring(), by=make.a_user("medewerker"), on=ON, reason="Klaar.")


def test_published_rhythm_changes_with_a_reason():
    with pytest.raises(ValidationError, match="terugkomt"):
        workflow.edit(recurring(), by=make.clerk(), on=ON, rhythm=Rhythm.YEAR.value)
