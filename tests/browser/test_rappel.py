"""A rappel from the list to its answers, with and without JavaScript, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from alerts.models import RappelRow
from tests import factories as make
from tests.browser.test_clerk_walk import ON_PAGE, log_in
from tests.desk.rappels import a_post, a_sent, address_of, coming, late

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_from_the_list_to_the_answers(page: Page, live_server):
    make.a_user(username="griffier-jansen")
    post, letter = a_post(), make.a_letter()
    first, second, third = late(post, 90), late(post, 60), coming(post)
    log_in(page, live_server.url)
    page.get_by_role("navigation", name="Werk").get_by_role("link", name="Rappel").click()
    page.get_by_role("link", name=f"Rappel maken aan {post.title}").click()
    page.get_by_label(third.number).uncheck()
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_label("E-mailadres").fill("parlement@voorbeeld.nl")
    page.get_by_role("button", name="Mailen en vastleggen").click()
    expect(page.get_by_text("Niet beantwoord: 2 van 2.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Brief in Word, zoals verstuurd").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.get_by_role("link", name="Antwoorden vastleggen").click()
    row = page.get_by_role("group", name=first.number)
    expect(row.get_by_label("Met welke brief")).to_be_hidden()
    row.get_by_label("Antwoord over").select_option("voldaan")
    expect(row.get_by_label("Wat nog openstaat")).to_be_hidden()
    row.get_by_label("Met welke brief").fill(letter.number)
    other = page.get_by_role("group", name=second.number)
    other.get_by_label("Antwoord over").select_option("nadere-vraag")
    other.get_by_label("Noot").fill("Welke kaart?")
    page.get_by_role("button", name="Antwoorden opslaan").click()
    expect(page.get_by_text("2 antwoorden zijn opgeslagen.")).to_be_visible()
    answers = dict(RappelRow.objects.values_list("toezegging", "answer"))
    assert answers == {first.pk: "voldaan", second.pk: "nadere-vraag"}


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("light", 360), ("dark", 1280), ("dark", 360)])
def test_the_pages_are_accessible_and_fit(scheme, width, browser: Browser, live_server):
    make.a_user(username="griffier-jansen")
    post = a_post()
    late(post, 90)
    coming(post)
    sent = a_sent(post, "parlement@voorbeeld.nl")
    RappelRow.objects.filter(toezegging__due_latest__gt=timezone.localdate()).update(
        answer="voldaan", answered_on=timezone.localdate() - timedelta(1), recorded_by=make.clerk()
    )
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    log_in(page, live_server.url)
    new = f"/beheer/rappel/nieuw/?ministerie={post.ministry.key}&functie={post.pk}&peildatum={timezone.localdate()}"
    page.goto(live_server.url + new)
    page.get_by_role("button", name="Bewaren").click()
    page.wait_for_url("**/RAP*/")
    for address in ("", "/beheer/rappel/", address_of(sent), address_of(sent, "rappel-answers")):
        if address:
            page.goto(live_server.url + address)
        report = Axe().run(page, options=ON_PAGE)
        assert report.violations_count == 0, (address, report.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
