"""The public pages in a real browser: accessible, within their own policy, narrow, and without JavaScript."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from parliament.models import Debate, Member, Post
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Relation
from toezeggingen.models.fulfilment import Effect, Outcome

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Arbeidsongeschiktheidsverzekeringsmaatschappijen en hun " * 6
PASSAGE = "Hiermee voldoe ik aan de toezegging."


@pytest.fixture
def pages(live_server, monkeypatch) -> dict[str, str]:
    """The address of each kind of page, with something of everything on it, two rows a page."""
    monkeypatch.setattr("toezeggingen.selection.ROWS_A_PAGE", 2)
    make.a_user(username="griffier-demo")
    griffier = make.a_user()
    text = f"Vergaderjaar 2022–2023\n\n{LONG}¹ {PASSAGE}\n\nEen kop\n\n– een punt\n– nog een punt\n\n¹ Een noot."
    letter = make.a_letter(text=text, subject=LONG, author_role="minister van Zaken")
    debate = make.a_debate(
        title=LONG, committee=make.a_committee(name="commissie voor Volkshuisvesting en Ruimtelijke Ordening")
    )
    coming = {"state": Debate.State.PLANNED, "day": timezone.localdate(), "committee": debate.committee}
    make.a_debate(title=LONG, **coming)
    post = Post.objects.create(title="minister voor Zaken", ministry=make.a_ministry())
    member = Member.objects.create(name="J. van der Meer", party=make.a_party())
    facts = {"post": post, "members": [member]}
    settled = make.an_open(by=griffier, debate=debate, text=LONG, due=date(2023, 4, 1), **facts)
    workflow.postpone(
        settled, by=griffier, on=date(2023, 3, 30), deadline=make.a_deadline(date(2023, 5, 1)), reason=LONG
    )
    make.a_settled(
        settled, by=griffier, letter=letter, passage=PASSAGE, outcome=Outcome.PARTLY, remainder=LONG, footnote="1"
    )
    workflow.edit(settled, by=griffier, on=date(2023, 5, 12), text=f"{LONG}.")
    late = make.an_open(by=griffier, debate=debate, due=timezone.localdate() - timedelta(days=3))
    Relation.objects.create(source=late, target=settled, kind=Relation.Kind.REPEATS)
    make.a_confirmed(make.an_open(debate=debate), letter=letter, effect=Effect.MENTIONS)
    for _ in range(2):
        make.an_open(debate=debate, due=timezone.localdate() + timedelta(days=9))
    withdrawn = make.an_open(by=griffier)
    workflow.withdraw(withdrawn, by=griffier, on=make.DAY, reason="Dubbel.")
    paths = {
        "home": "/",
        "list": "/toezeggingen/",
        "chosen": f"/toezeggingen/?termijn=te-laat&commissie={debate.committee.slug}&status=klaar",
        "nothing": "/toezeggingen/?woorden=zeppelin",
        "item": settled.get_absolute_url(),
        "late": late.get_absolute_url(),
        "committee": debate.committee.get_absolute_url(),
        "ministry": settled.ministry_now.get_absolute_url(),
        "post": post.get_absolute_url(),
        "member": member.get_absolute_url(),
        "dossier": "/dossiers/99001/",
        **{
            index: f"/{index}/"
            for index in ("commissies", "ministeries", "bewindspersonen", "kamerleden", "fracties", "dossiers")
        },
        "debates": "/debatten/",
        **{text: f"/{text}/" for text in ("over", "lezen", "api", "toegankelijkheid", "privacy")},
        "planning": "/planning/",
        "figures": "/cijfers/",
        "recent": "/recent/",
        "letters": "/brieven/",
        "preparation": f"{debate.get_absolute_url()}voorbereiding/",
        "debate": debate.get_absolute_url(),
        "meeting": settled.fulfilments.get().meeting.get_absolute_url(),
        "letter": letter.get_absolute_url(),
        "missing": "/bestaat-niet/",
        "gone": withdrawn.get_absolute_url(),
    }
    return {kind: live_server.url + path for kind, path in paths.items()}


@pytest.fixture(params=["light", "dark"])
def page(request, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


def test_every_page_is_accessible_and_keeps_to_its_policy(page: Page, pages):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for kind, address in pages.items():
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{kind}: {found.generate_report()}"
    assert [line for line in said if "status of 404" not in line and "status of 410" not in line] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways(browser: Browser, pages, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    for kind, address in pages.items():
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    page.close()


def test_the_filter_works_without_javascript(browser: Browser, pages):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(pages["home"])
    page.get_by_role("link", name="te laat", exact=False).first.click()
    page.get_by_label("Woorden of nummer").fill("dijken")
    page.get_by_text("Kies uit termijn, status, commissie en meer").click()
    page.get_by_label("binnen 30 dagen").check()
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("3 toezeggingen")
    page.get_by_role("link", name="Wis Termijn: binnen 30 dagen").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("1 toezegging")
    context.close()


def test_on_a_wide_screen_the_filters_stand_open(browser: Browser, pages):
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
def test_nothing_covers_a_choice_at_any_height(browser: Browser, pages, width, height):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(pages["list"])
    if width < 1000:
        page.get_by_text("Kies uit termijn, status, commissie en meer").click()
    for top in range(0, 1200, 60):
        page.evaluate("top => window.scrollTo(0, top)", top)
        assert page.locator("details input[type=checkbox]").evaluate_all(COVERED) == []
    page.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, pages):
    page = browser.new_page()
    page.goto(pages["list"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Woorden of nummer")).to_be_focused()
    page.close()


def test_a_passage_is_one_step_from_its_toezegging(browser: Browser, pages):
    page = browser.new_page()
    page.goto(pages["item"])
    page.get_by_role("heading", level=3).get_by_role("link").click()
    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.locator("mark").first).to_have_text(PASSAGE)
    page.close()
