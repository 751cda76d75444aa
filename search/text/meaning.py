"""The words of the register that a typed word may mean, with the lexemes of those words in documents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.db import connection

from search.text.spelling import is_form, is_kin, related_words_pattern

LANGUAGE = "public.register"
MOST_CANDIDATES = 400
MOST_FORMS, MOST_KIN = 20, 150
# The limit on related words for a whole query. Ranking compares every document with every related word.
MOST_KIN_IN_ALL = 300

# Words that the public can read now. A word that occurs only in withdrawn documents does not exist for a reader.
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
COMPOUNDS = f"""
SELECT typed.word, btrim(plainto_tsquery('{LANGUAGE}', typed.word)::text, chr(39))
FROM unnest(%s::text[]) AS typed (word) WHERE {PUBLIC.format(word="typed.word")}
"""  # noqa: S608 - constants


@dataclass(frozen=True)
class Meaning:
    """The words of the register that a typed word may mean, each with its lexeme in documents.

    `forms` are the word itself and its inflections; `kin` are longer words that contain the word.
    """

    word: str
    forms: dict[str, str]
    kin: dict[str, str]
    is_common: bool  # a stop word of the language
    is_head: bool = False  # the last part of an unknown compound, "leveringen" in "wapenleveringen"

    @property
    def is_known(self) -> bool:
        return bool(self.forms or self.kin)


def meanings(words: list[str]) -> list[Meaning]:
    """Return the meaning of each word. If a word has too much kin, the longest words are left out."""
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [words, [related_words_pattern(word) for word in words]])
        rows = cursor.fetchall()
    most_kin = min(MOST_KIN, MOST_KIN_IN_ALL // len(words))
    return [
        _meaning(word, dict(zip(known, lexemes, strict=True)), most_kin=most_kin, is_common=is_common)
        for word, is_common, known, lexemes in rows
    ]


def find_compounds(words: list[str]) -> dict[str, dict[str, str]]:
    """Return the compounds of each word and the next or previous word, with the lexemes of these compounds.

    Only compounds that the register knows are returned: "berichten box" gives "berichtenbox".
    """
    pairs = list(pairwise(words))
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(COMPOUNDS, [["".join(pair) for pair in pairs]])
        known = dict(cursor.fetchall())
    compounds: dict[str, dict[str, str]] = {}
    for pair in pairs:
        if (compound := "".join(pair)) in known:
            for word in pair:
                compounds.setdefault(word, {})[compound] = known[compound]
    return compounds


def _meaning(word: str, known: dict[str, str], *, most_kin: int, is_common: bool) -> Meaning:
    indexed = [other for other, lexeme in known.items() if lexeme]
    forms = [other for other in indexed if is_form(other, word)][:MOST_FORMS]
    kin = [other for other in indexed if other not in forms and is_kin(other, word)][:most_kin]
    return Meaning(word, {form: known[form] for form in forms}, {longer: known[longer] for longer in kin}, is_common)
