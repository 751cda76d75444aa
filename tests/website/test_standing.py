"""The banner of a toezegging says where it stands, and the timeline shows its deadline in its place."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from parliament import dates
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Outcome

pytestmark = pytest.mark.django_db

PROMISE = "De minister stuurt een brief over de dijken."
LETTER, DECISION = date(2023, 4, 19), date(2023, 5, 10)  # of the factories


def page_of(toezegging: Toezegging) -> str:
    return text_of(Client().get(toezegging.get_absolute_url()))


def timeline(toezegging: Toezegging) -> str:
    page = page_of(toezegging)
    return page[page.index("Tijdlijn") :]


@pytest.mark.parametrize(
    ("days", "line", "sentence"),
    [
        (-400, "Ruim 13 maanden te laat.", "De termijn verstreek op {}."),
        (0, "Vandaag.", "De termijn loopt tot en met {}."),
        (9, "Nog 9 dagen.", "De termijn loopt tot en met {}."),
        (90, "Openstaand.", "De termijn loopt tot en met {}."),
    ],
)
def test_an_open_toezegging_tells_its_time(days, line, sentence):
    due = timezone.localdate() + timedelta(days=days)
    assert f"{PROMISE} {line} {sentence.format(dates.dutch(due))}" in page_of(make.an_open(due=due))


def test_without_a_date_the_banner_says_so():
    assert f"{PROMISE} Openstaand. Er is geen termijn genoemd." in page_of(make.an_open())


def test_what_is_partly_kept_is_still_late():
    partly = make.a_settled(make.an_open(due=date(2023, 5, 1)), outcome=Outcome.PARTLY, remainder="de kosten")
    assert f"{PROMISE} Deels voldaan, ruim " in page_of(partly)
    assert "jaar te laat. De termijn verstreek op 1 mei 2023." in page_of(partly)


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (None, "Besloten op 10 mei 2023."),
        (LETTER, "Besloten op 10 mei 2023; nagekomen binnen de termijn."),
        (date(2023, 4, 5), "Besloten op 10 mei 2023; nagekomen twee weken na de termijn."),
    ],
)
def test_what_is_kept_tells_whether_it_came_in_time(due, told):
    assert f"{PROMISE} Voldaan. {told}" in page_of(make.a_settled(make.an_open(due=due)))


def test_what_lapsed_tells_when():
    toezegging = make.an_open()
    workflow.lapse(toezegging, by=make.a_user(), on=DECISION, reason="De wet vervalt.")
    assert f"{PROMISE} Vervallen. Op 10 mei 2023. De reden staat in de tijdlijn." in page_of(toezegging)


def test_a_passed_deadline_stands_between_the_steps_around_it():
    toezegging = make.an_open(due=date(2023, 5, 1))
    workflow.lapse(toezegging, by=make.a_user(), on=DECISION, reason="De wet vervalt.")
    told = timeline(toezegging)
    steps = ["gepubliceerd", "1 mei 2023 termijn verstreken", "10 mei 2023 vervallen"]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)


def test_a_coming_deadline_ends_the_timeline():
    due = timezone.localdate() + timedelta(days=9)
    assert f"{dates.dutch(due)} laatste dag van de termijn" in timeline(make.an_open(due=due))


@pytest.mark.parametrize("toezegging", ["kept in time", "awaits a decision"])
def test_a_deadline_that_plays_no_part_is_not_in_the_timeline(toezegging):
    due = make.an_open(due=LETTER)
    row = make.a_settled(due) if toezegging == "kept in time" else make.a_confirmed(due).toezegging
    assert "termijn verstreken" not in timeline(row)
