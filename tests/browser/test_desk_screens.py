"""Every screen of the desk in a real browser: accessible and not wider than the window, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from desk.moves.view import address_of as address_of_move
from tests import factories as make
from tests.browser.test_clerk_walk import ON_PAGE
from tests.browser.test_public import STICKING_OUT
from tests.desk.test_moves_by_role import CASES, moved, recurring
from tests.desk.test_roles import ANSWERS, ROLES, ROUTES, address_of, client_of
from tests.desk.test_roles import register as register
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.workflow.series import next_term

pytestmark = [pytest.mark.trial, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NO_SCREEN = {"bulk-debate", "bulk-row", "bulk-draft", "explain-deadline", "autocomplete", "jsi18n"} | {
    *("toezeggingen_toezegging_workbook", "rappel-letter"),
}
OF_ROWS = ("/parliament/", "/alerts/", "/history/", "/delete/")  # mostly Django's own screens


def screens_of(role: str, register: dict[str, Any]) -> Iterator[str]:
    """Each address that this role gets. So an address with a row in `ANSWERS` is also looked at here."""
    for name, route in ROUTES:
        if ANSWERS[name][0].split()[ROLES.index(role)] == "200" and name not in NO_SCREEN:
            yield address_of(name, route, register)


def more_screens() -> Iterator[str]:
    """The form of each move, the pages of a recurring toezegging, and a page that is not there."""
    for name, (enter, _) in CASES.items():
        yield address_of_move(enter(), name)
    met = make.a_settled(recurring())
    ended = moved(workflow.end_series, recurring())
    for toezegging in (met, next_term(met), ended):
        assert isinstance(toezegging, Toezegging)
        yield reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
        yield toezegging.get_absolute_url()
    yield "/toezeggingen/?herhaald=een-keer"
    yield "/beheer/onzin/"


def enter_as(page: Page, site: str, role: str) -> None:
    session = client_of(role).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])


@pytest.mark.parametrize("part", ["desk", "rows", "moves", "beheerder"])
@pytest.mark.parametrize(
    "screen",
    [("light", 1280), ("dark", 360), ("light", 360), ("dark", 1280)],
    indirect=True,
    ids=str,
)
def test_screens_are_accessible_and_fit_the_width(screen: Page, live_server, register: dict[str, Any], part: str):
    said: list[str] = []
    screen.on("console", lambda message: said.append(message.text))
    faults = {}
    role = "beheerder" if part == "beheerder" else "griffier"
    enter_as(screen, live_server.url, role)
    of_role = list(screens_of(role, register))
    of_rows = [address for address in of_role if any(word in address for word in OF_ROWS)]
    addresses = {
        "desk": [address for address in of_role if address not in of_rows],
        "rows": of_rows,
        "moves": more_screens(),
        "beheerder": of_role,
    }[part]
    for address in addresses:
        screen.goto(live_server.url + address)
        found = Axe().run(screen, options=ON_PAGE)
        faults[address] = [found.generate_report()] * bool(found.violations_count) + screen.evaluate(STICKING_OUT)
    assert {address: fault for address, fault in faults.items() if fault} == {}
    assert [line for line in said if "Content Security Policy" in line] == []
