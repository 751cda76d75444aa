"""`python -m bench.desk`: how long each screen of the desk takes with 65,000 toezeggingen, slowest first.

A griffier asks for each screen three times; the figure is the median. The bar: no screen takes more than a second.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from http.client import OK
from statistics import median
from typing import TYPE_CHECKING

import django

from bench.made.databases import CLUSTER, made, url
from config.embedded.places import broker_url
from config.embedded.sharing import hold
from config.embedded.valkey import Valkey

if TYPE_CHECKING:
    from django.test import Client

SIZE = 65_000
TIMES = 3
BAR = 1.0  # seconds for the slowest screen


def main() -> int:
    hold(Valkey(CLUSTER))  # Te doen asks the broker how it is
    os.environ |= {"DATABASE_URL": url(made(SIZE)), "BROKER_URL": broker_url(CLUSTER)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    client = _log_in()
    figures = sorted(((_seconds(client, address), address) for address in _screens()), reverse=True)
    for seconds, address in figures:
        sys.stdout.write(f"{seconds:6.2f}  {address}\n")
    return 0 if figures[0][0] <= BAR else 1


def _screens() -> Iterator[str]:
    """The addresses of the screens: the lists, searches and filters, and a page of each kind."""
    from django.urls import reverse

    from letters.models import Letter
    from parliament.models import Debate
    from toezeggingen.models import Toezegging

    for name in ("index", "bulk", "publish", "intake", "meetings", "my-committees"):
        yield reverse(f"admin:{name}")
    toezeggingen = reverse("admin:toezeggingen_toezegging_changelist")
    letters = reverse("admin:letters_letter_changelist")
    debates = reverse("admin:parliament_debate_changelist")
    for changelist in (toezeggingen, letters, debates):
        yield changelist
        yield f"{changelist}?q=water"
        yield f"{changelist}?p=40"
    toezegging, letter, debate = (
        Toezegging.objects.latest("pk"),
        Letter.objects.latest("pk"),
        Debate.objects.latest("pk"),
    )
    yield reverse("admin:toezeggingen_toezegging_change", args=[toezegging.pk])
    yield reverse("admin:letters_letter_change", args=[letter.pk])
    yield reverse("admin:parliament_debate_change", args=[debate.pk])
    yield reverse("admin:intake-letter", args=[letter.number])
    yield f"{reverse('admin:bulk')}?debat={debate.pk}"


def _log_in() -> Client:
    from django.contrib.auth.models import User
    from django.db import transaction
    from django.test import Client

    from demo.clerks import make_clerks

    with transaction.atomic():
        clerk = User.objects.filter(username="griffier-demo").first() or make_clerks()[0]
    client = Client(headers={"host": "localhost"})
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _seconds(client: Client, address: str) -> float:
    """The median seconds of an answer, which must be a page."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        response = client.get(address)
        taken.append(time.perf_counter() - started)
        if response.status_code != OK:
            raise SystemExit(f"{address} answers {response.status_code}")
    return median(taken)


if __name__ == "__main__":
    sys.exit(main())
