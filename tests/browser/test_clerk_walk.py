"""The clerk's work in a real browser, with and without JavaScript: from letter to public page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from parliament.models import Post
from tests import factories as make
from tests.desk.meetings import an_item
from toezeggingen.models import Toezegging

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LETTER = """Vergaderjaar 2022–2023

27 625

Waterbeleid

Nr. 9431

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 april 2023

Hierbij bericht ik uw Kamer over het commissiedebat Waterveiligheid van 22 maart 2023.

Dijken

Tijdens het commissiedebat van 22 maart 2023 heb ik toegezegd uw Kamer te informeren over de hoogte van de dijken. De
dijken zijn gemeten en voldoen aan de norm.

Drinkwater

Tijdens het commissiedebat van 22 maart 2023 heb ik toegezegd uw Kamer de voorraad drinkwater per provincie te melden.
De voorraad is toereikend.

Muskusratten

Tijdens het commissiedebat van 22 maart 2023 heb ik toegezegd uw Kamer te berichten over de bestrijding van
muskusratten. In de helft van de provincies is zij op orde.

Kosten

Ik zeg uw Kamer toe voor het zomerreces een overzicht van de kosten te sturen.

De Minister van Infrastructuur en Waterstaat,
A. Voorbeeld
"""
ON_PAGE = {"preload": False}  # do not test content that axe itself inserts
PROMISED = {
    "dijken": "De minister informeert de Kamer over de hoogte van de dijken.",
    "drinkwater": "De minister meldt de Kamer de voorraad drinkwater per provincie.",
    "muskusratten": "De minister bericht de Kamer over de bestrijding van muskusratten.",
}


@pytest.fixture
def register() -> dict[str, Toezegging]:
    make.a_user(username="griffier-jansen")
    debate = make.a_debate(number="2023A77001", title="Waterveiligheid", day=date(2023, 3, 22))
    ministry = make.a_ministry("ienw", abbreviation="IenW", name="Infrastructuur en Waterstaat")
    return {
        name: make.an_open(debate=debate, text=text, ministry_then=ministry, due=date(2023, 5, 1))
        for name, text in PROMISED.items()
    }


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page
    context.close()
    assert [line for line in said if "Content Security Policy" in line] == []


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/beheer/")
    page.get_by_label("Gebruikersnaam").fill("griffier-jansen")
    page.get_by_label("Wachtwoord").fill("geheim-voor-de-test")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1, name="Te doen")).to_be_visible()


def test_clerk_walk_from_letter_to_timeline(page: Page, live_server, register, tmp_path: Path):
    log_in(page, live_server.url)
    read_in(page, tmp_path)
    decide(page, register)
    concept = publish_concept(page)
    see_in_public(page, live_server.url, register, concept)
    reopen(page, live_server.url, register["dijken"])


def read_in(page: Page, folder: Path) -> None:
    file = folder / "brief.txt"
    file.write_text(LETTER, encoding="utf-8")
    page.get_by_role("navigation", name="Werk").get_by_role("link", name="Brief inlezen").click()
    page.get_by_label("Bestand").set_input_files(file)
    page.get_by_label("Ontvangen op").fill("2023-04-20")
    page.get_by_role("button", name="Inlezen").click()
    expect(page.get_by_text("Brief 27625-9431 is ingelezen.")).to_be_visible()
    expect(page.locator("mark", has_text="voorraad drinkwater")).to_be_visible()


def enter_meeting(page: Page) -> None:
    page.wait_for_load_state()  # submitting a half-loaded form would lose fields
    page.get_by_text("Nieuwe vergadering invoeren").click()
    entry = page.locator("details", has_text="Nieuwe vergadering invoeren")
    entry.get_by_label("Nummer").fill("2023A77002")
    entry.get_by_label("Dag").fill("2023-05-10")
    entry.get_by_role("button", name="Invoeren en kiezen").click()
    expect(page.get_by_label("Procedurevergadering")).to_have_value("2023A77002")


def decide(page: Page, register: dict[str, Toezegging]) -> None:
    enter_meeting(page)
    for name, choice in (("dijken", "voldaan"), ("drinkwater", "voldaan"), ("muskusratten", "deels voldaan")):
        row = page.get_by_role("group", name=register[name].number)
        row.get_by_label(choice, exact=True).check()
        expect(row.get_by_label("Ja, deze termijn heeft geen dag")).to_be_hidden()
        if choice == "deels voldaan":
            row.get_by_label("Wat nog openstaat").fill("De andere helft van de provincies.")
    page.get_by_label("Als concept opnemen").check()
    page.get_by_role("button", name="Brief vrijgeven", exact=True).click()
    expect(page.get_by_role("button", name="Brief vrijgeven", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_text("Opgeslagen: ")).to_be_visible()


def publish_concept(page: Page) -> Toezegging:
    concept = Toezegging.objects.get(status="concept")
    page.get_by_role("link", name=concept.number, exact=True).click()
    page.get_by_role("link", name="Publiceren").click()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_text("Vastgelegd bij")).to_be_visible()
    return concept


def see_in_public(page: Page, address: str, register: dict[str, Toezegging], concept: Toezegging) -> None:
    told = {"dijken": "voldaan", "drinkwater": "voldaan", "muskusratten": "De andere helft van de provincies."}
    for name, words in told.items():
        page.goto(address + register[name].get_absolute_url())
        expect(page.get_by_role("main")).to_contain_text(words)
    expect(page.get_by_role("main")).to_contain_text("uw Kamer te berichten over de bestrijding van muskusratten.")
    page.goto(address + concept.get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text("een overzicht van de kosten")
    expect(page.get_by_role("main")).to_contain_text("voor het zomerreces")
    page.goto(f"{address}/brieven/27625-9431/")
    expect(page.locator("mark").first).to_be_visible()


def reopen(page: Page, address: str, toezegging: Toezegging) -> None:
    page.goto(address + reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk]))
    page.get_by_role("link", name="Heropenen").click()
    page.get_by_label("openstaand").check()
    page.get_by_label("Reden, openbaar").fill("De meting bleek onvolledig.")
    page.get_by_role("button", name="Heropenen").click()
    expect(page.get_by_text("Vastgelegd bij")).to_be_visible()
    page.goto(address + toezegging.get_absolute_url())
    timeline = page.get_by_role("main")
    for words in (
        "gepubliceerd",
        "besluit: voldaan",
        "Procedurevergadering",
        "heropend",
        "De meting bleek onvolledig.",
    ):
        expect(timeline).to_contain_text(words, ignore_case=True)
    expect(page.get_by_text("griffier-jansen")).to_have_count(0)


def test_admin_pages_are_accessible(browser: Browser, live_server, register):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}/beheer/")
    found = {"log-in": Axe().run(page, options=ON_PAGE)}
    log_in(page, live_server.url)
    proposal = make.a_proposal(register["dijken"], letter=make.a_letter(text=LETTER))
    make.a_concept(debate=register["dijken"].debate)
    item = f"toezeggingen/toezegging/{proposal.toezegging.pk}"
    meeting = make.a_meeting(number="2023A77002", committee=register["dijken"].debate.committee)
    an_item(meeting, make.a_confirmed(register["drinkwater"]))
    for address in (
        "vergaderingen/", *(f"vergaderingen/{meeting.number}/{part}" for part in ("", "lijst/", "besluiten/")),
        "", "mijn-commissies/", "nieuwe-toezeggingen/", "publiceren/?debat=2023A77001", "brief-inlezen/",
        "overdragen/", f"overdragen/?van={proposal.toezegging.ministry_now_id}&naar={make.a_ministry().pk}",
        f"brief-inlezen/{proposal.letter.number}/",
        "toezeggingen/toezegging/", "toezeggingen/toezegging/add/", f"{item}/change/",
        f"{item}/zet/uitstellen/", f"{item}/zet/besluit-vastleggen/", f"{item}/zet/nakoming-voorstellen/",
        f"letters/letter/{proposal.letter.pk}/change/",
    ):  # fmt: skip
        page.goto(f"{live_server.url}/beheer/{address}")
        found[address] = Axe().run(page, options=ON_PAGE)
    assert {name: one.generate_report() for name, one in found.items() if one.violations_count} == {}
    assert [line for line in said if "Content Security Policy" in line] == []
    page.close()


# Fields that overflow their clipping container.
CUT_OFF = """[...document.querySelectorAll("select, input, textarea")]
  .filter(one => one.checkVisibility() && one.closest("fieldset"))
  .filter(one => one.getBoundingClientRect().right > one.closest("fieldset").getBoundingClientRect().right)
  .map(one => one.name)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_admin_pages_fit_the_width(browser: Browser, live_server, register, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    log_in(page, live_server.url)
    Post.objects.create(title=f"staatssecretaris {'van Infrastructuur en Waterstaat ' * 3}", ministry=make.a_ministry())
    proposal = make.a_proposal(register["dijken"], letter=make.a_letter(text=LETTER))
    make.a_concept(debate=register["dijken"].debate)
    item = f"toezeggingen/toezegging/{proposal.toezegging.pk}"
    for address in (
        "",
        "nieuwe-toezeggingen/",
        "publiceren/?debat=2023A77001",
        f"overdragen/?van={proposal.toezegging.ministry_now_id}&naar={make.a_ministry().pk}",
        f"brief-inlezen/{proposal.letter.number}/",
        f"{item}/change/",
        f"{item}/zet/uitstellen/",
    ):
        page.goto(f"{live_server.url}/beheer/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate(CUT_OFF) == [], address
    page.close()


def test_admin_list_shows_all_columns(browser: Browser, live_server, register):
    Toezegging.objects.update(deadline_words="bij de volgende voortgangsrapportage", due_latest=None, due_earliest=None)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/toezeggingen/toezegging/")
    assert (
        page.evaluate("document.querySelector('.results').scrollWidth - document.querySelector('.results').clientWidth")
        == 0
    )
    page.close()


def test_deadline_is_explained_while_typing(browser: Browser, live_server, register):
    page = browser.new_page()
    log_in(page, live_server.url)
    item = f"toezeggingen/toezegging/{register['dijken'].pk}"
    page.goto(f"{live_server.url}/beheer/{item}/zet/uitstellen/")
    page.get_by_label("Nieuwe termijn").fill("uiterlijk 1 oktober 2023")
    expect(page.locator("p.termijn[role=status]")).to_contain_text("1 oktober 2023")
    page.close()
