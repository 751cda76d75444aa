"""The list as a calendar and on paper."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from icalendar import Calendar

from tests import factories as make
from tests.pages import source_of, text_of
from toezeggingen import workflow
from website.formats import as_ics, as_print

pytestmark = pytest.mark.django_db

SITE = "https://toezeggingen.example"


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_URL = SITE
    with time_machine.travel("2023-05-21T10:00:00+02:00", tick=False):
        yield


def calendar_of(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.events)
    return calendar


def test_each_open_toezegging_with_a_day_is_an_event_of_that_whole_day(client):
    text = "Een brief; met komma’s, een \\ en\nnog een regel\x07. " + "Lang " * 60
    shown = make.an_open(number="TZ202303-101", text=text, due=date(2023, 6, 30))
    make.an_open(number="TZ202303-102")
    make.a_settled(make.an_open())
    response = client.get("/toezeggingen/?formaat=ics")
    content = response.getvalue()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    calendar = calendar_of(content)
    (event,) = calendar.events
    assert (event.start, event.end) == (date(2023, 6, 30), date(2023, 7, 1))
    assert event.uid == f"toezegging-{shown.pk}@toezeggingen.example"
    assert event.summary.startswith("TZ202303-101: Een brief; met komma’s, een \\ en nog een regel. Lang")
    assert event.description.startswith(text.replace("\x07", ""))
    assert event["URL"] == SITE + shown.get_absolute_url()
    assert event["TRANSP"] == "TRANSPARENT"
    for name in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{name}:Alle toezeggingen\\, nieuwste eerst\r\n" in content.decode()
    assert calendar["DESCRIPTION"].split("\n")[1] == "3 toezeggingen op 21 mei 2023."
    assert calendar["DESCRIPTION"].endswith(
        "2 toezeggingen zonder uiterste dag of langer dan 60 dagen afgedaan: niet in deze agenda."
    )
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="toezeggingen-2023-05-21.ics"'


def test_an_event_moves_with_its_deadline_and_keeps_its_uid(client):
    toezegging = make.an_open(due=date(2023, 6, 1))
    (before,) = calendar_of(client.get("/toezeggingen/?formaat=ics").getvalue()).events
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(toezegging, by=make.clerk(), on=date(2023, 5, 20), deadline=later, reason="Druk.")
    (after,) = calendar_of(client.get("/toezeggingen/?formaat=ics").getvalue()).events
    assert [before.start, after.start] == [date(2023, 6, 1), date(2023, 9, 1)]
    assert before.uid == after.uid
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert "1 keer uitgesteld" in after.description


def test_what_has_ended_is_cancelled_for_sixty_days(client):
    settled = make.a_settled(make.an_open(number="TZ202303-101", due=date(2023, 6, 1)))
    ended_on = date(2023, 5, 10)  # the meeting
    with time_machine.travel(ended_on + timedelta(days=60), tick=False):
        (event,) = calendar_of(client.get("/toezeggingen/?formaat=ics").getvalue()).events
    assert (event.status, event.start, event.uid) == (
        "CANCELLED",
        date(2023, 6, 1),
        f"toezegging-{settled.pk}@toezeggingen.example",
    )
    assert event.summary.startswith("Voldaan: TZ202303-101: ")
    with time_machine.travel(ended_on + timedelta(days=61), tick=False):
        assert calendar_of(client.get("/toezeggingen/?formaat=ics").getvalue()).events == []


def test_a_calendar_of_a_withdrawn_toezegging_is_empty_and_keeps_its_address(client):
    make.an_open(due=date(2023, 6, 1))
    withdrawn = make.an_open(number="TZ202303-101", text="Geheim", due=date(2023, 6, 30))
    workflow.withdraw(withdrawn, by=make.clerk(), on=date(2023, 5, 20), reason="Dubbel.")
    calendar = calendar_of(client.get("/toezeggingen/?nummer=TZ202303-101&formaat=ics").getvalue())
    assert calendar.events == []
    assert calendar["URL"] == f"{SITE}/toezeggingen/?nummer=TZ202303-101&formaat=ics"
    assert "Geheim" not in calendar.to_ical().decode()


def test_a_page_offers_its_calendar_and_its_feed(client):
    toezegging = make.an_open(number="TZ202303-101", due=date(2023, 6, 30))
    offered = {
        "/toezeggingen/?status=openstaand&pagina=1": "status=openstaand&amp;",
        "/toezeggingen/": "",
        toezegging.get_absolute_url(): "nummer=TZ202303-101&amp;",
        toezegging.debate.get_absolute_url(): f"debat={toezegging.debate.number}&amp;",
        toezegging.debate.committee.get_absolute_url(): f"commissie={toezegging.debate.committee.slug}&amp;",
    }
    for address, chosen in offered.items():
        source = source_of(client.get(address))
        assert f'href="webcal://toezeggingen.example/toezeggingen/?{chosen}formaat=ics"' in source, address
        assert f'href="/toezeggingen/?{chosen}formaat=atom"' in source, address


def test_a_calendar_has_a_maximum_length_and_says_so(client, monkeypatch):
    monkeypatch.setattr(as_ics, "MOST_EVENTS", 2)
    for day in (1, 3, 2):
        make.an_open(due=date(2023, 6, day))
    calendar = calendar_of(client.get("/toezeggingen/?formaat=ics").getvalue())
    assert [event.start.day for event in calendar.events] == [3, 2]
    assert calendar["DESCRIPTION"].endswith("Alleen de laatste 2 van 3 staan erin: kies minder.")


def test_an_empty_calendar_says_so(client):
    calendar = calendar_of(client.get("/toezeggingen/?woorden=zeppelin&formaat=ics").getvalue())
    assert calendar.events == []
    assert "0 toezeggingen" in calendar["DESCRIPTION"]


def test_print_has_all_rows_below_a_heading(client, monkeypatch):
    monkeypatch.setattr("search.selection.ROWS_A_PAGE", 1)
    late = [make.an_open(due=date(2023, 5, day)).number for day in (2, 1)]
    make.an_open()
    response = client.get("/toezeggingen/?termijn=te-laat&vanaf=morgen&pagina=2&formaat=afdrukken")
    page = text_of(response)
    assert "Open toezeggingen, te laat, langst te laat eerst 2 toezeggingen op 21 mei 2023." in page
    assert f"{SITE}/toezeggingen/?termijn=te-laat " in page
    assert "Gedaan vanaf “morgen” is onbekend en is genegeerd." in page
    assert re.findall(r"TZ[\w-]+(?=</a><br>)", source_of(response)) == late[::-1]
    assert "uiterlijk 1 mei 2023" in page
    assert 'href="?termijn=te-laat">Terug naar de lijst' in source_of(response)


def test_print_has_a_maximum_length_and_says_so(client, monkeypatch):
    monkeypatch.setattr(as_print, "MAX_ROWS", 2)
    for _ in range(3):
        make.an_open()
    response = client.get("/toezeggingen/?formaat=afdrukken")
    assert "3 toezeggingen op 21 mei 2023; alleen de eerste 2 staan hieronder." in text_of(response)
    assert len(re.findall(r"TZ[\w-]+(?=</a><br>)", source_of(response))) == 2
