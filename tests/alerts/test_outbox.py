"""The outbox over real SMTP: once, whatever the server says and wherever a worker dies."""

import threading

import pytest
from django.core.mail import get_connection
from django.db import DatabaseError, IntegrityError, connections, transaction

from alerts import outbox
from alerts.models import Mail
from alerts.models.mail import MAX_ATTEMPTS, State
from config.embedded.ports import find_free_port
from tests.alerts.mailroom import a_mail, a_recipient, let_minutes_pass

NO = "550 5.1.1 Onbekende geadresseerde"
LATER = "451 4.7.1 Probeer het later"


def state_of(mail: Mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


def a_worker_dies_after_sending() -> Mail:
    """All that a worker does but the last step."""
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

    def test_mail_says_that_a_programme_sent_it(self, mail_server, settings):
        settings.SITE_URL = "https://toezeggingen.example.nl"
        mail = a_mail()
        outbox.deliver()
        (received,) = mail_server.received
        assert received["Message-ID"] == mail.message_id
        assert mail.message_id.endswith("@toezeggingen.example.nl>")
        assert received["Auto-Submitted"] == "auto-generated"
        assert received["List-Id"] == "<weekoverzicht.toezeggingen.example.nl>"

    def test_mail_is_settled(self, mail_server):
        mail = a_mail()
        outbox.deliver()
        assert state_of(mail) == (State.SENT, 1)
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

    def test_an_empty_outbox_bothers_nobody(self, mail_server):
        outbox.deliver()
        assert mail_server.greetings == 0


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize("where", ["answers", "on_data"])
    def test_a_refused_address_stops_none_of_the_others(self, mail_server, where):
        getattr(mail_server, where)["weg@example.nl"] = NO
        others = [a_mail(), a_mail(a_recipient("weg@example.nl")), a_mail()]
        refused = others.pop(1)
        outbox.deliver()
        assert state_of(refused) == (State.REFUSED, 1)
        assert refused.error == NO
        assert mail_server.addresses == [mail.address for mail in others]

    def test_refused_mail_is_left_alone(self, mail_server):
        mail_server.answers["weg@example.nl"] = NO
        mail = a_mail(a_recipient("weg@example.nl"))
        outbox.deliver()
        let_minutes_pass(60)
        outbox.deliver()
        assert state_of(mail) == (State.REFUSED, 1)

    def test_what_is_put_off_waits_and_is_tried_again(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"))
        outbox.deliver()
        assert state_of(mail) == (State.WAITING, 1)
        assert mail.error == LATER
        outbox.deliver()
        assert state_of(mail) == (State.WAITING, 1)
        del mail_server.answers["vol@example.nl"]
        let_minutes_pass(2)
        outbox.deliver()
        assert state_of(mail) == (State.SENT, 2)
        assert mail.error == ""

    def test_the_pause_doubles(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"))
        outbox.deliver()
        let_minutes_pass(2)
        outbox.deliver()
        let_minutes_pass(3)
        outbox.deliver()
        assert state_of(mail) == (State.WAITING, 2)
        let_minutes_pass(1)
        outbox.deliver()
        assert state_of(mail) == (State.WAITING, 3)

    def test_a_lost_connection_is_made_again_for_the_next_mail(self, mail_server):
        mail_server.on_data["stil@example.nl"] = "hang up"
        lost, next_one = a_mail(a_recipient("stil@example.nl")), a_mail()
        outbox.deliver()
        assert state_of(lost) == (State.WAITING, 1)
        assert lost.error != ""
        assert state_of(next_one) == (State.SENT, 1)

    def test_an_absent_server_costs_no_attempt(self, mail_server, settings):
        mail = a_mail()
        settings.EMAIL_PORT = find_free_port()
        with pytest.raises(ConnectionRefusedError):
            outbox.deliver()
        assert state_of(mail) == (State.WAITING, 0)

    def test_attempts_end(self, mail_server):
        mail_server.answers["vol@example.nl"] = LATER
        mail = a_mail(a_recipient("vol@example.nl"), attempts=MAX_ATTEMPTS - 1)
        outbox.deliver()
        let_minutes_pass(2**MAX_ATTEMPTS)
        outbox.deliver()
        assert state_of(mail) == (State.REFUSED, MAX_ATTEMPTS)
        assert mail.error == f"Opgegeven na 12 pogingen. {LATER}"

    def test_tried_again_it_goes_to_the_corrected_address(self, mail_server):
        mail_server.answers["tikfuot@example.nl"] = NO
        mail, sent = a_mail(a_recipient("tikfuot@example.nl")), a_mail()
        outbox.deliver()
        mail.recipient.address = "tikfout@example.nl"
        mail.recipient.save()
        assert outbox.retry(Mail.objects.all()) == 1
        outbox.deliver()
        assert state_of(mail) == (State.SENT, 1)
        assert mail_server.addresses == [sent.address, "tikfout@example.nl"]
        assert mail_server.received[-1]["Message-ID"] == mail.message_id


@pytest.mark.django_db
class TestARecipientWhoGetsNothingAnyMore:
    def test_mail_that_waits_stays(self, mail_server):
        mail = a_mail(a_recipient(is_active=False))
        outbox.deliver()
        assert mail_server.received == []
        assert state_of(mail) == (State.WAITING, 0)

    def test_mail_of_a_worker_that_died_is_not_repeated(self, mail_server):
        mail = a_mail()
        outbox.claim()
        mail.recipient.is_active = False
        mail.recipient.save()
        let_minutes_pass(2)
        outbox.deliver()
        assert mail_server.received == []


@pytest.mark.django_db
class TestCrash:
    def test_a_claim_outlasts_the_five_waits_of_the_slowest_send(self, settings):
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
        assert state_of(mail) == (State.SENT, 2)

    def test_a_claim_holds_for_two_minutes(self, mail_server):
        a_mail()
        outbox.claim()
        let_minutes_pass(1)
        outbox.deliver()
        assert mail_server.received == []

    def test_a_worker_that_comes_too_late_changes_nothing(self, mail_server):
        a_mail()
        late = outbox.claim()
        let_minutes_pass(2)
        outbox.claim()
        outbox.settle(late, state=State.REFUSED, error=NO)
        assert state_of(late) == (State.BUSY, 2)

    def test_mail_that_ends_its_worker_does_not_come_back_for_ever(self, mail_server):
        mail = a_mail()
        for _ in range(MAX_ATTEMPTS):
            assert outbox.claim() == mail
            let_minutes_pass(2)
        assert outbox.claim() is None
        outbox.deliver()
        assert state_of(mail) == (State.REFUSED, MAX_ATTEMPTS)
        assert mail_server.received == []

    def test_nothing_is_sent_from_an_open_transaction(self, mail_server):
        a_mail()
        with transaction.atomic(), pytest.raises(RuntimeError):
            outbox.deliver()
        assert mail_server.received == []


@pytest.mark.django_db(transaction=True)
def test_workers_that_race_send_each_mail_once(mail_server):
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
