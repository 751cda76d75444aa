"""A reader follows a list: asks, confirms, hears the news, and ends it with one click."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from alerts import outbox, tasks
from alerts.models import HowOften, Recipient, Subscription
from tests.factories import a_committee, a_debate, an_open

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]

READER = "lezer@example.nl"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def ask(client, query: str = "", address: str = READER, rhythm: str = HowOften.AT_ONCE, **extra: str):
    return client.post(f"/volgen/?{query}", {"adres": address, "wanneer": rhythm, **extra})


def link_in(message) -> str:
    """The path of the page with all subscriptions, as a mail program shows the link."""
    return re.search(r"http://[^/]+(/volgen/[^/\s]+/)\s", message.get_body(("plain",)).get_content())[1]


def path_of(header: str) -> str:
    return re.fullmatch(r"<https?://[^/]+(/[^>]+)>", header.strip())[1]


@pytest.fixture
def committee():
    committee = a_committee(name="vaste commissie voor Zorg")
    an_open(debate=a_debate(committee=committee))
    return committee


def test_a_reader_follows_a_committee_from_the_first_click_to_the_last(client, mail_server, committee):
    page = client.get(f"/toezeggingen/?commissie={committee.slug}&status=openstaand").content.decode()
    assert f'action="/volgen/?commissie={committee.slug}&amp;status=openstaand"' in page
    shown = client.post(f"/volgen/?commissie={committee.slug}&status=openstaand", {"adres": READER}).content.decode()
    assert f'value="{READER}"' in shown
    assert "Zorg" in shown
    assert not Recipient.objects.exists()  # only the second form asks

    assert "Kijk in uw mailbox" in ask(client, f"commissie={committee.slug}&status=openstaand").content.decode()
    outbox.deliver()
    (question,) = mail_server.received
    assert "Zorg" in question.get_body(("plain",)).get_content()
    assert "List-Unsubscribe" not in question

    page = client.get(link_in(question)).content.decode()
    assert "Wacht op uw bevestiging" in page
    assert not Subscription.objects.active().exists()  # a GET confirms nothing: scanners open links
    assert client.post(link_in(question), {"doe": "bevestig"}).status_code == 303
    assert Subscription.objects.active().get().choice == f"commissie={committee.slug}"

    tasks.send_waiting_mail()
    assert len(mail_server.received) == 1  # what was there before is no news
    promised = an_open(debate=a_debate(committee=committee), on=timezone.localdate(), text="Een brief over bedden.")
    an_open(on=timezone.localdate())
    for _ in range(2):
        tasks.send_waiting_mail()
    _, news = mail_server.received
    assert news["Subject"] == "Toezeggingen: 1 nieuw"
    assert promised.number in news.get_body(("plain",)).get_content()

    assert client.get(path_of(news["List-Unsubscribe"])).status_code == 200
    assert Subscription.objects.active().exists()
    assert client.post(path_of(news["List-Unsubscribe"]), ONE_CLICK).status_code == 200
    assert not Subscription.objects.exists()
