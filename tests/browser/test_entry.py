"""Ten toezeggingen of one debate by keyboard only, typed and pasted, with the key presses counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from desk.models import EntryDraft
from parliament.models import Debate, Member, Post
from tests import factories as make
from tests.browser.test_clerk_walk import ON_PAGE, log_in
from toezeggingen.models import Toezegging
from toezeggingen.status import Status

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SUBJECTS = ("dijken", "sluizen", "gemalen", "sloten", "polders", "duinen", "stuwen", "kades", "vaarten", "wielen")
MOST_TYPED, MOST_PASTED = 25, 12


class Keyboard:
    """Types words, which are free, and presses keys, which are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += len(key.split("+"))


@pytest.fixture
def debate() -> Debate:
    make.a_user(username="griffier-jansen")
    Member.objects.create(name="A. Duinroos", party=make.a_party("NOL"))
    Post.objects.create(title="minister van Dijken", ministry=make.a_ministry())
    return make.a_debate(number="2023A77001", title="Waterveiligheid")


@pytest.fixture
def page(browser: Browser, live_server, debate: Debate) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/nieuwe-toezeggingen/?debat={debate.number}")
    expect(page.get_by_label("Gedaan door")).to_be_focused()
    yield page
    context.close()
    assert faults == []


def assert_accessible(page: Page) -> None:
    """Light and dark, wide and narrow."""
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
        report = Axe().run(page, options=ON_PAGE)
        assert report.violations_count == 0, f"{scheme} {width}: {report.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def assert_ten_are_entered(page: Page) -> None:
    expect(page.get_by_text("10 toezeggingen staan")).to_be_visible(timeout=20_000)
    entered = Toezegging.objects.order_by("number")
    assert [one.text.partition(" over de ")[2].strip(".").split()[0] for one in entered] == list(SUBJECTS)
    assert {str(one.post) for one in entered} == {"minister van Dijken"}
    assert {one.due_latest is not None for one in entered} == {True}
    assert {one.status for one in entered} == {Status.CONCEPT}
    assert not EntryDraft.objects.exists()


def test_ten_typed_toezeggingen_take_few_keys(page: Page):
    keys = Keyboard(page)
    keys.type("minister van Dijken")
    for subject in SUBJECTS:
        keys.press("Enter")
        keys.type(f"De minister stuurt voor het zomerreces een brief over de {subject}.")
        keys.press("Tab")
        keys.type("Duinroos")
    keys.press("Control+Enter")
    assert_ten_are_entered(page)
    assert Member.objects.get().toezeggingen.count() == len(SUBJECTS)
    assert keys.pressed <= MOST_TYPED


def test_ten_pasted_toezeggingen_take_few_keys(page: Page):
    lines = [f"{nr}. De minister stuurt voor het zomerreces een brief over de {subject}."
             for nr, subject in enumerate(SUBJECTS, 1)]  # fmt: skip
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(lines))
    keys = Keyboard(page)
    keys.type("minister van Dijken")
    keys.press("Enter")
    keys.press("Control+V")
    expect(page.get_by_label("Toezegging 10")).to_have_value(
        "De minister stuurt voor het zomerreces een brief over de wielen."
    )
    assert_accessible(page)
    keys.press("Control+Enter")
    assert_ten_are_entered(page)
    assert keys.pressed <= MOST_PASTED
    page.get_by_role("link", name="Publiceren").click()
    assert_accessible(page)
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_text("10 toezeggingen zijn gepubliceerd.")).to_be_visible(timeout=20_000)
    assert {one.status for one in Toezegging.objects.all()} == {Status.OPEN}


def test_no_word_is_lost_when_the_session_ends_or_the_tab_closes(page: Page, live_server):
    """Typing goes on after the session has ended; a log-in in another tab is enough to save it."""
    told = page.locator("[data-bewaard]")
    page.get_by_label("Toezegging 1").fill("Voor het einde.")
    expect(told).to_contain_text("Bewaard als klad")
    page.context.clear_cookies()
    page.get_by_label("Toezegging 2").fill("Na het einde.")
    expect(told).to_contain_text("U bent uitgelogd.")
    other = page.context.new_page()
    log_in(other, live_server.url)
    expect(told).to_contain_text("Bewaard als klad", timeout=15_000)
    page.close(run_before_unload=False)
    other.goto(f"{live_server.url}/beheer/nieuwe-toezeggingen/?debat=2023A77001")
    expect(other.get_by_text("U was hier bezig")).to_contain_text("2 rijen, vandaag")
    expect(other.get_by_label("Toezegging 1")).to_have_value("Voor het einde.")
    expect(other.get_by_label("Toezegging 2")).to_have_value("Na het einde.")


def test_a_tick_that_a_day_has_passed_goes_with_the_words_it_was_about(page: Page, debate: Debate):
    Debate.objects.filter(pk=debate.pk).update(day=timezone.localdate() - timedelta(days=20))
    page.get_by_label("Gedaan door").fill("minister van Dijken")
    page.get_by_label("Toezegging 1").fill("De minister stuurt een brief.")
    words = page.get_by_label("Termijn, rij 1")
    box = page.get_by_label("Ja, deze dag klopt")
    for change in (lambda: words.fill("uiterlijk morgen"), lambda: page.get_by_title("Rij leegmaken").first.click()):
        page.get_by_label("Toezegging 1").fill("De minister stuurt een brief.")
        words.fill("binnen een week")
        page.get_by_role("button", name="Opslaan als concept").click()
        expect(box).to_be_visible()
        expect(page.get_by_role("link", name="Rij 1, termijn: Deze dag ligt al voorbij. Klopt dat?")).to_be_visible()
        assert_accessible(page)
        assert box.bounding_box()["width"] < 30
        box.check()
        change()
        expect(box).to_have_count(0)
    assert not Toezegging.objects.exists()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until this field or button has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == name:
            return
    pytest.fail(f"no Tab leads to {name}")


def test_a_list_is_entered_by_keyboard_without_a_script(browser: Browser, live_server, debate: Debate):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/beheer/nieuwe-toezeggingen/?debat={debate.number}")
    tab_to(page, "post")
    page.keyboard.type("minister van Dijken")
    page.keyboard.press("Enter")  # checks: there is nothing yet
    expect(page.get_by_text("Vul ten minste één toezegging in.")).to_be_visible()
    page.get_by_text("Een lijst plakken").focus()
    page.keyboard.press("Enter")
    tab_to(page, "list")
    page.keyboard.insert_text("1. De minister stuurt een brief over de dijken.\n2. De minister belt over de sluizen.")
    tab_to(page, "_lijst")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Toezegging 2")).to_have_value("De minister belt over de sluizen.")
    tab_to(page, "_opslaan")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 toezeggingen staan als concept")).to_be_visible(timeout=20_000)
    context.close()
