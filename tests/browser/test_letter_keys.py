"""A letter with three proposals and a new promise settled and released by keyboard, with the key presses counted."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from matching.intake import take_in
from tests import factories as make
from tests.browser.test_clerk_walk import LETTER, ON_PAGE, log_in, register
from toezeggingen.models import Toezegging

__all__ = ["register"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_letter_is_settled_and_released_in_twenty_keys(
    browser: Browser, live_server, register: dict[str, Toezegging]
):
    committee = register["dijken"].debate.committee
    make.a_meeting(committee=committee, number="2023A77002")
    letter = take_in(LETTER, by=None, received_on=date(2023, 4, 20)).letter
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    pressed = 0

    def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            page.keyboard.press(key)
            pressed += 1

    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Toetsen op deze pagina")
    expect(dialog).to_be_visible()
    assert Axe().run(page, options=ON_PAGE).violations_count == 0
    page.keyboard.press("Escape")
    press("j", "v")
    heard = page.locator(".gehoord")
    expect(heard).to_contain_text("Wordt: voldaan. De brief is nog niet openbaar")
    press("j", "v", "j", "d")
    expect(page.get_by_label("Wat nog openstaat").nth(2)).to_be_focused()
    page.keyboard.type("Een brief over jonge vissen.")  # words, with the letters of keys in them
    press("Escape", "j", "c", "S")
    expect(page.get_by_text("Opgeslagen: 3 keuzes en 1 concept.")).to_be_visible()
    assert pressed <= 20, pressed
    statuses = [row.status for row in Toezegging.objects.order_by("pk")]
    assert statuses == ["voldaan", "voldaan", "deels-voldaan", "concept"]
    assert letter.public_version is not None
    page.keyboard.press("?")
    dialog.get_by_label("Toetsen uitzetten").check()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".rij:focus")).to_have_count(0)
    page.close()
