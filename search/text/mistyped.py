"""Replace a typed word that the register does not know by a similar word that the register knows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection, transaction
from rapidfuzz.distance import OSA

from search.text.meaning import PUBLIC
from search.text.spelling import folded, roots, words_of

SHORTEST = 4
TWO_WRONG = 7  # a word of at least this many letters may have two errors; a shorter word may have one
ALIKE = 0.2  # the trigrams of a long word with two errors are nearly always at least this similar
# A short word with two swapped letters may have other trigrams, so it is compared with all words of its beginning and
# length.
NEAR = f"""
SELECT DISTINCT typed.word, known.word, similarity(known.word, typed.word)
FROM unnest(%s::text[]) AS typed (word) JOIN search_searchword AS known ON known.word %% typed.word
WHERE length(typed.word) >= {TWO_WRONG}
UNION ALL SELECT DISTINCT typed.word, known.word, similarity(known.word, typed.word)
FROM unnest(%s::text[]) AS typed (word) JOIN search_searchword AS known
    ON left(known.word, 1) = left(typed.word, 1) AND abs(length(known.word) - length(typed.word)) <= 1
WHERE length(typed.word) < {TWO_WRONG}
"""  # noqa: S608 - constants
READABLE = f"SELECT word FROM unnest(%s::text[]) AS typed (word) WHERE {PUBLIC.format(word='word')}"  # noqa: S608 - constants


def corrections(words: Iterable[str]) -> dict[str, str]:
    """Return for each mistyped word the most similar word that the public can read, if one is similar enough.

    Words with digits are left out, because another year is not a typing error.
    """
    near = [
        (errors, -similarity, known, word)
        for word, known, similarity in _near([word for word in words if word.isalpha() and len(word) >= SHORTEST])
        if (errors := _errors_if_few(word, known)) is not None
    ]
    readable = _readable({known for _, _, known, _ in near})
    return {word: known for _, _, known, word in sorted(near, reverse=True) if known in readable}


def corrected(typed: str) -> str:
    """Return the text with every mistyped word replaced by its correction."""
    known = corrections(words_of(typed))
    return re.sub(r"[^\W_]+", lambda match: _correction(match[0], known), typed)


def _correction(word: str, known: dict[str, str]) -> str:
    plain = folded(word)
    return word if known.get(plain, plain) == plain else known[plain]


def _errors_if_few(word: str, known: str) -> int | None:
    """Return the number of errors in the word if it may mean the known word, or None if there are too many errors.

    A long word may also be another form of the known word, with one error: "brivenbus" for "brievenbussen".
    """
    most = allowed_errors(word, known)
    if (errors := count_errors(word, known, most)) <= most:
        return errors
    root, known_root = roots(word)[0], roots(known)[0]
    is_form = len(root) >= TWO_WRONG and known_root.startswith(root[0]) and count_errors(root, known_root, 1) == 1
    return errors if is_form else None


def _near(words: list[str]) -> list[tuple[str, str, float]]:
    """Return pairs of a typed word and a word of the register, with their similarity from 0 to 1."""
    if not words:
        return []
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(ALIKE)])
        cursor.execute(NEAR, [words, words])
        return cursor.fetchall()


def _readable(words: set[str]) -> set[str]:
    if not words:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(READABLE, [sorted(words)])
        return {word for (word,) in cursor.fetchall()}


def count_errors(word: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap to get the other word. Return `most + 1` if there are more."""
    return OSA.distance(word, other, score_cutoff=most)


def allowed_errors(word: str, known: str) -> int:
    """Return the maximum number of typing errors in a word that still counts as the known word.

    A long word may have more errors. If the first letter differs, one fewer is allowed.
    """
    most = 2 if len(word) >= TWO_WRONG else 1
    return most if word[0] == known[0] else most - 1
