"""A handover to another ministry and back, by keyboard only, with and without JavaScript."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests import factories as make
from tests.browser.test_clerk_walk import ON_PAGE, log_in
from tests.browser.test_meeting import page as page
from tests.browser.test_meeting import press
from toezeggingen.models import Toezegging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def choose(page: Page, label: str, name: str) -> None:
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(name)


def test_handover_by_keyboard_and_back(page: Page, live_server):
    make.a_user(username="griffier-jansen")
    old, new = make.a_ministry("oud", name="Oude Zaken"), make.a_ministry("nieuw", name="Nieuwe Zaken")
    first, second = (make.an_open(ministry_then=old) for _ in range(2))
    log_in(page, live_server.url)
    press(page, "link", "Overdragen")
    choose(page, "Van:", "Oude")
    choose(page, "Naar:", "Nieuwe")
    press(page, "button", "Tonen")
    page.get_by_label(second.number).focus()
    page.keyboard.press("Space")
    page.get_by_label("Reden, openbaar").focus()
    page.keyboard.type("Nieuw kabinet.")
    press(page, "button", "Overdragen")
    expect(page.get_by_text("1 toezegging is overgedragen aan Nieuwe Zaken.")).to_be_visible()
    assert list(Toezegging.objects.order_by("pk").values_list("ministry_now", flat=True)) == [new.pk, old.pk]
    expect(page.get_by_role("link", name=first.number)).to_be_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Reden, openbaar").focus()
    page.keyboard.type("Te vroeg.")
    press(page, "button", "Terugdraaien")
    expect(page.get_by_text("1 toezegging is weer bij Oude Zaken.")).to_be_visible()
    assert set(Toezegging.objects.values_list("ministry_now", flat=True)) == {old.pk}


@pytest.mark.parametrize("screen", [("light", 1280), ("dark", 360)], ids=str, indirect=True)
def test_pages_of_a_handover_are_accessible(screen: Page, live_server):
    page = screen
    make.a_user(username="griffier-jansen")
    old, new = make.a_ministry("oud", name="Oude Zaken"), make.a_ministry("nieuw", name="Nieuwe Zaken")
    make.an_open(ministry_then=old)
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/overdragen/?van={old.pk}&naar={new.pk}")
    press(page, "button", "Overdragen")
    expect(page.get_by_text("Er is nog niets overgedragen.")).to_be_visible()
    refused = Axe().run(page, options=ON_PAGE)
    page.get_by_label("Reden, openbaar").fill("Nieuw kabinet.")
    press(page, "button", "Overdragen")
    expect(page.get_by_role("heading", name="Terugdraaien")).to_be_visible()
    page.locator("summary").click()
    made = Axe().run(page, options=ON_PAGE)
    page.goto(f"{live_server.url}/beheer/overdragen/")
    listed = Axe().run(page, options=ON_PAGE)
    assert [one.generate_report() for one in (refused, made, listed) if one.violations_count] == []
