"""Replace a typed word that the register does not know by a similar word that the register knows."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from django.db import connection, transaction
from rapidfuzz.distance import OSA

from search.text.meaning import PUBLIC
from search.text.spelling import roots

SHORTEST = 4
TWO_WRONG = 7  # a word of at least this many letters may have two errors; a shorter word may have one
# The least similarity of trigrams. A word of seven letters or more with two errors is nearly always this similar. A
# shorter word with two swapped letters may be less similar, so we look up every spelling of it with one error.
ALIKE = 0.2
ANY_SPELLING = """
SELECT DISTINCT typed.word, known.word, similarity(known.word, typed.word)
FROM unnest(%s::text[], %s::text[]) AS typed (word, spelling) JOIN search_searchword AS known ON known.word = spelling
"""
MUCH_ALIKE = """
SELECT DISTINCT typed.word, known.word, similarity(known.word, typed.word)
FROM unnest(%s::text[]) AS typed (word) JOIN search_searchword AS known ON known.word %% typed.word
"""
READABLE = f"SELECT word FROM unnest(%s::text[]) AS typed (word) WHERE {PUBLIC.format(word='word')}"  # noqa: S608 - constants


def corrections(words: Iterable[str]) -> dict[str, str]:
    """Return for each mistyped word the most similar word that the public can read, if one is similar enough.

    Words with digits are left out, because another year is not a typing error.
    """
    near = [
        (wrong, -alike, known, word)
        for word, known, alike in _alike([word for word in words if word.isalpha() and len(word) >= SHORTEST])
        if (wrong := _wrong(word, known)) is not None
    ]
    readable = _readable({known for _, _, known, _ in near})
    return {word: known for _, _, known, word in sorted(near, reverse=True) if known in readable}


def _wrong(word: str, known: str) -> int | None:
    """Return the number of errors in the word if it may mean the known word, or None if there are too many errors.

    A long word may also be another form of the known word, with one error: "brivenbus" for "brievenbussen".
    """
    most = allowed_errors(word, known)
    if (wrong := errors(word, known, most)) <= most:
        return wrong
    root, known_root = roots(word)[0], roots(known)[0]
    is_form = len(root) >= TWO_WRONG and known_root.startswith(root[0]) and errors(root, known_root, 1) == 1
    return wrong if is_form else None


def _alike(words: list[str]) -> list[tuple[str, str, float]]:
    """Return pairs of a typed word and a word of the register, with their similarity from 0 to 1."""
    long = [word for word in words if len(word) >= TWO_WRONG]
    spellings = [(word, variant) for word in words if len(word) < TWO_WRONG for variant in misspellings(word)]
    found: list[tuple[str, str, float]] = []
    with connection.cursor() as cursor, transaction.atomic():
        if spellings:
            cursor.execute(ANY_SPELLING, [list(column) for column in zip(*spellings, strict=True)])
            found += cursor.fetchall()
        if long:
            cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(ALIKE)])
            cursor.execute(MUCH_ALIKE, [long])
            found += cursor.fetchall()
    return found


def _readable(words: set[str]) -> set[str]:
    if not words:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(READABLE, [sorted(words)])
        return {word for (word,) in cursor.fetchall()}


def misspellings(word: str) -> set[str]:
    """Return all strings that differ from the word by one error, with the same first letter."""
    ends = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    without = {front + back[1:] for front, back in ends}
    swapped = {front + back[1] + back[0] + back[2:] for front, back in ends if len(back) > 1}
    changed = {front + letter + back[1:] for front, back in ends if back for letter in ascii_lowercase}
    longer = {front + letter + back for front, back in ends for letter in ascii_lowercase}
    return (without | swapped | changed | longer) - {word}


def errors(word: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap to get the other word. Return `most + 1` if there are more."""
    return OSA.distance(word, other, score_cutoff=most)


def allowed_errors(word: str, known: str) -> int:
    """Return the maximum number of typing errors in a word that still counts as the known word.

    A long word may have more errors. If the first letter differs, one fewer is allowed.
    """
    most = 2 if len(word) >= TWO_WRONG else 1
    return most if word[0] == known[0] else most - 1
