"""Planning (the months ahead) and figures (the years behind)."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.conf import settings

from parliament.models import Recess
from tests import factories as make
from tests.pages import source_of, text_of
from toezeggingen import workflow
from toezeggingen.models import RegisterVersion
from website.formats import heading
from website.pages import figures, planning
from website.pages.figures import ENDED_UNFULFILLED, Counts

pytestmark = pytest.mark.django_db

TODAY = date(2023, 6, 15)


@pytest.fixture
def that_day() -> Iterator[date]:
    with time_machine.travel("2023-06-15 10:00:00+02:00", tick=False):
        yield TODAY


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response)


def due(day: date, firmness: str = "periode"):
    return make.an_open(deadline=make.a_deadline(day, firmness=firmness))


def test_planning_counts_open_toezeggingen_by_month_of_deadline():
    due(date(2023, 6, 14))
    due(date(2023, 6, 30))
    due(date(2023, 8, 1))
    due(date(2023, 8, 31), firmness="hoop")
    make.a_confirmed(due(date(2023, 8, 2)))
    make.a_settled(due(date(2023, 8, 3)))
    make.an_open()
    months = planning.plan(TODAY)
    assert [(month.first, month.due, month.soft, month.share) for month in months] == [
        (date(2023, 6, 1), 1, 0, 50),
        (date(2023, 7, 1), 0, 0, 0),
        (date(2023, 8, 1), 2, 1, 100),
    ]


def test_planning_shows_two_years_and_joins_the_rest():
    due(date(2023, 7, 1))
    due(date(2025, 6, 1))
    due(date(2029, 1, 1))
    months = planning.plan(TODAY)
    assert len(months) == planning.MOST_MONTHS + 1
    assert (months[-1].first, months[-1].last, months[-1].due) == (date(2025, 6, 1), None, 2)


def test_recesses_are_shown_in_the_month_in_which_they_start(client, that_day):
    Recess.objects.all().delete()
    for kind, last, following in (
        ("meireces", date(2023, 4, 20), date(2023, 5, 8)),
        ("voorjaarsreces", date(2023, 6, 10), date(2023, 6, 20)),
        ("zomerreces", date(2023, 7, 6), date(2023, 9, 4)),
    ):
        Recess.objects.create(kind=kind, last_meeting=last, next_meeting=following)
    due(date(2023, 8, 1))
    assert [[row.kind for row in month.recesses] for month in planning.plan(TODAY)] == [
        ["voorjaarsreces"],
        ["zomerreces"],
        [],
    ]
    page = read(client, "/planning/")
    assert "Zomerreces, 7 juli tot en met 3 september 2023" in page
    assert "Recessen zijn bekend tot en met 3 september 2023." in page


def test_planning_links_to_what_it_counts(client, that_day):
    due(date(2023, 8, 31))
    make.a_confirmed(due(date(2023, 8, 2)))
    html = client.get("/planning/").content.decode()
    query = (
        "termijn=binnen-30-dagen&amp;termijn=later&amp;vervaltVanaf=2023-08-01&amp;vervaltTot=2023-08-31"
        "&amp;volgorde=eerst-vervallend"
    )
    assert f"/toezeggingen/?{query}" in html
    assert "1 toezegging" in read(client, f"/toezeggingen/?{query.replace('&amp;', '&')}")


def test_planning_without_deadlines_says_so(client):
    make.an_open()
    page = read(client, "/planning/")
    assert "1 zonder datum" in page
    assert "Van geen openstaande toezegging loopt een termijn." in page


def kept(letter_day: date, *, due_on: date, **fields) -> None:
    make.a_settled(make.an_open(due=due_on, **fields), letter=make.a_letter(date=letter_day))


def test_figures_judge_each_toezegging_once_by_its_last_deadline():
    kept(date(2023, 5, 1), due_on=date(2023, 5, 1))  # on time, although the meeting decided on 10 May
    kept(date(2023, 5, 2), due_on=date(2023, 5, 1))
    late = make.an_open(due=date(2023, 5, 1))
    running = make.an_open(due=date(2023, 7, 1))
    make.a_confirmed(make.an_open(due=date(2023, 5, 1)))  # awaiting a decision
    workflow.lapse(make.an_open(due=date(2023, 7, 1)), by=make.clerk(), on=date(2023, 5, 1), reason="De wet vervalt.")
    make.an_open()
    due(date(2023, 5, 1), firmness="hoop")
    workflow.postpone(
        late, by=make.clerk(), on=date(2023, 5, 1), deadline=make.a_deadline(date(2023, 6, 1)), reason="Druk."
    )
    assert running.is_open
    make.a_concept(due=date(2023, 5, 1))
    (row,) = figures.count(TODAY)
    assert row.year == 2023
    assert row.counts == Counts(
        made=8, soft=2, fulfilled_on_time=1, fulfilled_late=1, late=1, running=2, unfulfilled=1, postponed=1,
        soft_late=1,
    )  # fmt: skip


def test_an_unreleased_letter_does_not_change_the_figures():
    """The letter of 1 May is not released, so the decision of 10 May counts instead."""
    toezegging = make.an_open(due=date(2023, 5, 2))
    make.a_settled(toezegging, letter=make.a_letter(date=date(2023, 5, 1), released=False))
    (row,) = figures.count(TODAY)
    assert (row.counts.fulfilled_on_time, row.counts.fulfilled_late) == (0, 1)


def test_figures_count_for_the_ministry_at_the_time():
    old, new = make.a_ministry("oud", name="Oude Zaken"), make.a_ministry("nieuw", name="Nieuwe Zaken")
    make.an_open(ministry_then=old, ministry_now=new)
    assert [(row.key, row.ministry) for row in figures.count(TODAY)] == [("oud", "Oude Zaken")]


def test_the_page_adds_up_years_and_ministries(client, that_day):
    for key in ("aa", "bb"):
        ministry = make.a_ministry(key, name=f"Zaken {key}")
        make.an_open(ministry_then=ministry, due=date(2023, 5, 1))
        earlier = make.a_debate(day=date(2022, 3, 1))
        make.an_open(ministry_then=ministry, debate=earlier, made_on=earlier.day, on=earlier.day)
    page = read(client, "/cijfers/")
    assert "Per ministerie, alle jaren" in page
    assert "Samen0 % 00200024" in page
    assert "Zaken aa0 % 00100012" in page
    page = read(client, "/cijfers/?jaar=2022")
    assert "Per ministerie, 2022" in page
    assert "Zaken aanog niets00000011" in page
    assert "Over “vroeger” zijn er geen cijfers; u ziet alle jaren." in read(client, "/cijfers/?jaar=vroeger")


def test_the_figures_as_csv(client, that_day):
    make.an_open(due=date(2023, 5, 1), ministry_then=make.a_ministry("aa", name="Zaken, en meer"))
    response = client.get("/cijfers/?formaat=csv")
    assert response["Content-Disposition"] == 'attachment; filename="cijfers-toezeggingen-2023-06-15.csv"'
    above, _, rows = response.content.decode("utf-8-sig").partition("\r\n")
    expected = "Cijfers over toezeggingen naar jaar en ministerie. 1 rij op 15 juni 2023."
    assert above == f"{expected} {settings.SITE_URL}/cijfers/"
    (line,) = csv.DictReader(StringIO(rows), delimiter=";")
    assert (line["jaar"], line["ministerie"], line["toegezegd"], line["nu te laat"]) == (
        "2023",
        "Zaken, en meer",
        "1",
        "1",
    )


def test_each_count_of_the_csv_stands_below_its_own_heading(client, that_day):
    ministry = make.a_ministry("aa", name="Zaken")
    for letter_day, times in ((date(2023, 5, 1), 2), (date(2023, 5, 3), 1)):
        for _ in range(times):
            kept(letter_day, due_on=date(2023, 5, 2), ministry_then=ministry)
    for days, times in ((date(2023, 6, 14), 3), (date(2023, 6, 15), 4)):
        for _ in range(times):
            make.an_open(due=days, ministry_then=ministry)
    make.an_open(ministry_then=ministry)
    _, headings, row = client.get("/cijfers/?formaat=csv").content.decode().splitlines()
    cells = dict(zip(headings.split(";"), row.split(";"), strict=True))
    assert cells == {
        "jaar": "2023", "ministerie": "Zaken", "toegezegd": "11", "streven of geen datum": "1",
        "op tijd afgedaan": "2", "te laat afgedaan": "1", "nu te laat": "3", "loopt nog": "4",
        ENDED_UNFULFILLED: "0", "ooit uitgesteld": "0", "streven of geen datum: te laat": "0",
        "streven of geen datum: voldaan": "0", f"streven of geen datum: {ENDED_UNFULFILLED}": "0",
    }  # fmt: skip


@pytest.fixture
def of_two_years() -> None:
    make.an_open(ministry_then=make.a_ministry("aa", name="Zaken aa"))
    earlier = make.a_debate(day=date(2022, 3, 1))
    make.an_open(
        ministry_then=make.a_ministry("bb", name="Zaken bb"), debate=earlier, made_on=earlier.day, on=earlier.day
    )


@pytest.mark.usefixtures("that_day", "of_two_years")
def test_the_figures_of_one_year_as_csv(client):
    assert "?jaar=2022&amp;formaat=csv" in source_of(client.get("/cijfers/?jaar=2022"))
    response = client.get("/cijfers/?jaar=2022&formaat=csv")
    assert response["Content-Disposition"] == 'attachment; filename="cijfers-toezeggingen-2022-2023-06-15.csv"'
    above, _, *rows = response.content.decode("utf-8-sig").splitlines()
    expected = "Cijfers over toezeggingen uit 2022 naar jaar en ministerie. 1 rij op 15 juni 2023."
    assert above == f"{expected} {settings.SITE_URL}/cijfers/?jaar=2022"
    assert [row.split(";")[:3] for row in rows] == [["2022", "Zaken bb", "1"]]


@pytest.mark.usefixtures("that_day", "of_two_years")
def test_the_figures_as_csv_describe_themselves_and_report_ignored_parameters(client):
    RegisterVersion.objects.update(is_demo=True)
    response = client.get("/cijfers/?jaar=1999&sta%01tus=open&x;y=1&formaat=csv")
    assert response["Content-Disposition"] == 'attachment; filename="cijfers-toezeggingen-2023-06-15.csv"'
    above, _, *rows = response.content.decode("utf-8-sig").splitlines()
    assert f"2 rijen op 15 juni 2023. {settings.SITE_URL}/cijfers/ {heading.DEMO} " in above
    assert above.startswith('"')
    assert " Over “1999” zijn er geen cijfers; u ziet alle jaren. " in above
    assert above.endswith(' “status” is geen filter en is genegeerd. “x;y” is geen filter en is genegeerd."')
    assert [row.split(";")[0] for row in rows] == ["2023", "2022"]


def test_a_name_in_the_csv_is_never_a_formula(client):
    ministry = make.a_ministry("aa", name='=HYPERLINK("http://x";"Zaken")\x01\nen meer')
    make.an_open(ministry_then=ministry)
    lines = client.get("/cijfers/?formaat=csv").content.decode().split("\r\n")
    assert len(lines) == 4
    assert lines[2].startswith("""2023;"'=HYPERLINK(""http://x"";""Zaken"") en meer";1;""")


@pytest.mark.usefixtures("that_day")
def test_the_page_answers_how_much_was_kept_in_time(client):
    slow, quick = make.a_ministry("aa", name="Trage Zaken"), make.a_ministry("bb", name="Vlotte Zaken")
    kept(date(2023, 5, 1), due_on=date(2023, 5, 2), ministry_then=quick)
    kept(date(2023, 5, 3), due_on=date(2023, 5, 2), ministry_then=slow)
    make.an_open(due=date(2023, 6, 14), ministry_then=slow)
    make.an_open(due=date(2023, 6, 15), ministry_then=slow)
    page = read(client, "/cijfers/")
    assert "33 % op tijd nagekomen" in page
    assert "Van 3 toezeggingen met een vaste dag is bekend of zij op tijd zijn nagekomen: 1 op tijd, 1 te laat," in page
    assert page.index("Vlotte Zaken100 %") < page.index("Trage Zaken0 %")


@pytest.mark.usefixtures("that_day")
def test_figures_without_a_judgement_give_no_percentage(client):
    make.an_open(due=date(2023, 6, 15))
    page = read(client, "/cijfers/")
    assert "op tijd nagekomen" not in page
    assert "Samennog niets" in page


def test_the_figures_explain_where_lists_count_more(client, that_day):
    """A yearly toezegging is late, fulfilled or lapsed in a list, but the figures do not judge it."""
    due(date(2023, 5, 1))
    due(date(2023, 5, 1), firmness="terugkerend")
    make.a_settled(due(date(2023, 5, 1), firmness="hoop"))
    make.a_settled(make.an_open())
    workflow.lapse(due(date(2023, 5, 1)), by=make.clerk(), on=date(2023, 5, 2), reason="De wet vervalt.")
    page = read(client, "/cijfers/")
    assert "In de lijsten tellen ze wel mee: 2 te laat (1 hier apart), 2 voldaan (2 hier apart). " in page
    assert "Samen0 % 0010103 1 te laat 2 voldaan5" in page
    for asked, expected in (("termijn=te-laat", "2 toezeggingen"), ("status=voldaan", "2 toezeggingen")):
        assert expected in read(client, f"/toezeggingen/?{asked}")
    _, headings, row = client.get("/cijfers/?formaat=csv").content.decode().splitlines()
    cells = dict(zip(headings.split(";"), row.split(";"), strict=True))
    soft = [cells[f"streven of geen datum: {words}"] for words in ("te laat", "voldaan", ENDED_UNFULFILLED)]
    assert (cells["streven of geen datum"], *soft) == ("3", "1", "2", "0")


def test_a_year_of_thousands_of_digits_is_unknown(client):
    assert "zijn er geen cijfers; u ziet alle jaren." in read(client, f"/cijfers/?jaar={'9' * 5000}")
