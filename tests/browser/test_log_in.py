"""The log-in and the second factor in a real browser: wide and narrow, light and dark, within the policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from accounts.work_account import UNREACHABLE
from tests import factories as make
from tests.accounts.test_provider import METADATA
from tests.accounts.test_second_factor import PASSWORD, code_of, with_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def check(page: Page) -> None:
    """No sideways scrolling, and nothing that axe finds."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [violation["id"] for violation in found] == []


@pytest.mark.parametrize("screen", [("light", 360), ("dark", 1280)], indirect=True, ids=["narrow", "dark"])
def test_clerk_goes_to_the_identity_provider_and_back(screen: Page, live_server, settings, provider):
    """The policy lets the browser go there: it is a link, and no form."""
    settings.SITE_URL = live_server.url
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text))
    user: User = make.a_user("griffier", email="b@example.nl")
    codes = with_app(user)
    screen.goto(f"{live_server.url}/beheer/nieuwe-toezeggingen/")
    check(screen)
    provider.answers[METADATA] = 503, b"stuk"
    screen.get_by_role("link", name="Inloggen met uw werkaccount").click()
    expect(screen.get_by_text(UNREACHABLE)).to_be_visible()
    expect(screen.get_by_label("Wachtwoord")).to_be_visible()
    check(screen)
    del provider.answers[METADATA]
    screen.get_by_role("link", name="Inloggen met uw werkaccount").click()
    check(screen)
    screen.get_by_label("Code uit uw app, of een herstelcode").fill(codes[0])
    screen.get_by_role("button", name="Inloggen").click()
    expect(screen.get_by_role("heading", level=1, name="Nieuwe toezeggingen")).to_be_visible()
    assert [line for line in said if "Content Security Policy" in line] == []


@pytest.mark.parametrize("screen", [("light", 360), ("dark", 1280)], indirect=True, ids=["narrow", "dark"])
def test_griffier_sets_up_the_second_factor(screen: Page, live_server, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text))
    user: User = make.a_user("griffier")
    screen.goto(f"{live_server.url}/beheer/")
    check(screen)
    screen.get_by_label("Gebruikersnaam").fill(user.username)
    screen.get_by_label("Wachtwoord").fill(PASSWORD)
    screen.get_by_role("button", name="Inloggen").click()
    expect(screen.get_by_role("img", name="QR-code met uw sleutel")).to_be_visible()
    check(screen)
    screen.get_by_label("Code uit de app").fill(code_of(user))
    screen.get_by_role("button", name="Verder").click()
    saved = screen.get_by_role("link", name="Ik heb de codes bewaard")
    expect(saved).to_be_visible()
    check(screen)
    saved.click()
    expect(screen.get_by_role("heading", level=1, name="Te doen")).to_be_visible()
    screen.get_by_role("link", name="Tweede stap").click()
    expect(screen.get_by_role("group", name="Wat wilt u?")).to_be_visible()
    check(screen)
    screen.goto(f"{live_server.url}/beheer/wachtwoord-vergeten/")
    assert [line for line in said if "Content Security Policy" in line] == []
