"""Recently recorded events, in all weeks or one, of everything or a selection."""

import re
from datetime import date

import pytest
from django.utils import timezone

from opendata import load as loading
from opendata.lists import ListedToezegging
from parliament import dates
from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.fulfilment import Outcome
from website.pages import recent
from website.pages.recent import Week
from website.views import recent as view

pytestmark = pytest.mark.django_db

RECENT = "/recent/"


def recorded_on() -> date:
    """The day of the last event, by the clock of the database, which the test does not control."""
    return timezone.localdate(Event.objects.latest("at").at)


def read(client, **asked: object) -> str:
    response = client.get(RECENT, asked)
    assert response.status_code == 200
    return text_of(response)


def test_recent_shows_events_by_day_last_first(client):
    toezegging = make.an_open(due=date(2023, 5, 1))
    workflow.postpone(
        toezegging,
        by=make.clerk(),
        on=date(2023, 5, 1),
        deadline=make.a_deadline(date(2023, 7, 1)),
        reason="Druk.",
    )
    make.a_settled(toezegging, outcome=Outcome.PARTLY, remainder="de kosten")
    workflow.edit(toezegging, by=make.a_user(), on=date(2023, 5, 12), text="Een andere tekst.")
    make.a_concept(text="Nog een concept.")
    page = read(client)
    words = [
        "Gecorrigeerd: toezegging", "Besluit: deels voldaan · op 10 mei 2023",
        "Uitgesteld tot “voor de zomer”", "Gepubliceerd",
    ]  # fmt: skip
    assert [page.find(expected) for expected in words] == sorted(page.find(expected) for expected in words)
    assert -1 not in [page.find(expected) for expected in words]
    assert page.find(f"{dates.dutch(recorded_on())} ", 0, page.find(words[0])) > 0
    assert "Nog een concept." not in page
    assert page.count("Een andere tekst.") == 4


def test_a_week_shows_its_events_and_links_to_its_neighbours(client):
    number, now = make.an_open().number, Week.of(recorded_on())
    this, last = read(client, week=now), read(client, week=now.shifted(-1))
    assert f"Recent vastgelegd in week {now.number}" in this
    assert number in this
    assert number not in last
    assert "In deze week is niets vastgelegd." in last
    before, after = (client.get(RECENT, {"week": now.shifted(weeks)}).content.decode() for weeks in (-1, 1))
    for html in (before, after):
        assert f'<a href="?week={now}">Week {now.number}</a>' in html
    assert f"?week={now.shifted(-2)}" not in before  # where nothing was put down, so that a robot comes to an end
    assert f"Week {now.shifted(1).number}" not in this
    assert f'<a href="?week={now.shifted(-1)}">Vorige week</a>' in client.get(RECENT).content.decode()


def test_a_list_filter_narrows_it_and_stays_in_the_links(client, monkeypatch):
    monkeypatch.setattr(view, "CHANGES_A_PAGE", 1)
    asked, other = make.an_open(), make.an_open()
    workflow.edit(asked, by=make.a_user(), on=date(2023, 5, 12), text="Een andere tekst.")
    slug, now = asked.debate.committee.slug, Week.of(recorded_on())
    response = client.get(RECENT, {"commissie": slug, "week": now, "pagina": 2})
    page, html = text_of(response), response.content.decode()
    assert asked.number in page
    assert other.number not in page
    assert f'href="?commissie={slug}&amp;week={now}&amp;pagina=1"' in html
    assert f'href="?week={now}"><span aria-hidden="true">×' in html
    assert f'href="/toezeggingen/?commissie={slug}&amp;formaat=atom"' in html
    assert client.get(f"/toezeggingen/?commissie={slug}&formaat=atom").status_code == 200
    overview = client.get(asked.debate.committee.get_absolute_url()).content.decode()
    assert f'href="/recent/?commissie={slug}"' in overview


@pytest.mark.parametrize("week", ["2026-W54", "9999-W01", "0001-W01", "vorige", "2026-W1", "\0", "<b>"])
def test_an_unknown_week_is_reported_and_ignored(client, week: str):
    number = make.an_open().number
    page = read(client, week=week, status="geheim")
    assert "is onbekend en is genegeerd." in page
    assert "Status “geheim” is onbekend" in page
    assert number in page


