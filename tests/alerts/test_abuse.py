"""What someone may try who is not the reader: refused, told, and nothing leaks."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts import links
from alerts.choices import LONGEST
from alerts.following import asking, changes, cost
from alerts.models import HowOften, Mail, MailKind, Recipient, Subscription
from config.embedded.ports import LOCALHOST, find_free_port
from tests.alerts.mailroom import a_follower, a_recipient
from tests.factories import a_ministry, an_open

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]

VICTIM = "slachtoffer@example.nl"


def ask(client, address: str = VICTIM, query: str = "", reader: str = "192.0.2.1"):
    return client.post(f"/volgen/?{query}", {"adres": address, "wanneer": HowOften.WEEKLY}, REMOTE_ADDR=reader)


def test_a_thousand_requests_for_one_address_send_one_mail_an_hour(client):
    for nr in range(40):
        ask(client, reader=f"192.0.2.{nr}")
    for _ in range(1000 - 40):
        asking.ask(VICTIM, "", HowOften.WEEKLY)
    assert Mail.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        ask(client)
        ask(client)
    assert Mail.objects.count() == 2


def test_a_network_that_asks_for_many_addresses_is_told_to_wait(client):
    answers = [ask(client, f"lezer{nr}@example.nl") for nr in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert "over een uur opnieuw" in answers[-1].content.decode()
    assert not Recipient.objects.filter(address="lezer20@example.nl").exists()
    assert ask(client, reader="192.0.2.2").status_code == 200


def test_an_address_follows_at_most_fifty_choices():
    recipient = a_recipient(VICTIM)
    for nr in range(60):
        asking.ask(VICTIM, f"woorden=dijk{nr}", HowOften.DAILY)
    assert recipient.subscriptions.count() == 50


@pytest.fixture
def worker_is_away(limits, broker):
    """What a reader asks waits in the queue."""
    broker.conf.task_always_eager = False


@pytest.fixture(params=["unknown", "known", "pending", "full", "off"])
def address(request) -> str:
    """An address of which the register knows nothing, or something."""
    if request.param == "known":
        a_follower(address=VICTIM)
    elif request.param == "pending":
        asking.ask(VICTIM, "", HowOften.WEEKLY)
    elif request.param == "full":
        recipient = a_recipient(VICTIM)
        recipient.subscriptions.bulk_create(
            Subscription(recipient=recipient, choice=f"woorden=dijk{nr}") for nr in range(asking.MOST)
        )
    elif request.param == "off":
        a_follower(address=VICTIM, is_active=False, bounces=3)
    return VICTIM


@pytest.mark.usefixtures("worker_is_away")
@pytest.mark.parametrize("path", ["/volgen/", "/volgen/link/"])
def test_neither_the_answer_nor_its_queries_tell_whether_an_address_is_known(client, address, path):
    """Not one query names an address, so the answer takes the same time for each."""
    posted = {"wanneer": HowOften.WEEKLY}
    other = client.post(path, {"adres": "niemand@example.nl", **posted}, REMOTE_ADDR="192.0.2.1")
    before = [*Recipient.objects.values()], [*Subscription.objects.values()], [*Mail.objects.values()]
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(path, {"adres": address, **posted}, REMOTE_ADDR="192.0.2.1")
    assert "Kijk in uw mailbox" in answer.content.decode()
    assert _told_by(answer) == _told_by(other)
    assert not [row["sql"] for row in queries if "alerts_recipient" in row["sql"] or "example.nl" in row["sql"]]
    assert before == ([*Recipient.objects.values()], [*Subscription.objects.values()], [*Mail.objects.values()])


def _told_by(answer):
    """All that a reader can see, without the number of the request."""
    return answer.status_code, answer.content, {**answer.headers, "X-Request-ID": ""}


@pytest.mark.usefixtures("worker_is_away")
@pytest.mark.parametrize("path", ["/volgen/?woorden=dijk", "/volgen/link/"])
def test_without_a_broker_the_reader_is_told(client, broker, monkeypatch, path):
    monkeypatch.setattr(broker.conf, "broker_write_url", f"redis://{LOCALHOST}:{find_free_port()}/0")
    monkeypatch.delattr(broker, "amqp")  # it keeps connections to the broker that is there
    answer = client.post(path, {"adres": VICTIM, "wanneer": HowOften.DAILY}).content.decode()
    assert "Uw aanvraag is nu niet bewaard." in answer
    assert f'value="{VICTIM}"' in answer


def test_an_unknown_address_gets_no_link_and_is_not_kept(client):
    client.post("/volgen/link/", {"adres": VICTIM})
    assert not Mail.objects.exists()
    assert not Recipient.objects.exists()


@pytest.mark.parametrize("change", [lambda token: token[:-1], lambda token: f"9{token}", lambda token: "1-0:abc"])
def test_a_link_that_was_guessed_or_altered_opens_nothing(client, change):
    recipient = a_follower()
    page = f"/volgen/{change(links.token_of(recipient))}/"
    answer = client.get(page)
    assert answer.status_code == 404
    assert "Deze link werkt niet" in answer.content.decode()
    assert client.post(page, {"doe": "wis"}).status_code == 404
    assert Recipient.objects.exists()


def test_a_signature_for_another_purpose_is_no_link(client):
    recipient = a_follower()
    plain = links.token_of(recipient).rpartition(":")[0]
    assert client.get(f"/volgen/{signing.Signer().sign(plain)}/").status_code == 404


def test_an_old_link_ends_when_the_address_changes(client):
    recipient = a_follower()
    old = links.token_of(recipient)
    assert changes.take_new_address(recipient, "nieuw@example.nl")
    assert client.get(f"/volgen/{old}/").status_code == 404
    assert client.get(f"/volgen/{links.token_of(recipient)}/").status_code == 200


def test_a_link_of_one_reader_does_not_change_what_another_follows(client):
    mine, other = a_follower(), a_follower()
    theirs = other.subscriptions.get()
    for action in ("stop", "pauzeer", "wanneer"):
        posted = {"doe": action, "abonnement": theirs.pk, "wanneer": HowOften.AT_ONCE}
        client.post(f"/volgen/{links.token_of(mine)}/", posted)
    theirs.refresh_from_db()
    assert (theirs.rhythm, theirs.is_paused) == (HowOften.WEEKLY, False)


@pytest.mark.parametrize(
    "address", ["a@example.nl\nBcc: b@example.nl", "a@example.nl, b@example.nl", "a@example.nl%0aBcc:b@c.nl", "a", ""]
)
def test_an_address_cannot_hold_a_header(client, address):
    answer = ask(client, address)
    assert "Vul een e-mailadres in" in answer.content.decode()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("query", ["ministerie=bestaat-niet", "onbekend=1", "vanaf=gisteren"])
def test_a_list_that_the_site_cannot_read_is_not_followed_as_everything(client, query):
    an_open()
    answer = ask(client, query=query)
    assert answer.status_code == 400
    assert "niet te volgen" in answer.content.decode()
    assert not Subscription.objects.exists()


def test_a_choice_that_is_too_long_is_refused(client):
    ministries = [a_ministry(f"m{nr:03}") for nr in range(50)]
    debates = [an_open(ministry_then=ministry).debate.number for ministry in ministries]
    query = "&".join([*(f"ministerie={row.key}" for row in ministries), *(f"debat={number}" for number in debates)])
    assert len(query) > LONGEST
    answer = ask(client, query=query)
    assert answer.status_code == 400
    assert "te lang" in answer.content.decode()


@pytest.mark.parametrize("is_asked", [False, True])
def test_a_choice_that_costs_too_much_time_is_refused(client, monkeypatch, is_asked):
    """Each round of mail would read it again."""
    monkeypatch.setattr(cost, "MOST", 50)
    with connection.execute_wrapper(_slow_queries_of_toezeggingen):
        answer = ask(client, query="woorden=dijk") if is_asked else client.get("/volgen/?woorden=dijk")
    assert answer.status_code == 400
    assert "Deze keuze kost te veel tijd" in answer.content.decode()
    assert not Recipient.objects.exists()


def _slow_queries_of_toezeggingen(execute, sql, params, many, context):
    if 'FROM "toezeggingen_toezegging"' in sql:
        execute("SELECT pg_sleep(0.3)", None, many, context)
    return execute(sql, params, many, context)


def test_a_get_changes_nothing(client):
    """Mail scanners and previews open every link in a mail."""
    recipient = a_follower()
    recipient.subscriptions.create(choice="woorden=dijk")
    token = links.token_of(recipient)
    changes.ask_new_address(recipient, "nieuw@example.nl")
    new = confirm_page(Mail.objects.get()).removeprefix("/volgen/")
    before = [*Subscription.objects.values()], [*Recipient.objects.values()]
    for page in (f"{token}/", f"{token}/?doe=wis", f"{token}/stoppen/{MailKind.DIGEST}/", new):
        assert client.get(f"/volgen/{page}").status_code == 200
    assert ([*Subscription.objects.values()], [*Recipient.objects.values()]) == before


def test_pages_of_a_link_are_for_one_reader(client):
    answer = client.get(f"/volgen/{links.token_of(a_follower())}/")
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


def test_a_new_address_counts_only_after_its_owner_confirms(client, mail_server):
    recipient = a_follower(address="oud@example.nl")
    page = f"/volgen/{links.token_of(recipient)}/"
    client.post(page, {"doe": "adres", "adres": "nieuw@example.nl"})
    recipient.refresh_from_db()
    assert recipient.address == "oud@example.nl"
    mail = Mail.objects.get()
    assert mail.address == "nieuw@example.nl"
    assert client.post(confirm_page(mail)).status_code == 303
    recipient.refresh_from_db()
    assert recipient.address == "nieuw@example.nl"
    assert client.get(confirm_page(mail)).status_code == 404  # used


def confirm_page(mail: Mail) -> str:
    return f"/volgen/adres/{mail.text.split('/volgen/adres/')[1].split()[0]}"


def test_no_link_to_a_new_address_works_again_when_the_old_address_returns(client):
    recipient = a_follower(address="oud@example.nl")
    for address in ("eerste@example.nl", "tweede@example.nl"):
        changes.ask_new_address(recipient, address)
    first, second = Mail.objects.order_by("pk")
    client.post(confirm_page(second))
    Recipient.objects.update(address="oud@example.nl")  # as a griffier may do
    assert [client.post(confirm_page(mail)).status_code for mail in (first, second)] == [404, 404]
    assert Recipient.objects.get().address == "oud@example.nl"


def test_a_link_is_for_the_address_of_its_own_mail(client):
    recipient, other = a_follower(address="oud@example.nl"), a_follower(address="ander@example.nl")
    changes.ask_new_address(recipient, "nieuw@example.nl")
    changes.ask_new_address(other, "elders@example.nl")
    theirs = Mail.objects.get(recipient=other)
    mixed = signing.dumps([links.token_of(recipient), theirs.pk], salt=changes.ADDRESS_SALT)
    assert client.post(f"/volgen/adres/{mixed}/").status_code == 404
    assert client.post(confirm_page(theirs)).status_code == 303
    assert {*Recipient.objects.values_list("address", flat=True)} == {"oud@example.nl", "elders@example.nl"}


def test_mail_that_came_back_from_the_old_address_does_not_count_for_the_new_one():
    recipient = a_follower(bounces=2)
    assert changes.take_new_address(recipient, "nieuw@example.nl")
    assert Recipient.objects.get().bounces == 0


def test_a_link_to_a_new_address_does_not_hold_the_address():
    """Links end up in logs, and a signature does not hide what it signs."""
    changes.ask_new_address(a_follower(), "nieuw@example.nl")
    payload = confirm_page(Mail.objects.get()).removeprefix("/volgen/adres/").split(":")[0]
    assert b"example" not in urlsafe_b64decode(payload + "==")


def test_a_new_address_gets_one_mail_an_hour_and_a_corrected_one_its_own():
    recipient = a_follower()
    for address in ("tikfuot@example.nl", "tikfuot@example.nl", "tikfout@example.nl"):
        changes.ask_new_address(recipient, address)
    assert [mail.address for mail in Mail.objects.order_by("pk")] == ["tikfuot@example.nl", "tikfout@example.nl"]


def test_a_link_to_a_new_address_works_one_day(client):
    recipient = a_follower()
    changes.ask_new_address(recipient, "nieuw@example.nl")
    page = confirm_page(Mail.objects.get())
    with time_machine.travel(timezone.now() + timedelta(hours=23), tick=False):
        assert client.get(page).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        assert client.post(page).status_code == 404


def test_an_address_that_follows_already_is_not_taken_over(client):
    recipient, other = a_follower(), a_follower(address="bezet@example.nl")
    changes.ask_new_address(recipient, "Bezet@example.nl")
    answer = client.post(confirm_page(Mail.objects.get()))
    assert answer.status_code == 409
    assert "volgt al" in answer.content.decode()
    assert Recipient.objects.filter(pk=other.pk, address="bezet@example.nl").exists()
