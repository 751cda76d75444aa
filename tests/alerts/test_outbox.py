"""The outbox over real SMTP: each mail is sent once, whatever the server answers and wherever a worker dies."""

import threading
from datetime import timedelta

import pytest
from django.core.mail import get_connection
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.db.models import F

from alerts import outbox
from alerts.models import Mail, MailKind
from alerts.models.mail import MAX_ATTEMPTS, DeliveryState
from config.embedded.ports import find_free_port
from tests.alerts.mailroom import a_mail, a_recipient, let_minutes_pass

NO = "550 5.1.1 Onbekende geadresseerde"
LATER = "451 4.7.1 Probeer het later"


def state_of(mail: Mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


def a_worker_dies_after_sending() -> Mail:
    """Claim and attempt a mail without settling it, like a worker that dies."""
    mail = outbox.claim()
    outbox.attempt(mail, get_connection())
    return mail


@pytest.mark.django_db
class TestSending:
    def test_mail_arrives_as_text_and_html(self, mail_server):
        mail = a_mail(text="Twee toezeggingen.", html="<p>Twee <b>toezeggingen</b>.</p>")
        outbox.deliver()
        (received,) = mail_server.received
        assert received["Subject"] == "Weekoverzicht"
        assert received["To"] == mail.address
        assert received.get_body(("plain",)).get_content().strip() == "Twee toezeggingen."
        assert received.get_body(("html",)).get_content().strip() == "<p>Twee <b>toezeggingen</b>.</p>"

    def test_headers_mark_the_mail_as_automatic(self, mail_server, settings):
        settings.SITE_URL = "https://toezeggingen.example.nl"
        mail = a_mail()
        outbox.deliver()
        (received,) = mail_server.received
        assert received["Message-ID"] == mail.message_id
        assert mail.message_id.endswith("@toezeggingen.example.nl>")
        assert received["Auto-Submitted"] == "auto-generated"
        assert received["Date"].datetime == mail.written_at.replace(microsecond=0)
        assert received["List-Id"] == "<weekoverzicht.toezeggingen.example.nl>"
        assert received["List-Unsubscribe"].strip().startswith("<https://toezeggingen.example.nl/volgen/")
        assert received["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_a_mail_that_nobody_can_stop_is_no_list(self, mail_server):
        a_mail(kind=MailKind.TRIAL)
        outbox.deliver()
        (received,) = mail_server.received
        assert (received["List-Id"], received["List-Unsubscribe"]) == (None, None)

    def test_sent_mail_is_settled(self, mail_server):
        mail = a_mail()
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.SENT, 1)
        assert mail.sent_at is not None

    def test_sent_mail_is_not_sent_again(self, mail_server):
        a_mail()
        outbox.deliver()
        let_minutes_pass(60)
        outbox.deliver()
        assert len(mail_server.received) == 1

    def test_several_mails_share_a_connection(self, mail_server):
        for _ in range(3):
            a_mail()
        outbox.deliver()
        assert len(mail_server.received) == 3
        assert mail_server.greetings == 1

    def test_the_mail_that_waited_longest_goes_first(self, mail_server):
        newest, oldest = a_mail(), a_mail()
        Mail.objects.filter(pk=oldest.pk).update(due_at=F("due_at") - timedelta(minutes=1))
        outbox.deliver()
        assert mail_server.addresses == [oldest.address, newest.address]

    def test_mail_whose_time_has_not_come_waits(self, mail_server):
        mail = a_mail()
        let_minutes_pass(-1)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 0)

    def test_an_empty_outbox_does_not_connect(self, mail_server):
        outbox.deliver()
        assert mail_server.greetings == 0


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize("where", ["answers", "on_data"])
    def test_a_refused_address_does_not_stop_the_others(self, mail_server, where):
        getattr(mail_server, where)["weg@example.nl"] = NO
        others = [a_mail(), a_mail(a_recipient("weg@example.nl")), a_mail()]
        refused = others.pop(1)
        outbox.deliver()
        assert state_of(refused) == (DeliveryState.REFUSED, 1)
        assert refused.error == NO
        assert mail_server.addresses == [mail.address for mail in others]

    def test_refused_mail_is_not_retried(self, mail_server):
        mail_server.answers["weg@example.nl"] = NO
        mail = a_mail(a_recipient("weg@example.nl"))
        outbox.deliver()
        let_minutes_pass(60)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.REFUSED, 1)

    def test_a_temporary_error_is_retried(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"))
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 1)
        assert mail.error == LATER
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 1)
        del mail_server.answers["vol@example.nl"]
        let_minutes_pass(2)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.SENT, 2)
        assert mail.error == ""

    def test_the_delay_doubles(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"))
        outbox.deliver()
        let_minutes_pass(2)
        outbox.deliver()
        let_minutes_pass(3)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 2)
        let_minutes_pass(1)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 3)

    def test_a_refused_sender_is_no_fault_of_the_mail(self, mail_server):
        mail_server.on_sender = "550 5.7.1 Afzender onbekend"
        mail = a_mail()
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 1)
        assert mail.error == "550 5.7.1 Afzender onbekend"

    def test_a_lost_connection_is_reopened_for_the_next_mail(self, mail_server):
        mail_server.on_data["stil@example.nl"] = "hang up"
        lost, next_one = a_mail(a_recipient("stil@example.nl")), a_mail()
        outbox.deliver()
        assert state_of(lost) == (DeliveryState.WAITING, 1)
        assert lost.error != ""
        assert state_of(next_one) == (DeliveryState.SENT, 1)

    def test_an_unreachable_server_uses_no_attempt(self, mail_server, settings):
        mail = a_mail()
        settings.EMAIL_PORT = find_free_port()
        with pytest.raises(ConnectionRefusedError):
            outbox.deliver()
        assert state_of(mail) == (DeliveryState.WAITING, 0)

    def test_the_number_of_attempts_is_limited(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"), attempts=MAX_ATTEMPTS - 1)
        outbox.deliver()
        let_minutes_pass(2**MAX_ATTEMPTS)
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.REFUSED, MAX_ATTEMPTS)
        assert mail.error == f"Opgegeven na 12 pogingen. {LATER}"

    def test_a_retry_uses_the_corrected_address(self, mail_server):
        mail_server.answers["tikfuot@example.nl"] = NO
        mail, sent = a_mail(a_recipient("tikfuot@example.nl")), a_mail()
        outbox.deliver()
        mail.recipient.address = "tikfout@example.nl"
        mail.recipient.save()
        assert outbox.retry(Mail.objects.all()) == 1
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.SENT, 1)
        assert mail_server.addresses == [sent.address, "tikfout@example.nl"]
        assert mail_server.received[-1]["Message-ID"] == mail.message_id


