"""Take the screenshots of the README and the manual from the demo register: `make pictures`."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, expect

from demo.clerks import password_of
from demo.loading import LETTER

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
MANUAL = Path(__file__).parents[2] / "static" / "handleiding"

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


def test_pictures_of_the_manual(screen: Page, live_server):
    call_command("load_demo")
    _log_in(screen, live_server.url)
    _take(screen, ".stapels", "te-doen")
    screen.goto(f"{live_server.url}/beheer/nieuwe-toezeggingen/")
    _take(screen, "#content", "nieuwe-toezeggingen")
    screen.goto(f"{live_server.url}/beheer/vergaderingen/")
    _take(screen, "#content", "vergaderingen")


def _take(page: Page, part: str, name: str) -> None:
    """The top of a part of the screen: the file stays small, and no warning of the demo's services is on it."""
    box = page.locator(part).bounding_box()
    clip = {"x": box["x"], "y": box["y"], "width": box["width"], "height": min(box["height"], 360)}
    page.screenshot(path=MANUAL / f"{name}.png", clip=clip, full_page=True)


def _log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/beheer/")
    page.fill("[name=username]", "griffier-demo")
    page.fill("[name=password]", password_of("griffier-demo"))
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/beheer/")
