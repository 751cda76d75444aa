"""Keyboard use with only Tab and Enter: everything is reachable in reading order with visible focus."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories as make
from website.formats import FORMATS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_STOPS = 400
# The focused element: its name, whether it is visible (outlined, within the window, not covered), whether it is in
# reading order (not above and left of the previous stop) and whether it is a closed details element. The inner stops of
# a date field count as a single stop.
STAND = """() => {
  const here = document.activeElement;
  window.stops ??= [];
  if (here === document.body || here === stops[0]) return null;
  const before = (stops.at(-1) ?? here).getBoundingClientRect();
  if (here !== stops.at(-1)) stops.push(here);
  const {outlineStyle, outlineWidth} = getComputedStyle(here);
  const isInSight = [...here.getClientRects()].some(({left, right, top, bottom}) => {
    const at = document.elementFromPoint(
      (Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
    return at && (here.contains(at) || at.contains(here));
  });
  const {left, bottom} = here.getBoundingClientRect();
  return {
    name: here.tagName + " " + (here.innerText || here.name || here.id),
    isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && isInSight,
    isInOrder: bottom > before.top || left >= before.right,
    isClosed: here.tagName === "SUMMARY" && !here.parentElement.open,
  };
}"""
# Interactive elements that never received focus.
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility())
  .filter((one, place) => stops[place] !== one)
  .map(one => one.outerHTML)"""


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.trial)])
def test_keyboard_reaches_everything_with_visible_focus(browser: Browser, pages, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    for kind, address in pages.items():
        page.goto(address)
        assert [stop for stop in walk(page) if not (stop["isSeen"] and stop["isInOrder"])] == [], kind
        assert page.evaluate(MISSED) == [], kind
    page.close()


def test_second_skip_link_leads_to_the_list(browser: Browser, live_server):
    toezegging = make.an_open()
    page = browser.new_page()
    page.goto(f"{live_server.url}/toezeggingen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de lijst")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 toezegging")).to_be_focused()
    for _ in FORMATS:
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=toezegging.text)).to_be_focused()
    page.close()


def test_going_back_shows_the_filters_of_that_list(browser: Browser, live_server):
    make.an_open()
    page = browser.new_page()
    page.goto(f"{live_server.url}/toezeggingen/")
    page.get_by_label("openstaand").check()
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("link", name="Wis Status: openstaand")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("openstaand")).not_to_be_checked()
    page.close()


def walk(page: Page) -> list[dict]:
    """Return every Tab stop of the page; Enter opens closed details elements."""
    stops: list[dict] = []
    page.keyboard.press("Tab")
    while stop := page.evaluate(STAND):
        stops.append(stop)
        assert len(stops) < MOST_STOPS
        if stop["isClosed"]:
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.parentElement.open"), stop
        page.keyboard.press("Tab")
    return stops


def test_first_skip_link_leads_to_the_content(browser: Browser, pages):
    page = browser.new_page()
    page.goto(pages["list"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Woorden of nummer")).to_be_focused()
    page.close()


@pytest.mark.parametrize("kind", ["home", "list", "search"])
def test_enter_submits_the_search(browser: Browser, pages, kind):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(pages[kind])
    page.get_by_role("main").get_by_role("searchbox").focus()
    page.keyboard.type("kuifeend")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="1 toezegging")).to_be_visible()
    page.close()


def test_filters_work_with_the_keyboard(browser: Browser, pages):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(pages["list"])
    page.get_by_text("Kies uit termijn, status, commissie en meer").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("te laat")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_contain_text("2 toezeggingen")
    page.close()
