"""The letter page in a real browser: accessible in every theme and width, with a logical tab order."""

from __future__ import annotations

import re
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from letters.models import Letter, LetterVersion
from matching.intake import take_in
from matching.models import Consideration
from tests import factories as make
from tests.browser.test_clerk_walk import LETTER, ON_PAGE, log_in
from toezeggingen import workflow
from toezeggingen.models.fulfilment import Effect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGNED = "De Minister van Infrastructuur en Waterstaat,"
MOTION = "Met deze brief voer ik de motie Duinroos over bevers uit (Kamerstuk 99 001, nr. 3)."
ELSEWHERE = "Over de bevers sprak ik in het commissiedebat van 8 februari 2023."


@pytest.fixture
def letter() -> Letter:
    """Return a letter with every kind of row: each act, collective and considered toezeggingen, toezeggingen that
    were fulfilled before, a known debate and an unknown debate."""
    make.a_user(username="griffier-jansen")
    debate = make.a_debate(number="2023A77001", title="Waterveiligheid", day=date(2023, 3, 22))
    ministry = make.a_ministry("ienw", abbreviation="IenW", name="Infrastructuur en Waterstaat")
    facts = {"debate": debate, "ministry_then": ministry, "due": date(2023, 5, 1)}
    make.an_open(text="De minister informeert de Kamer over de hoogte van de dijken.", **facts)
    text = LETTER.replace(SIGNED, f"{MOTION}\n\n{ELSEWHERE}\n\n{SIGNED}")
    letter = take_in(text, by=None, received_on=date(2023, 4, 20)).letter
    for effect in (Effect.PARTLY, Effect.POSTPONES, Effect.MENTIONS):
        make.a_proposal(make.an_open(**facts), letter=letter, effect=effect, passage="De voorraad is toereikend.")
    for _ in range(2):
        together = make.a_proposal(make.an_open(**facts), letter=letter).toezegging
        make.a_consideration(together, letter, proposed=True, collective=True)
    make.a_consideration(make.an_open(**facts), letter)
    make.a_consideration(make.a_settled(make.an_open(**facts)), letter, settled=True)
    assert Consideration.objects.filter(collective=True).count() == 2
    return letter


@pytest.mark.parametrize(
    "screen", [("light", 360), ("light", 1280), ("dark", 360), ("dark", 1280)], indirect=True, ids=str
)
def test_letter_page_is_accessible_and_fits_the_width(screen: Page, live_server, letter: Letter):
    log_in(screen, live_server.url)
    screen.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    for words in ("Alle 2 bevestigen", "Overwogen, niet voorgesteld", "Al voldaan", "niet in het register gevonden"):
        assert screen.get_by_text(words).first.is_visible()
    screen.get_by_text("Nieuwe vergadering invoeren").click()
    _check(screen)
    screen.get_by_role("button", name="Invoeren en kiezen").click()
    expect(screen.locator(".nieuwe-vergadering .errorlist")).to_have_count(2)  # the committee is prefilled
    _check(screen)
    LetterVersion.objects.update(released_at="2023-04-25T09:00:00+02:00")
    screen.goto(live_server.url + letter.get_absolute_url())
    assert screen.get_by_text("Noemt debat").is_visible()
    _check(screen)


def _check(page: Page) -> None:
    page.wait_for_load_state()
    found = Axe().run(page, options=ON_PAGE)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# The focused element: the name of a field without its row key, otherwise the class.
STOP = """(document.activeElement.name || document.activeElement.className).replace(/^(nakoming|nieuw)-\\w+-/, "$1 ")"""


def test_tab_order_is_letter_rows_buttons(browser: Browser, live_server, letter):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    stops: list[str] = []
    page.locator(".brieftekst").focus()
    while not stops or stops[-1] != "_opslaan":
        stops.append(page.evaluate(STOP))
        page.keyboard.press("Tab")
        assert len(stops) < 100
    firsts = ["brieftekst", "merk voldoet", "besluit-meeting", "nakoming choice", "erbij-toezegging", "nieuw is_wanted"]
    assert sorted(firsts, key=stops.index) == firsts
    assert "_uitleg" not in stops
    page.close()


def test_a_button_of_a_row_ends_at_that_row(browser: Browser, live_server, letter: Letter):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    page.get_by_text("Overwogen, niet voorgesteld").click()
    page.get_by_role("button", name="Alsnog voorstellen").first.click()
    expect(page).to_have_url(re.compile("#"))
    proposed = page.locator("#" + page.url.partition("#")[2])
    expect(proposed).to_be_in_viewport()
    expect(proposed).to_have_class(re.compile(r"\brij\b"))
    assert page.evaluate("scrollY") > 0
    page.close()


def test_enter_in_the_words_of_a_row_searches(browser: Browser, live_server, letter: Letter):
    wanted = make.an_open(text="De minister stuurt een kaart van egels.", ministry_then=letter.ministry)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    page.get_by_label("Zoek met woorden").first.fill("kaart egels")
    page.get_by_label("Zoek met woorden").first.press("Enter")
    found = page.get_by_role("button", name=re.compile(f"Deze is het.*{wanted.number}"))
    expect(found).to_be_in_viewport()
    assert "#los-" in page.url
    found.click()
    expect(page.get_by_text(f"{wanted.number} ligt nu naast de brief")).to_be_visible()
    page.close()


def test_enter_in_a_new_meeting_enters_it(browser: Browser, live_server, letter: Letter):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    page.get_by_text("Nieuwe vergadering invoeren").click()
    entry = page.locator("details", has_text="Nieuwe vergadering invoeren")
    entry.get_by_label("Dag").fill("2023-05-10")
    entry.get_by_label("Nummer").fill("2023A77002")
    entry.get_by_label("Nummer").press("Enter")
    expect(page.get_by_label("Procedurevergadering")).to_have_value("2023A77002")
    page.close()


def test_leaving_asks_nothing_after_all_were_confirmed_while_a_colleague_worked(
    browser: Browser, live_server, letter: Letter
):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/brief-inlezen/{letter.number}/")
    partly = letter.fulfilments.get(effect=Effect.PARTLY)
    postpone = {"deadline": make.a_deadline(), "letter": None, "reason": "Later.", "on": date(2023, 4, 20)}
    workflow.postpone(partly.toezegging, by=make.clerk(), **postpone)
    page.get_by_role("button", name="Alle 2 bevestigen").click()
    expect(page.get_by_text("2 voorstellen bevestigd, besluit volgt.")).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("h1").click()  # a browser asks nothing on a page that was not touched
    page.get_by_role("link", name="Te doen").first.click()
    expect(page.get_by_role("heading", level=1, name="Te doen")).to_be_visible()
    assert asked == []
    page.close()
