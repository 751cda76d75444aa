"""Store letters in the register. Each letter is stored once; each further text of a letter becomes a version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from letters.extraction import tidy
from letters.models import Letter, LetterDossier, LetterVersion
from letters.reading import Reading, read
from parliament import dates, kamerstuk
from parliament.models import Ministry, Post, Recess
from parliament.models.former import take_number

LETTER_LOCK = 0x6272696566  # "brief": key of the advisory lock that serialises the storing of letters


class LetterRefused(ValidationError):  # noqa: N818 - a refusal is an answer, not a fault
    """Raised if a letter cannot be stored. The message tells the user why, in Dutch."""


class StoreOutcome(StrEnum):
    """The result of storing a text. `SAME`: the register already had this exact text, so nothing was added."""

    NEW = "new"
    SAME = "same"
    NEW_VERSION = "new-version"


@dataclass(frozen=True)
class LetterFacts:
    """The known facts about a letter besides its text. A fact is empty if unknown.

    `numbers` are kamerstuknummers in any spelling. The first becomes the letter's number. `ministry` is abbreviated.
    """

    numbers: tuple[str, ...] = ()
    vergaderjaar: str = ""
    date: date | None = None
    title: str = ""
    subject: str = ""
    ministry: str = ""
    author_role: str = ""
    signed_by: str = ""
    house_number: str = ""

    @classmethod
    def found_in(cls, reading: Reading) -> LetterFacts:
        """Return the facts in a reading. The dossier's title is the subject of a letter without a subject line."""
        return cls(
            numbers=tuple(str(number) for number in reading.dossiers),
            vergaderjaar=reading.vergaderjaar or "",
            date=reading.date,
            title=reading.title or "",
            subject=reading.subject or reading.title or "",
            ministry=reading.ministry or "",
            author_role=reading.author_role or "",
            signed_by=", ".join(signatory.name for signatory in reading.signatories if signatory.name),
        )

    def completed_by(self, found: LetterFacts) -> LetterFacts:
        """Return these facts with the empty fields filled from `found`."""
        return LetterFacts(*(getattr(self, field.name) or getattr(found, field.name) for field in fields(LetterFacts)))


@dataclass(frozen=True)
class StoredLetter:
    letter: Letter
    version: LetterVersion
    outcome: StoreOutcome
    reading: Reading


@transaction.atomic
def store_letter(
    text: str,
    *,
    received_on: date,
    by: User | None = None,
    file_name: str = "",
    file: bytes | None = None,
    header: LetterFacts | None = None,
) -> StoredLetter:
    """Store a letter's text. A `header` from a clerk overrules what reading finds.

    A letter is recognised by any current or former kamerstuknummer, or by its exact text. Another text under a known
    number becomes a new version and leaves the letter's header unchanged. If the letter is refused, nothing is stored
    and LetterRefused is raised. Concurrent calls wait for each other until the caller's transaction ends.
    """
    if received_on > timezone.localdate():
        raise LetterRefused(f"De dag van ontvangst, {dates.dutch(received_on)}, moet nog komen.")
    if not text.strip():
        raise LetterRefused("De brief is leeg.")
    if "\x00" in text:
        raise LetterRefused("Dit is geen tekst: er staan tekens in die geen letter zijn.")
    text = tidy(text)
    reading = read(text, Recess.objects.calendar())
    facts = (header or LetterFacts()).completed_by(LetterFacts.found_in(reading))
    numbers = [_standard_number(number) for number in facts.numbers]
    lock_letters()
    fingerprint = LetterVersion.fingerprint_of(text)
    letter = _known_letter(numbers, fingerprint)
    version = letter.versions.filter(fingerprint=fingerprint).first() if letter else None
    if letter and version:
        return StoredLetter(letter, version, StoreOutcome.SAME, reading)
    outcome = StoreOutcome.NEW_VERSION if letter else StoreOutcome.NEW
    letter = letter or _new_letter(facts, numbers, received_on)
    version = LetterVersion.objects.create(
        letter=letter,
        nr=letter.versions.count() + 1,
        text=text,
        fingerprint=fingerprint,
        file_name=file_name,
        file=file,
        received_on=received_on,
        entered_by=by,
    )
    return StoredLetter(letter, version, outcome, reading)


@transaction.atomic
def renumber_letter(letter: Letter, number: str) -> None:
    """Give the letter the number that the House assigned. The old address keeps redirecting.

    Raise LetterRefused if the number is invalid or belongs to another letter.
    """
    lock_letters()
    letter.refresh_from_db()
    number = _standard_number(number)
    if number == letter.number:
        return
    if Letter.objects.known_as(number).exclude(pk=letter.pk).exists():
        raise LetterRefused(f"{number} is al het nummer van een andere brief.")
    take_number(letter, number)
    dossier, _, nr = number.rpartition("-")
    LetterDossier.objects.update_or_create(letter=letter, position=1, defaults={"dossier": dossier, "nr": nr})


@transaction.atomic
def release_version(version: LetterVersion, by: User) -> None:
    """Make this version public. Releasing a public version again changes nothing."""
    if not by.has_perm("letters.release_letter"):
        raise LetterRefused("U mag geen brieven vrijgeven.")
    unreleased = LetterVersion.objects.filter(pk=version.pk, released_at=None)
    unreleased.update(released_at=timezone.now(), released_by=by)
    version.refresh_from_db()


def lock_letters() -> None:
    """Take the lock for storing and reading letters. The lock is held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LETTER_LOCK])


def _known_letter(numbers: Sequence[str], fingerprint: str) -> Letter | None:
    """Return the letter with these numbers or this text. Raise LetterRefused if they belong to different letters."""
    by_text = Letter.objects.filter(versions__fingerprint=fingerprint)
    known = by_text.union(*(Letter.objects.known_as(number) for number in numbers))
    if len(known) > 1:
        several = " en ".join(sorted(letter.number for letter in known))
        raise LetterRefused(f"Nummer en tekst zijn van verschillende brieven, {several}: kijk het nummer na.")
    return next(iter(known), None)


def _new_letter(facts: LetterFacts, numbers: Sequence[str], received_on: date) -> Letter:
    if facts.date is None:
        raise LetterRefused("De brief noemt geen datum die bestaat: vul de datum in.")
    if facts.date > received_on:
        raise LetterRefused(
            f"De brief is van {dates.dutch(facts.date)}, dat is na de dag van ontvangst, {dates.dutch(received_on)}."
        )
    if not facts.subject:
        raise LetterRefused("De brief noemt geen onderwerp en geen dossier: vul het onderwerp in.")
    letter = Letter(
        number=numbers[0] if numbers else Letter.own_number(facts.date),
        house_number=facts.house_number,
        date=facts.date,
        vergaderjaar=facts.vergaderjaar,
        title=facts.title,
        subject=facts.subject,
        ministry=Ministry.objects.filter(abbreviation__iexact=facts.ministry).first(),
        author_role=facts.author_role,
        post=Post.objects.filter(title__iexact=facts.author_role).first(),
        signed_by=facts.signed_by,
    )
    try:
        letter.full_clean()
    except ValidationError as error:
        raise LetterRefused(error.messages) from error
    letter.save()
    for position, number in enumerate(dict.fromkeys(numbers), start=1):
        dossier, _, nr = number.rpartition("-")
        LetterDossier.objects.create(letter=letter, position=position, dossier=dossier, nr=nr)
    return letter


def _standard_number(number: str) -> str:
    try:
        return str(kamerstuk.parse(number))
    except ValueError as error:
        raise LetterRefused(str(error)) from error
