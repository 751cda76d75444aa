"""The mails as they travel: headers, lines, parts, and one click that ends them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import html5lib
import pytest
from django.utils import timezone

from alerts import outbox
from alerts.following import asking, changes
from alerts.models import HowOften, Mail, MailKind, Subscription
from alerts.models.mail import WITH_NEWS
from alerts.news.gathering import gather
from alerts.rounds import make_round, tell_at_once
from alerts.trial import write_trial
from tests.alerts.mailroom import a_follower, a_recipient
from tests.factories import a_committee, a_debate, an_open

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]

MONDAY = date(2023, 9, 4)
LATE = date(2023, 6, 30)


def digest() -> None:
    a_follower()
    make_round(MailKind.DIGEST, on=MONDAY)


def daily() -> None:
    a_follower(rhythm=HowOften.DAILY)
    make_round(MailKind.DAILY, on=MONDAY)


def at_once() -> None:
    gather(timezone.now())
    a_follower(rhythm=HowOften.AT_ONCE)
    tell_at_once(on=MONDAY)


def question() -> None:
    asking.ask("lezer@example.nl", "", HowOften.WEEKLY)


def new_address() -> None:
    changes.ask_new_address(a_recipient(), "nieuw@example.nl")


def trial() -> None:
    write_trial(a_recipient(), on=MONDAY)


EACH = {
    MailKind.DIGEST: digest,
    MailKind.DAILY: daily,
    MailKind.AT_ONCE: at_once,
    MailKind.CONFIRMATION: question,
    "nieuw adres": new_address,
    MailKind.TRIAL: trial,
}


@pytest.fixture(params=EACH.values(), ids=EACH.keys())
def raw(request, mail_server, settings) -> bytes:
    """One mail of this kind as the mail server got it. It names a committee and a promise with other letters."""
    settings.CONTACT_EMAIL = "griffie@example.nl"
    write: Callable[[], None] = request.param
    committee = a_committee(name="vaste commissie voor Coördinatie & Zorg")
    text = "De minister stuurt een brief over cafés in Súdwest-Fryslân – “en meer”. " + "dijk" * 300
    an_open(debate=a_debate(committee=committee), due=LATE, text=text)
    write()
    outbox.deliver()
    (content,) = mail_server.contents
    return content


def test_every_mail_is_clean_on_the_wire(raw):
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    head = raw.split(b"\r\n\r\n")[0]
    assert head.isascii()
    names = re.findall(rb"(?m)^([A-Za-z-]+):", head)
    assert len(names) == len({name.lower() for name in names})
    assert {b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted", b"Reply-To"} <= set(names)


def test_every_mail_says_that_a_program_sent_it_and_who_reads_an_answer(raw, mail_server):
    (message,) = mail_server.received
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == "griffie@example.nl"
    assert message["Message-ID"] == Mail.objects.get().message_id


def test_text_and_html_say_the_same(raw, mail_server):
    (message,) = mail_server.received
    text, html = (message.get_body((part,)).get_content() for part in ("plain", "html"))
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    words = " ".join("".join(document.find("body").itertext()).split())
    links = {a.get("href") for a in document.iter("a")}
    assert "<img" not in html
    assert len(html.encode()) < 100_000
    for address in re.findall(r"https?://\S+", text):
        assert address in links
    for promise in Mail.objects.get().text.splitlines():
        if promise.startswith("De minister"):
            assert promise[:60] in words


def test_mail_with_news_ends_with_one_click_and_no_cookie(raw, mail_server, client):
    mail, (message,) = Mail.objects.get(), mail_server.received
    if mail.kind not in WITH_NEWS:
        assert "List-Unsubscribe" not in message
        return
    assert message["List-Id"].startswith(f"<{mail.kind}.")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.fullmatch(r"<https?://[^/]+(/\S+)>", message["List-Unsubscribe"].strip())[1]
    client.handler.enforce_csrf_checks = True
    assert client.get(path).status_code == 200
    assert Subscription.objects.exists()
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200  # once more harms nothing
