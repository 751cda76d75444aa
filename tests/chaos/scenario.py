"""`python -m tests.chaos.scenario VICTIM PORT SEED`, in the environment of its house: ten kills, then the verdict.

Prints its figures as one line of JSON. A kill comes at a random moment within seconds after mail started to flow, or
after thirty seconds without mail: recovery takes up to a minute, and a kill in that minute must do no harm either.
"""

import json
import random
import sys
import time
from dataclasses import asdict
from datetime import timedelta

import django

from tests.chaos.house import House, as_owner_of_tables
from tests.chaos.verdict import judge

DIGESTS = 500
KILLS = 10
LONGEST_WAIT = 30  # seconds without mail before a kill comes anyway
SPREAD = 6  # seconds; the kill comes at a random moment within them, plus one second to see whether mail flows
PATIENCE = 480  # seconds after the last kill; the broker hands out a lost task again after 300


def main(victim: str, mail_port: int, seed: int) -> None:
    django.setup()
    dice = random.Random(f"{seed}-{victim}")
    started = time.monotonic()
    with House(victim, mail_port) as house:
        with as_owner_of_tables():
            addresses = fill_register()
        queue_digest()
        house.start_missing()
        kills_amid_mail = sum(kill_once(house, victim, dice) for _ in range(KILLS))
        is_settled = wait_until_settled(house)
        verdict = judge(house.mails, addresses)
    figures = {"kills": KILLS, "kills_amid_mail": kills_amid_mail, "seconds": round(time.monotonic() - started)}
    is_good = verdict.is_good and is_settled
    print(json.dumps({**figures, **asdict(verdict), "is_settled": is_settled, "is_good": is_good}))  # noqa: T201


def fill_register() -> list[str]:
    """Make three overdue toezeggingen and the followers. Return their addresses."""
    from django.utils import timezone

    from tests.alerts.mailroom import many_followers
    from tests.factories import an_open

    for days in (3, 30, 300):
        an_open(due=timezone.localdate() - timedelta(days=days))
    return many_followers(DIGESTS)


def queue_digest() -> None:
    """Queue the digest, as beat does on Monday at seven."""
    from alerts.tasks import send_digest

    send_digest.delay()


def kill_once(house: House, victim: str, dice: random.Random) -> bool:
    """Kill at a random moment and start again. Return whether mail was flowing."""
    before, give_up_at = house.count_mails(), time.monotonic() + LONGEST_WAIT
    while house.count_mails() == before and time.monotonic() < give_up_at:
        time.sleep(0.05)
    time.sleep(dice.uniform(0, SPREAD))
    seen = house.count_mails()
    time.sleep(1)
    is_amid_mail = house.count_mails() > seen
    house.kill(victim)
    house.start_missing()
    return is_amid_mail


def wait_until_settled(house: House) -> bool:
    """Wait without kills. Return whether every mail was sent in the end."""
    from alerts.models import Mail
    from alerts.models.mail import DeliveryState

    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        if Mail.objects.filter(state=DeliveryState.SENT).count() == DIGESTS:
            return True
        house.start_missing()
        time.sleep(1)
    return False


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
