"""A letter comes in: stored, read, and laid beside the toezeggingen that it probably settles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from letters.models import Letter, LetterVersion
from letters.reading import Reading
from letters.store import LetterFacts, StoreOutcome, store_letter
from matching.proposing import propose


@dataclass(frozen=True)
class Intake:
    """`passed_over`: numbers that the letter settles and that were settled or withdrawn while it was read."""

    letter: Letter
    version: LetterVersion
    outcome: StoreOutcome
    reading: Reading
    passed_over: tuple[str, ...] = ()


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
    """Store a letter and propose what it settles. The same text again adds nothing, unless nobody or older rules have
    read it; a further version changes only what reading proposed and no clerk has judged. Raises LetterRefused."""
    stored = store_letter(text, received_on=received_on, by=by, file_name=file_name, file=file, header=header)
    passed_over = propose(stored.version, stored.reading, by=by, on=max(received_on, stored.letter.date))
    return Intake(stored.letter, stored.version, stored.outcome, stored.reading, tuple(passed_over))
