"""A procedural meeting from its list to its decisions, by keyboard only, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from desk.models import MeetingItem
from tests import factories as make
from tests.browser.test_clerk_walk import log_in
from tests.desk.meetings import address
from toezeggingen.models import Toezegging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def press(page: Page, role: str, name: str) -> None:
    page.wait_for_load_state()
    target = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    target.focus()
    page.keyboard.press("Enter")


def test_meeting_by_keyboard(page: Page, live_server):
    make.a_user(username="griffier-jansen")
    committee = make.a_committee()
    first, second = (make.an_open(debate=make.a_debate(committee=committee)) for _ in range(2))
    for toezegging in (first, second):
        make.a_confirmed(toezegging)
    meeting = make.a_meeting(committee=committee)
    log_in(page, live_server.url)
    page.goto(live_server.url + address(meeting))
    press(page, "button", "Zet alle 2 op de lijst")
    expect(page.get_by_text("2 regels zijn opgeslagen.")).to_be_visible()
    press(page, "link", "Besluiten vastleggen")
    press(page, "button", "Alle voorstellen overnemen")
    page.wait_for_load_state()
    choice = page.get_by_label(f"Besluit over {second.number}")
    expect(choice).to_have_value("voldaan")
    expect(page.get_by_label("Wat nog openstaat").first).to_be_hidden()
    choice.focus()
    page.keyboard.type("deels")
    page.keyboard.press("Tab")
    page.keyboard.type("De bijlage.")
    press(page, "button", "Besluiten opslaan")
    expect(page.get_by_text("2 besluiten zijn opgeslagen.")).to_be_visible()
    assert set(MeetingItem.objects.values_list("taken", flat=True)) == {"voldaan", "deels-voldaan"}
    assert Toezegging.objects.get(pk=second.pk).status == "deels-voldaan"
