"""What comes first on a page, where a list ends, and which day still counts."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory

from parliament.models import Debate, Minister, Post, Recess, Tenure
from tests import factories as make
from tests.pages import text_of
from tests.website.test_formats import rows_of
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.status import Status
from website.caching import freshness
from website.history.fulfilments import public_fulfilments
from website.pages import planning
from website.pages.letter_effects import letter_effects

pytestmark = pytest.mark.django_db

TODAY = date(2023, 6, 15)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2023-06-15T10:00:00+02:00", tick=False):
        yield


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def assert_in_order(page: str, *words: str) -> None:
    places = [page.index(word) for word in words]
    assert places == sorted(places)


def a_planned(title: str, day: date, **fields: object) -> Debate:
    return make.a_debate(title=title, day=day, state=Debate.State.PLANNED, **fields)


def test_a_debate_of_today_is_still_to_come(client):
    a_planned("Overmorgen", TODAY + DAY)
    a_planned("Laat", TODAY, starts=time(14))
    a_planned("Vroeg", TODAY, starts=time(9))
    make.a_debate(title="Voorheen", day=TODAY - 2 * DAY)
    make.a_debate(title="Gisteren", day=TODAY - DAY)
    page = read(client, "/debatten/")
    assert_in_order(page, "Vroeg", "Laat", "Overmorgen", "Eerdere debatten", "Gisteren", "Voorheen")
    assert page.count("Commissiedebat Vroeg") == 1


def test_home_announces_debates_up_to_the_same_weekday_of_next_week(client):
    a_planned("Volgende week", TODAY + 7 * DAY)
    a_planned("Een dag later", TODAY + 8 * DAY)
    page = read(client, "/")
    assert "Volgende week" in page
    assert "Een dag later" not in page


def test_a_committee_announces_its_first_few_debates(client, monkeypatch):
    monkeypatch.setattr("website.views.overviews.COMING", 1)
    committee = make.a_committee(slug="water")
    for title, days in (("Over dammen", 2), ("Over dijken", 1)):
        a_planned(title, TODAY + days * DAY, committee=committee)
    page = read(client, "/commissies/water/")
    assert "Over dijken" in page
    assert "Over dammen" not in page


@pytest.mark.parametrize(("next_meeting", "kinds"), [(TODAY + DAY, ["meireces"]), (TODAY, [])])
def test_planning_shows_a_recess_until_its_last_day(next_meeting: date, kinds: list[str]):
    Recess.objects.all().delete()
    Recess.objects.create(kind="meireces", last_meeting=TODAY - 9 * DAY, next_meeting=next_meeting)
    make.an_open(due=TODAY + DAY)
    (month,) = planning.plan(TODAY)
    assert [recess.kind for recess in month.recesses] == kinds


def test_a_bar_of_all_later_months_is_never_longer_than_the_busiest_month():
    for year in (2023, 2027, 2028):
        make.an_open(due=date(year, 7, 1))
    assert (planning.plan(TODAY)[-1].due, planning.plan(TODAY)[-1].share) == (2, 100)


def test_effects_of_a_letter_are_sorted_by_the_number_of_the_toezegging():
    letter = make.a_letter()
    for number in ("TZ202303-102", "TZ202303-101"):
        make.a_confirmed(make.an_open(number=number), letter=letter)
    assert [effect.toezegging.number for effect in letter_effects(letter)] == ["TZ202303-101", "TZ202303-102"]


def test_a_passage_that_asks_for_more_time_belongs_to_the_last_deadline_granted():
    letter, toezegging = make.a_letter(), make.an_open(due=date(2023, 5, 1))
    make.a_proposal(toezegging, letter=letter, effect=Effect.POSTPONES, passage="Ik vraag om uitstel.")
    for month, words in ((7, "voor juli"), (9, "voor september")):
        deadline = make.a_deadline(date(2023, month, 1), words=words)
        on = date(2023, 4, 20 + month)
        workflow.postpone(toezegging, by=make.clerk(), on=on, deadline=deadline, reason="Druk.", letter=letter)
    assert [(effect.words, effect.passage) for effect in letter_effects(letter)] == [
        ("stelt uit tot “voor september”", "Ik vraag om uitstel."),
        ("stelt uit tot “voor juli”", ""),
    ]


def test_a_letter_that_only_postpones_counts_as_affecting(client):
    letter, toezegging = make.a_letter(number="28676-431", date=date(2023, 4, 1)), make.an_open()
    deadline = make.a_deadline(date(2023, 7, 1))
    workflow.postpone(
        toezegging, by=make.clerk(), on=date(2023, 4, 21), deadline=deadline, reason="Druk.", letter=letter
    )
    assert "1 apr 2023Voortgang 28 676, nr. 4311" in read(client, "/brieven/")


def test_a_dossier_shows_its_newest_letters_and_debates_and_says_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr("website.views.dossiers.MAX_LISTED", 1)
    make.a_letter(number="28676-1", subject="De enige", date=date(2023, 4, 1))
    make.a_debate(report="28676-9", title="Het enige")
    assert "er zijn er meer" not in read(client, "/dossiers/28676/")
    make.a_letter(number="28676-2", subject="De nieuwste", date=date(2023, 4, 2))
    make.a_debate(report="28676-10", title="Het nieuwste", day=date(2023, 4, 2))
    page = read(client, "/dossiers/28676/")
    assert "De nieuwste Dit zijn de nieuwste 1 brieven; er zijn er meer." in page
    assert "Het nieuwste Dit zijn de nieuwste 1 debatten; er zijn er meer." in page
    assert "enige" not in page


def test_an_overview_shows_the_last_settled_only(client, monkeypatch):
    monkeypatch.setattr("website.pages.overview.ROWS", 1)
    debate = make.a_debate(committee=make.a_committee(slug="water"))
    first, last = (make.a_settled(make.an_open(debate=debate)) for _ in range(2))
    page = read(client, "/commissies/water/")
    assert last.number in page
    assert first.number not in page
    assert "1 van 2 getoond. Alle 2" in page


def test_search_shows_the_first_results_and_links_to_all(client, monkeypatch):
    monkeypatch.setattr("website.views.searching.MOST_TOEZEGGINGEN", 1)
    for _ in range(2):
        make.an_open(text="De minister stuurt een kaart van de waterschappen.")
    page = read(client, "/zoeken/?woorden=waterschappen")
    assert "2 toezeggingen" in page
    assert "Alle 2 in de lijst" in page
    assert page.count("stuurt een kaart") == 1


def test_letters_in_a_file_are_in_order_of_their_day(client):
    toezegging = make.an_open()
    for number, day in (("28676-440", date(2023, 4, 20)), ("28676-450", date(2023, 4, 19))):
        make.a_confirmed(toezegging, letter=make.a_letter(number=number, date=day))
    (row,) = rows_of(client.get("/toezeggingen/?formaat=csv"))
    assert row["nakoming"] == "28676-450; 28676-440"


def test_a_file_says_that_the_letter_of_origin_is_not_public(client):
    letter = make.a_letter(released=False)
    make.an_open(letter=letter, made_on=letter.date, on=letter.date)
    make.an_open()
    cells = {row["brief"] for row in rows_of(client.get("/toezeggingen/?formaat=csv"))}
    assert cells == {"", "nog niet openbaar"}


def test_a_decision_is_undone_by_the_first_reopening_after_it():
    toezegging = make.a_settled()
    for day in (date(2023, 5, 11), date(2023, 5, 25)):
        workflow.reopen(toezegging, by=make.clerk(), on=day, to=Status.OPEN, reason="Er ontbrak een bijlage.")
        proposal, meeting = make.a_proposal(toezegging), make.a_meeting(day=day + 9 * DAY)
        workflow.decide(proposal, by=make.clerk(), on=meeting.day, meeting=meeting, outcome=Outcome.FULFILLED)
    undone = [fulfilment.undone_on for fulfilment in public_fulfilments(toezegging).order_by("pk")]
    assert undone == [date(2023, 5, 11), date(2023, 5, 25), None]


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Zaken", ministry=make.a_ministry("zz", name="Zaken"))


@pytest.fixture
def sheet(post) -> str:
    """The address of a sheet with a toezegging that awaits a decision, one without a date and one that is late."""
    debate = make.a_debate(day=TODAY + DAY, state=Debate.State.PLANNED)
    earlier = make.a_debate(committee=debate.committee)
    make.a_confirmed(make.an_open(debate=earlier, post=post, due=date(2023, 4, 1), text="Wat wacht."))
    make.an_open(debate=earlier, post=post, text="Zonder datum.")
    make.an_open(debate=earlier, post=post, due=TODAY - DAY, text="Wat te laat is.")
    return f"/debatten/{debate.number}/voorbereiding/"


def test_a_sheet_ends_with_what_awaits_a_decision(client, sheet):
    assert_in_order(read(client, sheet), "Wat te laat is.", "Zonder datum.", "Wat wacht.")


def test_a_sheet_names_the_last_person_who_took_the_post(client, post, sheet):
    for name, since in (("N. Nu", date(2022, 1, 2)), ("V. Vroeger", date(2020, 1, 1))):
        Tenure.objects.create(post=post, minister=Minister.objects.create(name=name), since=since)
    assert "Minister van Zaken N. Nu" in read(client, sheet)


@pytest.mark.parametrize(("limit", "is_cut"), [(2, True), (3, False)])
def test_a_sheet_and_its_document_say_that_they_are_cut(client, sheet, monkeypatch, limit, is_cut):
    for module in ("pages.preparation", "pages.preparation_docx", "views.debates"):
        monkeypatch.setattr(f"website.{module}.MAX_ROWS", limit)
    for query in ("", "?formaat=docx"):
        assert (f"Dit zijn de eerste {limit} van 3 toezeggingen." in text_of(client.get(sheet + query))) == is_cut


@pytest.mark.django_db(transaction=True)
def test_a_page_of_the_largest_size_is_cached():
    freshness.pages.clear()
    view = freshness.fresh(lambda request: HttpResponse("x" * freshness.MAX_PAGE_BYTES))
    view(RequestFactory().get("/x"))
    assert freshness.pages.bytes_used > freshness.MAX_PAGE_BYTES
    freshness.pages.clear()
