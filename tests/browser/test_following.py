"""A reader follows a list in a real browser, with and without JavaScript: from the list to the last mail."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from alerts import outbox
from alerts.following import asking, changes
from alerts.models import HowOften, Mail, MailKind, Recipient, Subscription
from alerts.news.gathering import gather, news_before
from alerts.rounds import make_round, tell_at_once
from alerts.trial import write_trial
from parliament.models import Committee
from tests.alerts.conftest import limits as limits
from tests.alerts.conftest import mail_server as mail_server
from tests.alerts.mailroom import MailServer, a_follower
from tests.alerts.test_following import link_in, path_of
from tests.factories import a_committee, a_deadline, a_debate, an_open, clerk
from toezeggingen import workflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("limits")]

READER = "lezer@example.nl"
VIEWS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 360)]
ON_PAGE = {"preload": False}  # do not test content that axe itself inserts


@dataclass
class Walk:
    """A reader who follows a committee, with a browser and a mailbox."""

    page: Page
    site: str
    mailbox: MailServer
    committee: Committee
    has_script: bool

    def ask(self) -> None:
        """From the filtered list, past the preview, to the question in the mailbox."""
        self.page.goto(f"{self.site}/toezeggingen/?commissie={self.committee.slug}&status=openstaand")
        self.page.get_by_label("Houd mij op de hoogte per e-mail").fill(READER)
        self.page.get_by_role("button", name="Volgen").click()
        preview = self.page.get_by_role("region", name="Zo ziet de e-mail eruit")
        expect(preview).to_contain_text("Een brief over wachtlijsten.")
        expect(self.page.get_by_label("Uw e-mailadres")).to_have_value(READER)
        self.check()
        assert not Recipient.objects.exists()
        self.page.get_by_label("Wanneer wilt u bericht?").select_option(HowOften.AT_ONCE)
        self.page.get_by_role("button", name="Aanvragen").click()
        self.expect_heading("Kijk in uw mailbox")
        outbox.deliver()

    def confirm(self) -> None:
        """The link in the mail only shows; the button on its page confirms."""
        self.page.goto(self.site + link_in(self.mailbox.received[-1]))
        expect(self.page.get_by_role("heading", name="Wacht op uw bevestiging")).to_be_visible()
        self.check()
        assert not Subscription.objects.active().exists()
        self.press("Bevestigen", "Bevestigd. U krijgt bericht als er nieuws is.")
        assert Subscription.objects.active().get().rhythm == HowOften.AT_ONCE

    def hear(self) -> EmailMessage | None:
        """The mail about something that is promised now; None if there is none."""
        an_open(debate=a_debate(committee=self.committee), on=timezone.localdate())
        before = len(self.mailbox.received)
        gather(timezone.now())
        tell_at_once(on=timezone.localdate())
        outbox.deliver()
        return self.mailbox.received[-1] if len(self.mailbox.received) > before else None

    def press(self, button: str | re.Pattern[str], answer: str) -> None:
        self.page.get_by_role("button", name=button).click()
        expect(self.page.get_by_role("status")).to_have_text(answer)

    def expect_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=words)).to_be_visible()
        self.check()

    def check(self) -> None:
        """Axe itself needs JavaScript."""
        if self.has_script:
            check(self.page)


@pytest.fixture
def site(live_server, settings) -> str:
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def walk(request: pytest.FixtureRequest, browser: Browser, site: str, mail_server: MailServer) -> Iterator[Walk]:
    committee = a_committee(name="vaste commissie voor Zorg")
    an_open(debate=a_debate(committee=committee), text="Een brief over wachtlijsten.", due=date(2023, 6, 30))
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 1280, "height": 900})
    yield Walk(context.new_page(), site, mail_server, committee, request.param)
    assert context.cookies() == []
    context.close()


def check(page: Page) -> None:
    """Nothing that axe finds and no sideways scrolling: light and dark, wide and narrow."""
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        report = Axe().run(page, options=ON_PAGE)
        assert report.violations_count == 0, (page.url, scheme, width, report.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)


def test_from_the_list_to_the_button_that_ends_it(walk: Walk):
    walk.ask()
    walk.confirm()
    rhythm = walk.page.get_by_label("Wanneer bericht over")
    for chosen in (HowOften.DAILY, HowOften.AT_ONCE):
        rhythm.select_option(chosen)
        walk.press(re.compile("Opslaan.*commissie Zorg"), "De wijziging is opgeslagen.")
        expect(rhythm).to_have_value(chosen)
    walk.press("Pauzeren", "Dit abonnement staat stil tot u het hervat.")
    walk.check()
    assert walk.hear() is None
    walk.press("Hervatten", "U krijgt weer bericht over wat vanaf nu gebeurt.")
    news = walk.hear()
    assert news["Subject"] == "Toezeggingen: 1 nieuw"

    walk.page.goto(walk.site + path_of(news["List-Unsubscribe"]))
    walk.expect_heading("Stoppen met deze e-mail")
    assert Subscription.objects.active().exists()  # a scanner that opens the link ends nothing
    walk.page.get_by_role("button", name="Stop hiermee").click()
    walk.expect_heading("Gestopt")
    assert walk.hear() is None
    walk.page.get_by_role("link", name="uw abonnementen").click()
    expect(walk.page.get_by_text("Dit adres volgt niets.")).to_be_visible()
    walk.check()


def test_a_mail_program_ends_it_with_one_post(walk: Walk):
    """RFC 8058: no cookie, no token, no page before it."""
    walk.ask()
    walk.confirm()
    news = walk.hear()
    one_click = news["List-Unsubscribe-Post"].encode()
    address = walk.site + path_of(news["List-Unsubscribe"])
    with urllib.request.urlopen(address, data=one_click, timeout=10) as answer:  # noqa: S310 (our own)
        assert (answer.status, answer.headers["Set-Cookie"]) == (200, None)
    assert not Subscription.objects.exists()
    assert walk.hear() is None


def test_a_reader_takes_all_data_along_and_erases_it(walk: Walk):
    walk.ask()
    walk.confirm()
    with walk.page.expect_download() as download:
        walk.page.get_by_role("link", name="Download wat wij van u bewaren").click()
    kept = json.loads(Path(download.value.path()).read_text())
    assert (kept["adres"], len(kept["abonnementen"]), len(kept["berichten"])) == (READER, 1, 1)
    walk.page.get_by_text("Stop alles en wis mijn gegevens").click()
    walk.page.get_by_role("button", name="Ja, wis mijn gegevens").click()
    walk.expect_heading("Uw gegevens zijn gewist")
    assert not Recipient.objects.exists()
    walk.page.goto(walk.site + link_in(walk.mailbox.received[-1]))
    walk.expect_heading("Deze link werkt niet")


def test_a_reader_moves_to_another_address(walk: Walk):
    changes.ask_new_address(a_follower(address=READER), "nieuw@example.nl")
    outbox.deliver()
    text = walk.mailbox.received[-1].get_body(("plain",)).get_content()
    walk.page.goto(walk.site + text.split(walk.site)[1].split()[0])
    walk.expect_heading("Nieuw adres bevestigen")
    assert Recipient.objects.get().address == READER
    walk.page.get_by_role("button", name="Bevestigen").click()
    expect(walk.page.get_by_text("Voor nieuw@example.nl.")).to_be_visible()


def test_a_list_that_nobody_can_follow_is_explained(walk: Walk):
    walk.page.goto(f"{walk.site}/volgen/?ministerie=bestaat-niet")
    walk.expect_heading("Deze lijst is niet te volgen")


def every_mail() -> list[Mail]:
    """A mail of each kind that a reader gets."""
    follower = a_follower(address=READER)
    today = timezone.localdate()
    revoked = an_open(due=today - timedelta(280))
    words = {"by": clerk(), "on": today, "reason": "meer tijd"}
    postponement = workflow.postpone(revoked, deadline=a_deadline(today + timedelta(30)), **words).postponement
    follower.subscriptions.update(told_until=news_before(timezone.now()))
    workflow.revoke(revoked, postponement=postponement, deadline=a_deadline(today - timedelta(280)), **words)
    late = an_open(due=today - timedelta(30), text="Een brief over wachtlijsten in de langdurige zorg.")
    an_open(due=today + timedelta(3), debate=late.debate)
    an_open(on=today, debate=late.debate)
    gather(timezone.now())
    make_round(MailKind.DIGEST, on=today)
    asking.ask("nieuw@example.nl", f"commissie={late.debate.committee.slug}", HowOften.WEEKLY)
    asking.send_link(READER)
    changes.ask_new_address(a_follower(), "ander@example.nl")
    write_trial(follower, on=today)
    return list(Mail.objects.all())


def test_each_mail_is_accessible_and_fits_a_phone(browser: Browser, site):
    page = browser.new_page()
    mails = every_mail()
    assert len({mail.subject for mail in mails}) == 5
    assert "uitstel herroepen, ruim negen maanden te laat" in mails[-1].html  # the longest head
    for mail in mails:
        page.set_content(mail.html)
        check(page)
    page.close()