def test_a_week_runs_from_monday_to_sunday():
    assert (Week.of(date(2026, 3, 29)), Week.of(date(2026, 3, 30)).number) == (Week.parse("2026-W13"), 14)
    assert str(Week.of(date(2027, 1, 1))) == "2026-W53"


def test_a_withdrawn_toezegging_shows_no_events(client):
    griffier = make.a_user()
    toezegging = make.an_open(by=griffier)
    workflow.withdraw(toezegging, by=griffier, on=make.DAY, reason="Dubbel ingevoerd.")
    assert toezegging.number not in read(client)
    workflow.restore(toezegging, by=griffier, on=make.DAY, reason="Toch niet.")
    assert "Toch niet." not in read(client)


def a_listed(number: str, *, settled_on: date | None = None) -> ListedToezegging:
    return ListedToezegging(
        number, "De minister stuurt een kaart.", make.DAY, debate="2023A99101", kind="commissiedebat", title="Dijken",
        committee="", ministry="IENW", role="", to="", deadline_words="", settled_on=settled_on,
    )  # fmt: skip


def test_an_imported_list_takes_one_line_and_hides_nothing_else(client, monkeypatch):
    monkeypatch.setattr(recent, "MAX_TAKEN_OVER", 2)
    griffier = make.a_user()
    first = make.an_open(by=griffier)
    loading.load([a_listed("TZ202303-901", settled_on=date(2023, 5, 1)), a_listed("TZ202303-902")])
    assert read(client).count("TZ202303-90") == 3  # so few are shown one by one
    loading.load([a_listed("TZ202303-903")])
    last = make.an_open(by=griffier)
    corrected = Toezegging.objects.get(number="TZ202303-902")
    workflow.edit(corrected, by=griffier, on=make.DAY, text="Een andere kaart.")
    page = read(client)
    line = "3 toezeggingen overgenomen uit een lijst die er al was · 1 ervan al voldaan"
    expected = ["Gecorrigeerd: toezegging", last.number, line, first.number]
    assert [page.index(words) for words in expected] == sorted(page.index(words) for words in expected)
    assert page.count("TZ202303-90") == 1


def test_the_import_line_counts_only_selected_toezeggingen(client, monkeypatch):
    monkeypatch.setattr(recent, "MAX_TAKEN_OVER", 1)
    loading.load([a_listed(f"TZ202303-90{nr}", settled_on=date(2023, 5, 1) if nr == 1 else None) for nr in (1, 2, 3)])
    page = read(client, status="openstaand")
    assert "2 toezeggingen overgenomen uit een lijst die er al was Zoek ze" in page
    assert "TZ202303-901" in read(client, status="voldaan")  # by itself
    html = client.get(RECENT, {"status": "openstaand", "week": Week.of(recorded_on())}).content.decode()
    assert '<a href="/toezeggingen/?status=openstaand">Zoek ze' in html


def test_the_form_filters_by_committee_and_ministry_and_keeps_other_filters(client):
    toezegging = make.an_open()
    committee = toezegging.debate.committee
    this = Week.of(timezone.localdate())
    html = client.get(RECENT, {"commissie": committee.slug, "status": "openstaand", "week": this}).content.decode()
    assert f'<option value="{committee.slug}" selected>{committee.subject}</option>' in html
    assert f'<option value="{toezegging.ministry_then.key}">' in html
    assert '<input type="hidden" name="status" value="openstaand">' in html
    assert f'<input type="hidden" name="week" value="{this}">' in html
    assert 'name="commissie" value=' not in html


def test_the_form_keeps_every_chosen_committee(client):
    first, second = (make.an_open().debate.committee for _ in range(2))
    html = client.get(RECENT, {"commissie": [first.slug, second.slug]}).content.decode()
    assert re.findall(r'<option value="([^"]*)" selected>', html) == [first.slug]
    assert re.findall(r'<input type="checkbox" name="commissie" value="([^"]*)" checked>', html) == [second.slug]


def test_a_corrected_search_word_is_reported(client):
    make.an_open(text="De minister stuurt een kaart van de waterschappen.")
    assert "“watrschappen” komt in geen toezegging of brief voor; gezocht is op" in read(client, woorden="watrschappen")
