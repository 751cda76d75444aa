"""A clerk whose cookies are gone sends a form, logs in, and finds the form filled: with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from desk.moves.view import address_of
from tests import factories as make
from tests.accounts.test_second_factor import PASSWORD
from tests.browser.test_public import STICKING_OUT
from toezeggingen.status import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REASON = "De vraag is <ingetrokken> & opgelost."


@pytest.mark.parametrize("has_script", [True, False])
def test_nothing_typed_is_lost_without_cookies(browser: Browser, live_server, has_script):
    toezegging, user = make.an_open(), make.a_user()
    scheme, width = ("dark", 360) if has_script else ("light", 1280)
    context = browser.new_context(
        java_script_enabled=has_script, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()

    def log_in() -> None:
        page.get_by_label("Gebruikersnaam").fill(user.username)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_label("Wachtwoord").press("Enter")

    page.goto(live_server.url + address_of(toezegging, "lapse"))
    log_in()
    page.get_by_label("Reden, openbaar").fill(REASON)
    context.clear_cookies()
    page.get_by_role("button", name="Laten vervallen").press("Enter")
    expect(page.get_by_text("Wat u hebt getypt is er nog")).to_be_visible()
    if has_script:
        check(page)
    log_in()
    expect(page.get_by_text("Er is nog niets opgeslagen")).to_be_visible()
    expect(page.get_by_label("Reden, openbaar")).to_have_value(REASON)
    if has_script:
        check(page)
    toezegging.refresh_from_db()
    assert toezegging.status == Status.OPEN
    page.get_by_role("button", name="Laten vervallen").click()
    expect(page.get_by_label("Reden, openbaar")).to_have_count(0)
    toezegging.refresh_from_db()
    assert toezegging.status == Status.LAPSED
    context.close()


def check(page: Page) -> None:
    assert page.evaluate(STICKING_OUT) == []
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [violation["id"] for violation in found] == []
