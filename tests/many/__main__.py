"""`python -m tests.many [asynchronous [PART…]]`: kill each part once, or only these, and print what readers and a clerk
noticed.

The standby is synchronous by default: a commit waits until the standby has it. Exit code 1 if a committed move or a
mail was lost or doubled.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Event

import django

from tests.chaos.house import as_owner_of_tables
from tests.chaos.verdict import judge
from tests.many.machines import Machines, missing_programs
from tests.many.people import READERS, Clerk, Reader, Visit

TO_SETTLE, RECIPIENTS = 400, 200
CALM, WATCHED = 3, 15  # seconds without a kill before, and seconds to look at after each kill
OPERATOR_SECONDS = 10  # before an operator starts with the failover
MAIL_PATIENCE = 900  # seconds; a worker sends 45 mails a minute, and the broker hands out a lost task after 300


def main(mode: str = "synchronous", *only: str) -> int:
    if missing := missing_programs():
        say(f"Skipped: this needs {', '.join(missing)}, which this machine does not have.")
        return 0
    with Machines(is_synchronous=mode == "synchronous") as machines:
        django.setup()
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        with as_owner_of_tables():
            keys, password, code, addresses = fill_register()
        machines.start()
        stop = Event()
        clerk = Clerk(machines.caddy_port, stop, keys)
        clerk.log_in("griffier", password, code)
        readers = [Reader(machines.caddy_port, stop, nr) for nr in range(READERS)]
        for person in (*readers, clerk):
            person.start()
        from alerts.tasks import send_digest

        send_digest.delay()
        say(f"standby: {mode}\n| killed | readers | clerk |\n| --- | --- | --- |")
        for name, kill in scenarios(machines).items():
            if only and name not in only:
                continue
            observe(name, kill, readers, clerk)
        stop.set()
        for person in (*readers, clerk):
            person.join()
        is_good = judge_moves(clerk) & judge_mail(machines, addresses)
    return 0 if is_good else 1


def scenarios(machines: Machines) -> dict[str, Callable[[], object]]:
    restart = machines.kill_and_restart
    return {
        "nothing": lambda: None,
        "a web process": lambda: restart("web 1"),
        "a worker": lambda: restart("worker 1"),
        "the clock": lambda: restart("clock"),
        "the pooler": lambda: restart("pooler"),
        "Valkey": machines.kill_valkey,
        "the standby": machines.kill_standby,
        "Varnish": lambda: restart("varnish"),
        "Caddy (restarted)": machines.parts["caddy"].restart,
        "the primary": lambda: machines.kill_primary(seconds=OPERATOR_SECONDS),
    }


def fill_register() -> tuple[list[int], str, str, list[str]]:
    """Make toezeggingen to settle, a griffier with a second factor, and followers who get the digest.

    Return the keys, the griffier's password and code, and the addresses."""
    from django.utils import timezone
    from django_otp.oath import totp
    from django_otp.plugins.otp_totp.models import TOTPDevice

    from tests import factories as make
    from tests.alerts.mailroom import many_followers

    today = timezone.localdate()
    keys = [make.an_open(due=today + timedelta(days=300)).pk for _ in range(TO_SETTLE)]
    make.an_open(due=today - timedelta(days=3))  # the digest
    griffier, password = make.a_user(username="griffier"), "een lang wachtwoord voor even"
    griffier.set_password(password)
    griffier.save()
    device = TOTPDevice.objects.create(user=griffier, name="app", confirmed=True)
    return keys, password, f"{totp(device.bin_key):06}", many_followers(RECIPIENTS)


def observe(name: str, kill: Callable[[], object], readers: list[Reader], clerk: Clerk) -> None:
    """Kill, watch, and print a row of the table."""
    time.sleep(CALM)
    start = time.monotonic()
    kill()
    time.sleep(WATCHED)
    seen = [visit for reader in readers for visit in reader.browser.visits]
    say(f"| {name} | {noticed(seen, start)} | {noticed(clerk.browser.visits, start)} |")


def noticed(visits: list[Visit], start: float) -> str:
    """What people noticed since this moment: errors with their duration, pages from before, the slowest answer."""
    recent = [visit for visit in list(visits) if visit.ended > start]
    failed = [visit for visit in recent if visit.status == 0 or visit.status >= 500]
    old = [visit for visit in recent if visit.age > 1]
    words = [f"{len(recent)} requests"]
    if failed:
        refused = sum(visit.status == 0 for visit in failed)
        until = max(visit.ended for visit in failed) - start
        words.append(f"{refused} refused, {len(failed) - refused} with 5xx, the last after {until:.1f} s")
    if old:
        words.append(f"{len(old)} pages as they were, at most {max(visit.age for visit in old)} s old")
    slowest = max((visit.seconds for visit in recent), default=0)
    return "; ".join([*words, f"slowest {slowest:.1f} s"])


def judge_moves(clerk: Clerk) -> bool:
    """Compare what the site said with what the database has, after everything."""
    from django.db import connection

    from toezeggingen.models import Event as Happening

    connection.close()  # its server was killed
    lapsed = Counter(Happening.objects.filter(kind=Happening.Kind.LAPSED).values_list("toezegging", flat=True))
    lost = [key for key in clerk.settled if not lapsed[key]]
    doubled = [key for key, times in lapsed.items() if times > 1]
    say(f"moves: {len(clerk.settled)} made, {len(lost)} lost, {len(doubled)} doubled")
    return not lost and not doubled


def judge_mail(machines: Machines, addresses: list[str]) -> bool:
    """Wait until all mail is sent, and look at the mail server's folder."""
    from alerts.models import Mail
    from alerts.models.mail import DeliveryState

    give_up_at = time.monotonic() + MAIL_PATIENCE
    while Mail.objects.filter(state=DeliveryState.SENT).count() < len(addresses) and time.monotonic() < give_up_at:
        time.sleep(1)
    verdict = judge(machines.mails, addresses)
    say(
        f"mail: {verdict.arrived} of {verdict.expected} arrived, {len(verdict.missing)} lost, "
        f"{verdict.repeats} repeated with the same Message-ID, {len(verdict.renamed)} doubled"
    )
    return verdict.is_good


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
