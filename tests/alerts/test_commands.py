"""`manage.py send_digest` and `send_daily_news`, run by hand."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from alerts.models import HowOften, Mail, News, Round, Subscription
from config.embedded.ports import find_free_port
from tests.alerts.mailroom import a_follower
from tests.factories import an_open

pytestmark = pytest.mark.django_db

COMMANDS = {"send_digest": HowOften.WEEKLY, "send_daily_news": HowOften.DAILY}
LATE = date(2023, 6, 30)


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_sends_the_round_of_the_given_day(mail_server, command):
    a_follower(rhythm=COMMANDS[command])
    an_open(due=LATE)
    assert run(command, "--on=2023-07-03") == "1 bericht geschreven.\n"
    (received,) = mail_server.received
    assert "3 dagen te laat" in received.get_body(("plain",)).get_content()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_dry_run_prints_the_mail_and_stores_nothing(mail_server, command):
    a_follower(address="lezer@example.nl", rhythm=COMMANDS[command])
    item = an_open(due=LATE)
    shown = run(command, "--on=2023-07-03", "--dry-run")
    assert "Aan: lezer@example.nl\nOnderwerp: " in shown
    assert item.number in shown
    assert shown.endswith("1 bericht; niets bewaard en niets verstuurd.\n")
    assert mail_server.received == []
    assert not Mail.objects.exists()
    assert not News.objects.exists()
    assert set(Subscription.objects.values_list("told_until", flat=True)) == {0}
    assert not Round.objects.exists()


@pytest.mark.parametrize(("day", "warned"), [("2023-07-03", False), ("2023-07-04", True)])
def test_a_future_day_is_sent_with_a_warning(mail_server, capsys, day, warned):
    a_follower()
    an_open(due=LATE)
    with time_machine.travel("2023-07-03T12:00:00+02:00", tick=False):
        call_command("send_digest", f"--on={day}")
    assert ("gaat dan niet nog eens uit" in capsys.readouterr().err) is warned
    assert len(mail_server.received) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_without_toezeggingen_no_mail_is_sent(mail_server, command):
    a_follower(rhythm=COMMANDS[command])
    assert run(command) == "0 berichten geschreven.\n"
    assert mail_server.received == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("day", ["2023-02-30", "morgen", "20-04-2023"])
def test_an_invalid_date_gets_a_dutch_error(command, day):
    with pytest.raises(CommandError, match=f"“{day}” is geen datum. Schrijf bijvoorbeeld 2023-04-24."):
        run(command, f"--on={day}")


def test_without_a_mail_server_the_mail_waits(mail_server, settings):
    a_follower()
    an_open(due=LATE)
    settings.EMAIL_PORT = find_free_port()
    with pytest.raises(CommandError, match=r"De mailserver is niet bereikbaar .*; de berichten gaan later uit."):
        run("send_digest", "--on=2023-07-03")
    assert Mail.objects.count() == 1
