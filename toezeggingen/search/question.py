"""A reader's words, understood by the words that the register itself has used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchRank
from django.db import connection
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.db.models.functions import Round

from toezeggingen.models import SearchDocument
from toezeggingen.search import compounds, numbers
from toezeggingen.search.spelling import candidates, errors, forgiven, is_form, is_kin, plain, words_of

LANGUAGE = "public.register"
MOST_WORDS = 12  # a question of more is answered by the first ones
MOST_CANDIDATES = 400
MOST_FORMS, MOST_KIN = 20, 150
DOCUMENT = "search_document__document"
# How much a word in the names, the debate's title and the text of a toezegging says; D is not used there.
WEIGHTS = [0.1, 0.3, 0.5, 1.0]
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")

# What the public can read now: a word of something that was withdrawn is as one that was never there.
PUBLIC = f"""
    EXISTS (SELECT FROM toezeggingen_searchdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
    OR EXISTS (SELECT FROM letters_letterdocument WHERE document @@ plainto_tsquery('{LANGUAGE}', {{word}}))
"""  # noqa: S608 - constants
KNOWN = f"""
SELECT asked.word, numnode(plainto_tsquery('{LANGUAGE}', asked.word)) = 0, known.words, known.lexemes
FROM unnest(%s::text[], %s::text[]) AS asked (word, pattern), LATERAL (
    SELECT coalesce(array_agg(word), '{{}}') AS words,
        coalesce(array_agg(btrim(plainto_tsquery('{LANGUAGE}', word)::text, chr(39))), '{{}}') AS lexemes
    FROM (
        SELECT DISTINCT length(word), word FROM parliament_word WHERE word ~ asked.pattern
        ORDER BY length(word), word LIMIT {MOST_CANDIDATES}) AS fitting
    WHERE {PUBLIC.format(word="word")}
) AS known
"""  # noqa: S608 - constants
ALIKE = f"""
SELECT DISTINCT asked.word, known.word, similarity(known.word, asked.word)
FROM unnest(%s::text[]) AS asked (word) JOIN parliament_word AS known ON known.word %% asked.word
WHERE {PUBLIC.format(word="known.word")}
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


class Question:
    """What a reader's words ask: whole phrases in quotes, the other words in any order and form.

    `found` and `best_first` are for toezeggingen, `wide` is for any document. The database is asked when first needed.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed.replace("\0", " ").strip()
        self.phrases = [phrase for phrase in _QUOTED.findall(self.typed) if words_of(phrase)][:MOST_WORDS]
        self.words = words_of(_QUOTED.sub(" ", self.typed))[:MOST_WORDS]

    @cached_property
    def number(self) -> numbers.Thing | None:
        """What the words name by its number."""
        return numbers.named(self.typed)

    @cached_property
    def is_unknown_number(self) -> bool:
        """The words are a number, and of nothing that is public: its digits are not words to look for."""
        return self.number is None and numbers.is_number(self.typed)

    @cached_property
    def meanings(self) -> list[Meaning]:
        """Of each word that says something; of one that the register does not know those of what it is taken for."""
        read = [one for one in _meanings(self.words) if not one.is_common]
        unknown = [one.word for one in read if not one.is_known]
        self._taken = _taken(unknown) if unknown else {}
        parts = _meanings([part for parts in self._taken.values() for part in parts])
        known = {one.word: one for one in parts if one.is_known}
        meanings = []
        for one in read:
            first, *others = [known[part] for part in self._taken.get(one.word, ()) if part in known] or [one]
            meanings += [first, *(replace(other, is_head=True) for other in others)]
        return meanings

    @property
    def taken(self) -> dict[str, tuple[str, ...]]:
        """The words that the register does not know, with what is sought instead: the word that was meant, or the parts
        of a compound."""
        return self._taken if self.meanings else {}

    @cached_property
    def _asked(self) -> list[Meaning]:
        """The known ones; of a compound the first part is enough where nothing has all of them."""
        known = [one for one in self.meanings if one.is_known]
        first = [one for one in known if not one.is_head]
        return known if first == known or self._is_had(known) else first

    @cached_property
    def is_partly(self) -> bool:
        """No toezegging has all of the words, so that some of them are enough."""
        return len(self._asked) > 1 and not self._is_had(self._asked)

    def _is_had(self, meanings: list[Meaning]) -> bool:
        every = self._query(one.forms | one.kin for one in meanings)
        return SearchDocument.objects.filter(document=every).exists()

    @cached_property
    def wide(self) -> SearchQueryCombinable:
        """Every document that has each of the words, or what is made with it; or some of the words themselves."""
        if self.is_partly:
            return self.close
        return self._query(one.forms | one.kin for one in self._asked)

    @cached_property
    def close(self) -> SearchQueryCombinable:
        """The same, of the words themselves."""
        return self._query((one.forms or one.kin for one in self._asked), is_any=self.is_partly)

    def _query(self, alternatives: Iterable[dict[str, str]], *, is_any: bool = False) -> SearchQueryCombinable:
        """Only letters and figures reach it, each lexeme in quotes of its own."""
        lexemes = (dict.fromkeys(known.values()) for known in alternatives)
        each = ["(" + " | ".join(f"'{lexeme}'" for lexeme in some) + ")" for some in lexemes]
        parts: list[SearchQueryCombinable] = [
            SearchQuery(plain(phrase), config=LANGUAGE, search_type="phrase") for phrase in self.phrases
        ]
        if each:
            joined = (" | " if is_any else " & ").join(each)
            parts.append(SearchQuery(joined, config="simple", search_type="raw"))
        query = parts[0] if parts else SearchQuery("", config=LANGUAGE)
        for part in parts[1:]:
            query = query & part
        return query

    @property
    def found(self) -> Q:
        """Toezeggingen that answer the question, or that its number names."""
        if self.number:
            return self.number.toezeggingen
        if self.is_unknown_number:
            return Q(pk=None)
        return Q(**{DOCUMENT: self.wide})

    @property
    def best_first(self) -> tuple[OrderBy, ...]:
        """Toezeggingen by how well they fit, in steps, so that those that fit about as well are equal."""
        return () if self.number else (Round(self.rank(DOCUMENT) * 30).desc(),)

    def rank(self, document: str) -> SearchRank:
        """By the words themselves; what has only words made with them comes after. A common word is in a hundred of
        those, and weighing them all in thousands of documents takes most of a second."""
        return SearchRank(F(document), self.close, weights=WEIGHTS)

    @property
    def remarks(self) -> list[str]:
        """What a reader must know of how the words were taken."""
        if self.number:
            return []
        if self.is_unknown_number:
            return [f"“{self.typed}” is geen nummer dat het register openbaar heeft."]
        sought = {one.word for one in self._asked}
        told = []
        for word, parts in self.taken.items():
            instead = " en ".join(f"“{part}”" for part in parts if part in sought)
            told += [f"“{word}” komt in geen toezegging of brief voor; gezocht is op {instead}."] if instead else []
        unknown = [one.word for one in self.meanings if not one.is_known]
        left_out = " en is weggelaten" if self._asked or self.phrases else ""
        told += [f"“{word}” komt in geen toezegging of brief voor{left_out}." for word in unknown]
        if not (self._asked or self.phrases or unknown):
            return ["Deze woorden zijn te gewoon om op te zoeken."]
        if self._asked and self.is_partly:
            told.append("Geen toezegging heeft al deze woorden; dit zijn toezeggingen met een deel ervan.")
        return told

    @cached_property
    def marked(self) -> frozenset[str]:
        """The words, folded, that a page marks where they stand."""
        of_phrases = (word for phrase in self.phrases for word in words_of(phrase))
        return frozenset([*of_phrases, *(word for one in self._asked for word in (*one.forms, *one.kin))])


def _meanings(words: list[str]) -> list[Meaning]:
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [words, [candidates(word) for word in words]])
        rows = cursor.fetchall()
    return [
        _meaning(word, dict(zip(known, lexemes, strict=True)), is_common=is_common)
        for word, is_common, known, lexemes in rows
    ]


def _meaning(word: str, known: dict[str, str], *, is_common: bool) -> Meaning:
    telling = [one for one, lexeme in known.items() if lexeme]
    forms = [one for one in telling if is_form(one, word)][:MOST_FORMS]
    kin = [one for one in telling if one not in forms and is_kin(one, word)][:MOST_KIN]
    return Meaning(word, {one: known[one] for one in forms}, {one: known[one] for one in kin}, is_common)


def _taken(unknown: list[str]) -> dict[str, tuple[str, ...]]:
    """What each word is taken for: the nearest that the register has, or else the parts that it is made of."""
    meant = _meant(unknown)
    return compounds.parts_of(word for word in unknown if word not in meant) | {
        word: (one,) for word, one in meant.items()
    }


def _meant(unknown: list[str]) -> dict[str, str]:
    """Of each mistyped word the nearest that the register has; none where nothing is near enough."""
    with connection.cursor() as cursor:
        cursor.execute(ALIKE, [unknown])
        rows = cursor.fetchall()
    nearest = sorted((errors(word, known), -similarity, known, word) for word, known, similarity in rows)
    return {word: known for wrong, _, known, word in reversed(nearest) if wrong <= forgiven(word, known)}
