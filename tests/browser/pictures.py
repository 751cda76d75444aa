"""Take the README's screenshots from the demo register: `make pictures`."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from demo.clerks import password_of
from demo.loading import LETTER

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def screen(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")


def test_pictures(screen: Page, live_server):
    call_command("load_demo")
    screen.goto(f"{live_server.url}/toezeggingen/?status=openstaand")
    screen.screenshot(path=PICTURES / "list.png")
    _log_in(screen, live_server.url)
    screen.goto(f"{live_server.url}/beheer/brief-inlezen/")
    screen.get_by_label("Bestand").set_input_files(LETTER)
    screen.get_by_role("button", name="Inlezen").click()
    expect(screen.locator("mark").first).to_be_visible()
    screen.screenshot(path=PICTURES / "letter.png")


def _log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/beheer/")
    page.fill("[name=username]", "griffier-demo")
    page.fill("[name=password]", password_of("griffier-demo"))
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/beheer/")
