"""No typed word is lost on the forms that settle: not by a log-out, a closed tab, the back button or a restart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests import factories as make
from tests.accounts.test_second_factor import PASSWORD
from tests.browser.test_clerk_walk import LETTER, log_in
from tests.browser.test_kept_text import check
from tests.desk.meetings import address, an_item

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REST = "De <bijlage> & de rest."


@pytest.fixture(params=["letter", "meeting"])
def form(request: pytest.FixtureRequest, live_server) -> str:
    """The address of a form with one choice and the field that belongs to it."""
    make.a_user(username="griffier-jansen")
    if request.param == "letter":
        proposal = make.a_proposal(make.an_open(), letter=make.a_letter(text=LETTER))
        return f"{live_server.url}/beheer/brief-inlezen/{proposal.letter.number}/"
    meeting = make.a_meeting(committee=make.a_committee())
    an_item(meeting)
    return live_server.url + address(meeting, "meeting-decisions")


@pytest.fixture
def page(browser: Browser, live_server, form: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    log_in(page, live_server.url)
    page.goto(form)
    yield page
    context.close()


def rest_of(page: Page) -> Locator:
    return page.get_by_label("Wat nog openstaat")


def fill(page: Page, rest: str = REST) -> None:
    choices = page.locator("select[name$=choice], input[value=deels-voldaan]").first
    if choices.get_attribute("type") == "radio":
        choices.check()
    else:
        choices.select_option("deels-voldaan")
    rest_of(page).fill(rest)


def leave(page: Page, action: str) -> str:
    """Leave as a clerk would, and stay when the browser asks. Returns what kind of question it was; "" for none."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    with page.expect_event("dialog"):
        if action == "close":
            page.close(run_before_unload=True)
        else:
            page.evaluate(action)
    return asked[0]


def test_leaving_asks_first_and_a_typed_word_stays(page: Page, form: str):
    page.get_by_role("link", name="Te doen").first.click()  # nothing was typed: no question
    expect(page.get_by_role("heading", level=1, name="Te doen")).to_be_visible()
    page.go_back()
    fill(page)
    for action in ("close", "history.back()", "document.querySelector('nav.werk a').click()"):
        assert leave(page, action) == "beforeunload", action
        expect(rest_of(page)).to_have_value(REST)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Te doen").first.click()  # the clerk leaves after all, and thinks better of it
    expect(page.get_by_role("heading", level=1, name="Te doen")).to_be_visible()
    page.go_back()
    expect(rest_of(page)).to_have_value(REST)


def test_what_the_page_shows_again_is_not_saved_either(page: Page):
    """After "Termijnen uitleggen" the browser cannot go back to the page, so leaving it asks too."""
    fill(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Termijnen uitleggen").click()
    expect(rest_of(page)).to_have_value(REST)
    page.locator("h1").click()  # a browser asks nothing on a page that was not touched
    assert leave(page, "close") == "beforeunload"


def test_a_form_stays_while_the_server_is_away(page: Page, form: str):
    fill(page)
    page.context.set_offline(True)
    page.locator("[name=_uitleg][type=submit]").last.click()
    expect(page.get_by_role("alert")).to_contain_text("De server is niet bereikbaar.")
    expect(rest_of(page)).to_have_value(REST)
    page.context.set_offline(False)
    check(page)
    with page.expect_navigation():
        page.locator("[name=_uitleg][type=submit]").last.click()
    expect(rest_of(page)).to_have_value(REST)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_form_sent_after_the_session_ended_comes_back_filled(page: Page, form: str):
    fill(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="opslaan").or_(page.get_by_role("button", name="Opslaan", exact=True)).first.click()
    expect(page.get_by_text("Wat u hebt getypt is er nog")).to_be_visible()
    page.get_by_label("Gebruikersnaam").fill("griffier-jansen")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_label("Wachtwoord").press("Enter")
    expect(page.get_by_text("Er is nog niets opgeslagen")).to_be_visible()
    expect(rest_of(page)).to_have_value(REST)
    check(page)
    assert leave(page, "close") == "beforeunload"
