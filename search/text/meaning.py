"""The words of the register that a typed word may mean, with the lexemes that documents have for them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from search.text.spelling import candidates, is_form, is_kin

LANGUAGE = "public.register"
MOST_CANDIDATES = 400
MOST_FORMS, MOST_KIN = 20, 150
# For all words of a question together, because the ranking compares each document with each of them.
MOST_KIN_IN_ALL = 300

# Words that the public can read now. A word of something withdrawn does not exist for a reader.
PUBLIC = f"""
    EXISTS (SELECT FROM search_toezeggingdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
    OR EXISTS (SELECT FROM search_letterdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
"""  # noqa: S608 - constants
KNOWN = f"""
SELECT typed.word, numnode(plainto_tsquery('{LANGUAGE}', typed.word)) = 0, known.words, known.lexemes
FROM unnest(%s::text[], %s::text[]) AS typed (word, pattern), LATERAL (
    SELECT coalesce(array_agg(word), '{{}}') AS words,
        coalesce(array_agg(btrim(plainto_tsquery('{LANGUAGE}', word)::text, chr(39))), '{{}}') AS lexemes
    FROM (
        SELECT DISTINCT word <> typed.word, length(word), word FROM search_searchword WHERE word ~ typed.pattern
        ORDER BY 1, 2, 3 LIMIT {MOST_CANDIDATES}) AS fitting
    WHERE {PUBLIC.format(word="word")}
) AS known
"""  # noqa: S608 - constants
TOGETHER = f"""
SELECT typed.word, btrim(plainto_tsquery('{LANGUAGE}', typed.word)::text, chr(39))
FROM unnest(%s::text[]) AS typed (word) WHERE {PUBLIC.format(word="typed.word")}
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Meaning:
    """The words of the register that a typed word may mean, each with its lexeme in documents.

    `forms` are the word itself and its inflections, `kin` are longer words with it.
    """

    word: str
    forms: dict[str, str]
    kin: dict[str, str]
    is_common: bool  # a stop word of the language
    is_head: bool = False  # not the first part of an unknown compound

    @property
    def is_known(self) -> bool:
        return bool(self.forms or self.kin)


def meanings(words: list[str]) -> list[Meaning]:
    """The meaning of each word; the longest words of its kin are left out if there are too many."""
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
    """For each word, the compounds with the next or previous word that the register knows, with their lexemes.

    "berichten box" gives berichtenbox.
    """
    pairs = list(pairwise(words))
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(TOGETHER, [["".join(pair) for pair in pairs]])
        known = dict(cursor.fetchall())
    made: dict[str, dict[str, str]] = {}
    for pair in pairs:
        if (compound := "".join(pair)) in known:
            for word in pair:
                made.setdefault(word, {})[compound] = known[compound]
    return made


def _meaning(word: str, known: dict[str, str], *, most_kin: int, is_common: bool) -> Meaning:
    indexed = [other for other, lexeme in known.items() if lexeme]
    forms = [other for other in indexed if is_form(other, word)][:MOST_FORMS]
    kin = [other for other in indexed if other not in forms and is_kin(other, word)][:most_kin]
    return Meaning(word, {form: known[form] for form in forms}, {longer: known[longer] for longer in kin}, is_common)
