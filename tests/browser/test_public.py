"""The public pages in a real browser: accessibility, security policy, narrow screens and no JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.every_page import PASSAGE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STICKING_OUT = """document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > innerWidth)
    .map(one => one.outerHTML.slice(0, 200))"""
REFUSALS = ("status of 400", "status of 404", "status of 410")
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.mark.parametrize(
    "screen",
    [
        ("light", 1280),
        ("dark", 360),
        pytest.param(("light", 360), marks=pytest.mark.trial),
        pytest.param(("dark", 1280), marks=pytest.mark.trial),
    ],
    indirect=True,
    ids=str,
)
def test_pages_are_accessible_and_respect_the_security_policy(screen: Page, live_server, pages):
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text))
    asked: set[str] = set()
    screen.on("request", lambda request: asked.add(request.url))
    for kind, address in pages.items():
        screen.goto(address)
        screen.evaluate(OPEN_ALL)
        found = Axe().run(screen)
        assert found.violations_count == 0, f"{kind}: {found.generate_report()}"
    assert [line for line in said if not any(refusal in line for refusal in REFUSALS)] == []
    assert {url for url in asked if not url.startswith(f"{live_server.url}/")} == set()


@pytest.mark.parametrize("screen", [("light", 1280)], indirect=True, ids=str)
def test_pages_do_not_scroll_sideways(screen: Page, pages):
    """Includes 320 pixels: 1280 at 400 % zoom."""
    wide = {}
    for kind, address in pages.items():
        screen.goto(address)
        screen.evaluate(OPEN_ALL)
        for width in (1280, 360, 320):
            screen.set_viewport_size({"width": width, "height": 800})
            wide[kind, width] = screen.evaluate(STICKING_OUT)
    assert {where: found for where, found in wide.items() if found} == {}


def test_pages_show_the_same_text_without_javascript(browser: Browser, pages):
    """The print button is excluded: it needs JavaScript."""
    said = []
    for has_script in (True, False):
        context = browser.new_context(java_script_enabled=has_script)
        page = context.new_page()
        said.append({kind: _words(page, address) for kind, address in pages.items()})
        context.close()
    with_script, without = said
    differences = {kind: with_script[kind] ^ without[kind] for kind in pages}
    assert {kind: lines for kind, lines in differences.items() if lines - {"Afdrukken"}} == {}


def _words(page: Page, address: str) -> set[str]:
    page.goto(address)
    return set(page.locator("body").inner_text().splitlines())


def test_filters_work_without_javascript(browser: Browser, pages):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(pages["home"])
    page.get_by_role("link", name="te laat", exact=False).first.click()
    expect(page.get_by_role("link", name="Wis Termijn: te laat")).to_be_visible()
    page.get_by_label("Woorden of nummer").fill("dijken")
    page.get_by_text("Kies uit termijn, status, commissie en meer").click()
    page.get_by_label("binnen 30 dagen").check()
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("2 toezeggingen")
    page.get_by_role("link", name="Wis Termijn: binnen 30 dagen").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("1 toezegging")
    context.close()


def test_filters_are_open_on_wide_screens(browser: Browser, pages):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(pages["list"])
    expect(page.get_by_label("binnen 30 dagen")).to_be_visible()
    page.get_by_label("te laat").check()
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("2 toezeggingen")
    page.close()


COVERED = """boxes => boxes.filter(box => {
  const {left, top, width, height} = box.getBoundingClientRect();
  const at = document.elementFromPoint(left + width / 2, top + height / 2);
  const field = box.closest(".groups").getBoundingClientRect();
  const isInSight = at && top >= field.top && top + height <= field.bottom;
  return box.checkVisibility() && isInSight && at !== box && at.closest("fieldset") === null;
}).map(box => box.value)"""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 500), (1280, 900)])
def test_filters_are_never_covered(browser: Browser, pages, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(pages["list"])
    if width < 1000:
        page.get_by_text("Kies uit termijn, status, commissie en meer").click()
    for top in range(0, 1200, 60):
        page.evaluate("top => window.scrollTo(0, top)", top)
        assert page.locator("details input[type=checkbox]").evaluate_all(COVERED) == []
    page.close()


def test_toezegging_links_to_its_passage(browser: Browser, pages):
    page = browser.new_page()
    page.goto(pages["item"])
    page.get_by_role("heading", level=3).get_by_role("link").click()
    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.locator("mark").first).to_have_text(PASSAGE)
    page.close()
