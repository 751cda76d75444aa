"""Load the demo into an empty register."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alerts.models import HowOften, Recipient
from demo.clerks import LOGINS, make_clerks
from demo.history import replay
from demo.stage import Stage
from letters.models import Letter
from parliament.models import Committee, Debate, Member, Minister, NumberSeries, Party
from toezeggingen.models import RegisterVersion, Toezegging

DATA = Path(__file__).parent / "data"
# A letter that settles three toezeggingen of the demo, for users who want to try the intake.
LETTER = Path(__file__).parent / "kamerbrief.txt"


class RegisterNotEmpty(ValidationError):  # noqa: N818 - a refusal is an expected answer
    """The register has rows already. The message says of which kind, in Dutch."""


@transaction.atomic
def load_demo(today: date | None = None) -> None:
    """Fill an empty register with the demo as it looks on `today` (in Amsterdam). Raises RegisterNotEmpty."""
    _refuse_unless_empty()
    NumberSeries.objects.all().delete()  # an empty register uses no numbers, so every series starts again
    _make_people(_read(DATA / "people.toml"))
    griffier, medewerker = make_clerks()
    for path in sorted((DATA / "debates").glob("*.toml")):
        replay(Stage(_read(path), today or timezone.localdate(), griffier, medewerker))
    _add_followers()
    RegisterVersion.objects.update(is_demo=True)  # last, because every other commit waits for the lock on this row


def _refuse_unless_empty() -> None:
    for model in (Recipient, Debate, Letter, Toezegging, Member, Party, Minister):
        if model.objects.exists():
            rows = model._meta.verbose_name_plural
            raise RegisterNotEmpty(f"Het register is niet leeg: er zijn al {rows}. De voorbeelden zijn niet geladen.")
    if User.objects.filter(username__in=LOGINS).exists():
        raise RegisterNotEmpty(
            "Er zijn al gebruikers met de namen van de voorbeelden. De voorbeelden zijn niet geladen."
        )


def _make_people(people: dict[str, Any]) -> None:
    parties = {row["abbreviation"]: Party.objects.create(**row) for row in people["party"]}
    for name, party in people["members"].items():
        Member.objects.create(name=name, party=parties[party])


def _add_followers() -> None:
    """Add followers of the whole register and of one committee, at addresses that cannot exist."""
    now = timezone.now()
    for address, name, choice in (
        ("griffie@voorbeeld.example", "Griffie (voorbeeld)", ""),
        ("buza@voorbeeld.example", "Commissie BuZa (voorbeeld)", f"commissie={_slug('BuZa')}"),
    ):
        recipient = Recipient.objects.create(address=address, name=name)
        recipient.subscriptions.create(choice=choice, rhythm=HowOften.DAILY, confirmed_at=now)


def _slug(abbreviation: str) -> str:
    return Committee.objects.get(abbreviation=abbreviation).slug


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
