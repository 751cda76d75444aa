"""Which word of the register was meant by one that it does not know, because it is typed wrongly."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from django.db import connection, transaction
from rapidfuzz.distance import OSA

from search.text.meaning import PUBLIC
from search.text.spelling import roots

SHORTEST = 4
TWO_WRONG = 7  # letters of a word in which two errors are forgiven; in a shorter one it is one
# Of the trigrams of two words those that both have. In a word of seven letters or more two errors leave as many, nearly
# always; in a shorter one already a swap of two letters leaves fewer, so that all its wrong spellings are looked up.
ALIKE = 0.2
ANY_SPELLING = """
SELECT DISTINCT asked.word, known.word, similarity(known.word, asked.word)
FROM unnest(%s::text[], %s::text[]) AS asked (word, spelling) JOIN search_searchword AS known ON known.word = spelling
"""
MUCH_ALIKE = """
SELECT DISTINCT asked.word, known.word, similarity(known.word, asked.word)
FROM unnest(%s::text[]) AS asked (word) JOIN search_searchword AS known ON known.word %% asked.word
"""
READABLE = f"SELECT word FROM unnest(%s::text[]) AS asked (word) WHERE {PUBLIC.format(word='word')}"  # noqa: S608 - constants


def meant(words: Iterable[str]) -> dict[str, str]:
    """Of each mistyped word the nearest that the public can read; none where nothing is near enough, nor of a word with
    figures, since another year is no error."""
    near = [
        (wrong, -alike, known, word)
        for word, known, alike in _alike([word for word in words if word.isalpha() and len(word) >= SHORTEST])
        if (wrong := _wrong(word, known)) is not None
    ]
    readable = _readable({known for _, _, known, _ in near})
    return {word: known for _, _, known, word in sorted(near, reverse=True) if known in readable}


def _wrong(word: str, known: str) -> int | None:
    """How many errors make it the known word; None where that is too many to forgive. In a long word one error is
    forgiven as well where it is another form of the known one: "brivenbus" of "brievenbussen"."""
    most = forgiven(word, known)
    if (wrong := errors(word, known, most)) <= most:
        return wrong
    root, known_root = roots(word)[0], roots(known)[0]
    is_form = len(root) >= TWO_WRONG and known_root.startswith(root[0]) and errors(root, known_root, 1) == 1
    return wrong if is_form else None


def _alike(words: list[str]) -> list[tuple[str, str, float]]:
    """A typed word, one of the register, and how much they are alike, from 0 to 1."""
    long = [word for word in words if len(word) >= TWO_WRONG]
    spellings = [(word, one) for word in words if len(word) < TWO_WRONG for one in spelled(word)]
    found: list[tuple[str, str, float]] = []
    with connection.cursor() as cursor, transaction.atomic():
        if spellings:
            cursor.execute(ANY_SPELLING, [list(one) for one in zip(*spellings, strict=True)])
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


def spelled(word: str) -> set[str]:
    """All that begins as the word does and differs from it by one error, as `errors` counts."""
    ends = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    without = {front + back[1:] for front, back in ends}
    swapped = {front + back[1] + back[0] + back[2:] for front, back in ends if len(back) > 1}
    changed = {front + letter + back[1:] for front, back in ends if back for letter in ascii_lowercase}
    longer = {front + letter + back for front, back in ends for letter in ascii_lowercase}
    return (without | swapped | changed | longer) - {word}


def errors(one: str, other: str, most: int) -> int:
    """How many letters to add, drop or change, or neighbours to swap, to turn one word into the other; `most + 1` for
    more than `most`."""
    return OSA.distance(one, other, score_cutoff=most)


def forgiven(word: str, meant: str) -> int:
    """How many errors a word may have to be taken for another: the longer it is the more, and one less where it does
    not begin with the same letter, which is seldom mistyped."""
    most = 2 if len(word) >= TWO_WRONG else 1
    return most if word[0] == meant[0] else most - 1
