"""Take in a letter: store it, read it and propose which toezeggingen it settles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Letter, LetterVersion
from letters.store import LetterFacts, StoreOutcome, store_letter
from matching.proposing import propose
from toezeggingen.permissions import REGISTER


@dataclass(frozen=True)
class Intake:
    """The result of taking in a letter.

    `passed_over` are the numbers of toezeggingen that were settled or withdrawn while the letter was read.
    """

    letter: Letter
    version: LetterVersion
    outcome: StoreOutcome
    passed_over: list[str]


@transaction.atomic
def take_in(
    text: str,
    *,
    by: User | None,
    received_on: date,
    file_name: str = "",
    file: bytes | None = None,
    header: LetterFacts | None = None,
) -> Intake:
    """Store a letter and propose what it settles. Raises LetterRefused if it cannot be stored.

    A text that was taken in before adds nothing, unless the present rules have not read it. A new version of a letter
    changes only the proposals that no clerk has judged.
    """
    stored = store_letter(text, received_on=received_on, by=by, file_name=file_name, file=file, header=header)
    passed_over = propose(stored.version, stored.reading, by=by or REGISTER, on=max(received_on, stored.letter.date))
    return Intake(stored.letter, stored.version, stored.outcome, passed_over)
