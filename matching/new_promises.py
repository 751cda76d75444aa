"""Find the new promises in a letter and the motions that it reports on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from letters.models import Letter, LetterVersion
from letters.reading import Act, as_json, read
from matching.deadlines import resolve_deadline
from matching.models import StoredReading
from parliament import kamerstuk
from parliament.deadlines import find_rhythm
from parliament.models import Recess
from toezeggingen import workflow
from toezeggingen.models import Toezegging


@dataclass(frozen=True)
class NewPromise:
    """A promise that a letter makes.

    `text` is the sentence with the promise, and `passage` the text around that sentence. `words` are the words of the
    deadline ("" for none), and `due_latest` is the latest day that they allow.
    """

    text: str
    words: str
    due_latest: date | None
    passage: str


@dataclass(frozen=True)
class Motion:
    """A motion that a letter reports on. `number` is its kamerstuk, or "" if the letter gives no number."""

    number: str
    passage: str


def new_promises(version: LetterVersion) -> list[NewPromise]:
    """The promises in this text, in the order of the text."""
    return [
        NewPromise(
            statement["text"],
            statement["due_words"],
            date.fromisoformat(statement["due"]) if statement["due"] else None,
            statement["passage"],
        )
        for statement in read_statements(version, Act.MAKES)
    ]


def motions(version: LetterVersion) -> list[Motion]:
    """The motions that this text reports on, without repeated numbers."""
    found: dict[str, Motion] = {}
    for statement in read_statements(version, Act.MOTION):
        in_heading = [str(cited.kamerstuk) for cited in kamerstuk.find(statement["heading"])]
        for number in statement["kamerstukken"] or in_heading or [""]:
            found.setdefault(number or statement["passage"], Motion(number, statement["passage"]))
    return list(found.values())


def read_statements(version: LetterVersion, *acts: Act) -> list[dict[str, Any]]:
    """The statements with these acts from the stored reading. Without a stored reading, the text is read now."""
    stored: StoredReading | None = getattr(version, "stored_reading", None)
    content = stored.content if stored else as_json(read(version.text, Recess.objects.calendar()), version.file_name)
    return [statement for statement in content["statements"] if statement["act"] in acts]


@transaction.atomic
def make_concept(letter: Letter, promise: NewPromise, by: User) -> Toezegging:
    """Enter a promise of the letter as a concept. A second call returns the concept of the first call."""
    if letter.ministry is None:
        raise ValidationError("Vul eerst bij de brief in van welk ministerie hij komt.")
    Letter.objects.select_for_update().get(pk=letter.pk)
    made = letter.promises.filter(passage=promise.passage, text=promise.text).first()
    if made:
        return made
    concept = Toezegging(
        letter=letter,
        passage=promise.passage,
        made_on=letter.date,
        text=promise.text,
        post=letter.post,
        minister=letter.post.holder(letter.date) if letter.post else None,
        ministry_then=letter.ministry,
    )
    concept.deadline = resolve_deadline(promise.words, letter.date)
    concept.rhythm = find_rhythm(promise.words)
    return workflow.enter(concept, by=by)
