"""`python -m bench.mail [FOLLOWERS]`: write and send Monday's mail to all followers of a register of 65,000.

The followers share 300 choices. The mails go to a real SMTP server in a process of its own. The bare way sends the same
bytes with smtplib, over one connection too.
"""

from __future__ import annotations

import json
import os
import resource
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django

from bench.made.databases import made, url
from config.embedded.ports import LOCALHOST, find_free_port, is_free

SIZE, FOLLOWERS, CHOICES = 65_000, 10_000, 300
NEWS = 100  # of a week
DOMAIN = "bench.example"


def main(followers: int) -> None:
    os.environ |= {"DATABASE_URL": url(made(SIZE)), "DJANGO_SETTINGS_MODULE": "config.settings"}
    with _mail_server() as port:
        os.environ["EMAIL_URL"] = f"smtp://{LOCALHOST}:{port}"
        django.setup()
        from django.conf import settings

        settings.EMAIL_TIMEOUT = 60
        try:
            _make_followers(followers)
            figures = _measure(port)
        finally:
            _remove_followers()
    sys.stdout.write(json.dumps(figures))


def _measure(port: int) -> dict[str, float]:
    from django.db import connection
    from django.utils import timezone

    from alerts import outbox
    from alerts.models import Mail, MailKind, Subscription
    from alerts.news.edition import last_news
    from alerts.news.gathering import gather
    from alerts.rounds import make_round

    gather(timezone.now())
    Subscription.objects.update(told_until=last_news() - NEWS)
    queries = _Counter()
    started = time.perf_counter()
    with connection.execute_wrapper(queries):
        written = make_round(MailKind.DIGEST, on=timezone.localdate())
    composed = time.perf_counter()
    while Mail.objects.due().exists():
        outbox.deliver()
    sent = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = _send_bare(port)
    return {
        "digest_ratio": bare / (sent - started),
        "digest_composing_s": composed - started,
        "digest_sending_s": sent - composed,
        "digest_bare_s": bare,
        "digest_mb": memory,
        "digest_mails": written,
        "digest_queries": queries.count / written,
    }


class _Counter:
    """Counts the queries of a connection."""

    count = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.count += 1
        return execute(*args)


def _send_bare(port: int) -> float:
    """The seconds that smtplib needs for the same bytes, one connection, one mail after the other."""
    from alerts.messages import message_of
    from alerts.models import Mail

    seconds = 0.0
    with smtplib.SMTP(LOCALHOST, port) as client:
        for mail in Mail.objects.filter(address__endswith=DOMAIN).select_related("recipient").iterator(100):
            content, sender = message_of(mail).message().as_bytes().replace(b"\n", b"\r\n"), "bench@localhost"
            started = time.perf_counter()
            client.sendmail(sender, [mail.address], content)
            seconds += time.perf_counter() - started
    return seconds


def _make_followers(count: int) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from alerts.models import Recipient, Subscription

    choices, long_ago = _choices(), timezone.now() - timedelta(days=365)
    recipients = Recipient.objects.bulk_create(Recipient(address=f"lezer{nr}@{DOMAIN}") for nr in range(count))
    Subscription.objects.bulk_create(
        Subscription(recipient=recipient, choice=choices[nr % CHOICES], confirmed_at=long_ago)
        for nr, recipient in enumerate(recipients)
    )


def _choices() -> list[str]:
    """Committees, ministries, members, parties, posts and words, together 300."""
    from search.filters.filterset import FILTERS
    from search.filters.types import DirectoryFilter

    named = [
        f"{name}={key}"
        for name in ("commissie", "ministerie", "fractie", "ambt", "bewindspersoon", "lid")
        if isinstance(declared := FILTERS[name], DirectoryFilter)
        for key in declared.directory.keys()[:CHOICES]
    ]
    words = (f"woorden={word}" for word in ("water", "onderzoek", "brief", "gemeenten", "zorg"))
    return (["", *words, *named] * CHOICES)[:CHOICES]


def _remove_followers() -> None:
    from alerts.models import Mail, Recipient, Round

    Mail.objects.filter(address__endswith=DOMAIN).delete()
    Recipient.objects.filter(address__endswith=DOMAIN).delete()
    Round.objects.all().delete()


@contextmanager
def _mail_server() -> Iterator[int]:
    """A mail server that takes every mail and forgets it."""
    port = find_free_port()
    command = (sys.executable, "-m", "aiosmtpd", "-n", "-l", f"{LOCALHOST}:{port}", "-c", "aiosmtpd.handlers.Sink")
    with subprocess.Popen(command) as process:
        while is_free(port):
            time.sleep(0.1)
        try:
            yield port
        finally:
            process.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FOLLOWERS)