@pytest.mark.django_db
class TestARecipientWhoGetsNothingAnyMore:
    def test_mail_of_an_inactive_recipient_waits(self, mail_server):
        mail = a_mail(a_recipient(is_active=False))
        outbox.deliver()
        assert mail_server.received == []
        assert state_of(mail) == (DeliveryState.WAITING, 0)

    def test_claimed_mail_is_not_sent_before_the_lease_ends(self, mail_server):
        mail = a_mail()
        outbox.claim()
        mail.recipient.is_active = False
        mail.recipient.save()
        let_minutes_pass(2)
        outbox.deliver()
        assert mail_server.received == []


@pytest.mark.django_db
class TestCrash:
    def test_the_lease_is_longer_than_the_slowest_send(self, settings):
        assert outbox.LEASE.total_seconds() > 5 * settings.EMAIL_TIMEOUT

    def test_mail_of_a_worker_that_died_before_sending_goes_out_once(self, mail_server):
        a_mail()
        outbox.claim()
        let_minutes_pass(2)
        outbox.deliver()
        assert len(mail_server.received) == 1

    def test_mail_of_a_worker_that_died_after_sending_is_repeated_under_its_message_id(self, mail_server):
        a_mail()
        mail = a_worker_dies_after_sending()
        let_minutes_pass(2)
        outbox.deliver()
        assert [received["Message-ID"] for received in mail_server.received] == [mail.message_id] * 2
        assert state_of(mail) == (DeliveryState.SENT, 2)

    def test_the_lease_lasts_two_minutes(self, mail_server):
        a_mail()
        outbox.claim()
        let_minutes_pass(1)
        outbox.deliver()
        assert mail_server.received == []

    def test_a_worker_whose_lease_ended_cannot_settle(self, mail_server):
        a_mail()
        late = outbox.claim()
        let_minutes_pass(2)
        outbox.claim()
        outbox.settle(late, state=DeliveryState.REFUSED, error=NO)
        assert state_of(late) == (DeliveryState.BUSY, 2)

    def test_mail_that_kills_its_worker_is_given_up(self, mail_server):
        mail = a_mail()
        for _ in range(MAX_ATTEMPTS):
            assert outbox.claim() == mail
            let_minutes_pass(2)
        assert outbox.claim() is None
        outbox.deliver()
        assert state_of(mail) == (DeliveryState.REFUSED, MAX_ATTEMPTS)
        assert mail_server.received == []

    def test_deliver_refuses_to_run_inside_a_transaction(self, mail_server):
        a_mail()
        with transaction.atomic(), pytest.raises(RuntimeError):
            outbox.deliver()
        assert mail_server.received == []


@pytest.mark.django_db(transaction=True)
def test_concurrent_workers_send_each_mail_once(mail_server):
    addresses = [a_mail().address for _ in range(30)]
    start = threading.Barrier(3)
    failures = []

    def work():
        start.wait()
        try:
            outbox.deliver()
        except (DatabaseError, OSError) as error:
            failures.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert sorted(mail_server.addresses) == sorted(addresses)
    assert mail_server.greetings > 1, "one worker did it all, so nothing raced"


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["subject", "address"])
def test_the_database_refuses_a_header_with_a_line_break(field):
    mail = a_mail()
    with pytest.raises(IntegrityError, match=f"mail_{field}_is_one"):
        Mail.objects.filter(pk=mail.pk).update(**{field: "a@example.nl\nBcc: b@example.nl"})
