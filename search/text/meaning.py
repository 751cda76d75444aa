"""Which words of the register a typed word may mean, and under which lexemes documents have them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from search.text.spelling import candidates, is_form, is_kin

LANGUAGE = "public.register"
MOST_CANDIDATES = 400
MOST_FORMS, MOST_KIN = 20, 150
# Of all words of a question together: each document that has one of them is held against each of these.
MOST_KIN_IN_ALL = 300

# What the public can read now: a word of something that was withdrawn is as one that was never there.
PUBLIC = f"""
    EXISTS (SELECT FROM search_toezeggingdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
    OR EXISTS (SELECT FROM search_letterdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
"""  # noqa: S608 - constants
KNOWN = f"""
SELECT asked.word, numnode(plainto_tsquery('{LANGUAGE}', asked.word)) = 0, known.words, known.lexemes
FROM unnest(%s::text[], %s::text[]) AS asked (word, pattern), LATERAL (
    SELECT coalesce(array_agg(word), '{{}}') AS words,
        coalesce(array_agg(btrim(plainto_tsquery('{LANGUAGE}', word)::text, chr(39))), '{{}}') AS lexemes
    FROM (
        SELECT DISTINCT word <> asked.word, length(word), word FROM search_searchword WHERE word ~ asked.pattern
        ORDER BY 1, 2, 3 LIMIT {MOST_CANDIDATES}) AS fitting
    WHERE {PUBLIC.format(word="word")}
) AS known
"""  # noqa: S608 - constants
TOGETHER = f"""
SELECT asked.word, btrim(plainto_tsquery('{LANGUAGE}', asked.word)::text, chr(39))
FROM unnest(%s::text[]) AS asked (word) WHERE {PUBLIC.format(word="asked.word")}
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Meaning:
    """Words of the register that a typed word may mean, its own forms and the longer words with it, each with the
    lexeme under which documents have it."""

    word: str
    forms: dict[str, str]
    kin: dict[str, str]
    is_common: bool  # the language has it everywhere, so that it says nothing
    is_head: bool = False  # of a compound that the register does not know it is not the first part

    @property
    def is_known(self) -> bool:
        return bool(self.forms or self.kin)


def meanings(words: list[str]) -> list[Meaning]:
    """Of each word; the longest of the words with it are left out where there are very many."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [words, [candidates(word) for word in words]])
        rows = cursor.fetchall()
    most_kin = min(MOST_KIN, MOST_KIN_IN_ALL // len(words))
    return [
        _meaning(word, dict(zip(known, lexemes, strict=True)), most_kin=most_kin, is_common=is_common)
        for word, is_common, known, lexemes in rows
    ]


def written_together(words: list[str]) -> dict[str, dict[str, str]]:
    """Of each word what it makes with the one before or after it, where the register writes the two as one, with the
    lexeme of that: "berichten box" is berichtenbox."""
    pairs = list(pairwise(words))
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TOGETHER, [["".join(pair) for pair in pairs]])
        known = dict(cursor.fetchall())
    made: dict[str, dict[str, str]] = {}
    for pair in pairs:
        if (one := "".join(pair)) in known:
            for word in pair:
                made.setdefault(word, {})[one] = known[one]
    return made


def _meaning(word: str, known: dict[str, str], *, most_kin: int, is_common: bool) -> Meaning:
    telling = [one for one, lexeme in known.items() if lexeme]
    forms = [one for one in telling if is_form(one, word)][:MOST_FORMS]
    kin = [one for one in telling if one not in forms and is_kin(one, word)][:most_kin]
    return Meaning(word, {one: known[one] for one in forms}, {one: known[one] for one in kin}, is_common)
