"""A reader's words, understood by the words that the register itself has used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchRank
from django.db import connection
from django.db.models import F, Q
from django.db.models.expressions import OrderBy, RawSQL
from django.db.models.functions import Round

from parliament import dates
from search.models import ToezeggingDocument
from search.text import compounds, days, numbers, standings
from search.text.meaning import LANGUAGE, Meaning, meanings, written_together
from search.text.mistyped import errors, meant
from search.text.spelling import plain, words_of
from search.text.standings import QUOTED

MOST_WORDS = 12  # a question of more is answered by the first ones
DOCUMENT = "search_document__document"
# How much a word in the term, the names, the debate's title and the text of a toezegging says.
WEIGHTS = [0.1, 0.3, 0.5, 1.0]
# Of toezeggingen that stand once for each word that they have.
WITH_SO_MANY = "SELECT toezegging_id FROM ({}) AS had (toezegging_id) GROUP BY toezegging_id HAVING count(*) >= %s"
MOST_OF_THEM = """
SELECT coalesce(max(words), 0) FROM (
    SELECT count(*) AS words FROM ({}) AS had (toezegging_id) GROUP BY toezegging_id) AS of_each
"""
SOUGHT = {"toezegging", "toezeggingen"}  # said by who asks for them, so that it says nothing of which


class Question:
    """What a reader's words ask: whole phrases in quotes, the other words in any order and form.

    How toezeggingen stand ("openstaand") is no word of theirs: where others stand beside it, only those are `sought`.
    `found` and `best_first` are for toezeggingen, `wide` is for any document. The database is asked when first needed.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed.replace("\0", " ").strip()
        self.standings, beside = standings.apart(self.typed)
        self.is_of_standing_only = bool(self.standings) and SOUGHT.issuperset(words_of(beside))
        self.sought = self.typed if self.is_of_standing_only else beside
        self.phrases = [phrase for phrase in QUOTED.findall(self.sought) if words_of(phrase)][:MOST_WORDS]
        self.words = words_of(QUOTED.sub(" ", self.sought))[:MOST_WORDS]

    @cached_property
    def number(self) -> numbers.Thing | None:
        """What the words name by its number."""
        return numbers.named(self.typed)

    @cached_property
    def named(self) -> list[numbers.Thing]:
        """What has its number in the words, alone or among others. That is what is asked: the others are left out."""
        return [self.number] if self.number else numbers.among(self.typed)

    @cached_property
    def by_number(self) -> Q | None:
        """The toezeggingen that the words ask by a number or its beginning; None where they do not."""
        if not self.named:
            return numbers.beginning(self.typed)
        return reduce(or_, (thing.toezeggingen for thing in self.named))

    @cached_property
    def day(self) -> date | None:
        """Where the words are a day and nothing else."""
        day, beside = days.apart(self.typed)
        return None if beside else day

    @property
    def exactly(self) -> Q | None:
        """The toezeggingen that are asked by a number or a day; None where words ask them."""
        if self.by_number is None and self.day:
            return Q(made_on=self.day) | Q(due_latest=self.day)
        return self.by_number

    @cached_property
    def is_unknown_number(self) -> bool:
        """The words are a number, and of nothing that is public: its digits are not words to look for."""
        return self.by_number is None and numbers.is_number(self.typed)

    @cached_property
    def _together(self) -> dict[str, dict[str, str]]:
        return written_together(self.words)

    @cached_property
    def meanings(self) -> list[Meaning]:
        """Of each word that says something; of one that the register does not know those of what it is taken for."""
        read = [
            replace(one, forms=one.forms | self._together.get(one.word, {}))
            for one in meanings(self.words)
            if not one.is_common and one.word not in SOUGHT
        ]
        unknown = [one.word for one in read if not (one.is_known or self.is_of_standing_only)]
        self._taken = _taken(unknown) if unknown else {}
        parts = meanings([part for parts in self._taken.values() for part in parts])
        known = {one.word: one for one in parts if one.is_known and not one.is_common}
        asked = []
        for one in read:
            first, *others = [known[part] for part in self._taken.get(one.word, ()) if part in known] or [one]
            asked += [first, *(replace(other, is_head=True) for other in others)]
        return asked

    @property
    def taken(self) -> dict[str, tuple[str, ...]]:
        """The words that the register does not know, with what is sought instead: the word that was meant, or the parts
        of a compound."""
        return self._taken if self.meanings else {}

    def known_as(self, word: str) -> str:
        """The word itself, or where the register does not have it that of what it is taken for, or another form."""
        if word in self.taken:
            return self.taken[word][0]
        forms: Iterable[str] = next((one.forms for one in self.meanings if one.word == word), ())
        return word if word in forms else next(iter(forms), word)

    @cached_property
    def _asked(self) -> list[Meaning]:
        """The known ones; of a compound the first part is enough where nothing has all of them."""
        known = [one for one in self.meanings if one.is_known]
        first = [one for one in known if not one.is_head]
        return known if first == known or self._is_had(known) else first

    @property
    def _beside_numbers(self) -> bool:
        """Are there words besides the numbers that ask? What these name is in the order of how well it fits those."""
        return bool(self.named and not self.number and self._asked)

    @cached_property
    def is_partly(self) -> bool:
        """No toezegging has all of the words, or numbers say which are asked, so that some of them are enough."""
        return self._beside_numbers or (len(self._asked) > 1 and not self._is_had(self._asked))

    @cached_property
    def _partly(self) -> Q:
        """The toezeggingen with as many of the words as any has, or one less. With any of twelve common words would be
        half of the register, and putting that in order takes seconds."""
        alone = [ToezeggingDocument.objects.filter(document=self._query([one.forms or one.kin])) for one in self._asked]
        rows, params = (
            alone[0].values("pk").union(*(rows.values("pk") for rows in alone[1:]), all=True).query.sql_with_params()
        )
        with connection.cursor() as cursor:
            cursor.execute(MOST_OF_THEM.format(rows), params)
            (most,) = cursor.fetchone()
        return Q(pk__in=RawSQL(WITH_SO_MANY.format(rows), [*params, max(most - 1, 1)]))  # noqa: S611 - built of querysets

    def _is_had(self, meanings: list[Meaning]) -> bool:
        every = self._query(one.forms | one.kin for one in meanings)
        return ToezeggingDocument.objects.filter(document=every).exists()

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
        """Toezeggingen that answer the question, or that its number or day names."""
        if self.exactly is not None:
            return self.exactly
        if self.is_unknown_number:
            return Q(pk=None)
        return self._partly if self.is_partly else Q(**{DOCUMENT: self.wide})

    @property
    def best_first(self) -> tuple[OrderBy, ...]:
        """Toezeggingen by how well they fit, in steps, so that those that fit about as well are equal; first those that
        have as one word what was typed as two."""
        if self.exactly is not None and not self._beside_numbers:
            return ()
        ranks = [self.rank(DOCUMENT)]
        if self._together:
            as_one = self._query(self._together.values(), is_any=True)
            ranks.insert(0, SearchRank(F(DOCUMENT), as_one, weights=WEIGHTS))
        return tuple(Round(rank * 30).desc() for rank in ranks)

    def rank(self, document: str) -> SearchRank:
        """By the words themselves; what has only words made with them comes after. A common word is in a hundred of
        those, and weighing them all in thousands of documents takes most of a second."""
        return SearchRank(F(document), self.close, weights=WEIGHTS)

    @property
    def remarks(self) -> list[str]:
        """What a reader must know of how the words were taken."""
        return self.remarks_beside(())

    def remarks_beside(self, names: Iterable[str]) -> list[str]:
        """The same where things with these names are shown too, of whose words no one is told that they are nowhere."""
        if self.by_number is not None:
            asked = [] if self.number else [thing.number for thing in self.named]
            rest = "bepalen alleen de volgorde" if self._beside_numbers else "zijn weggelaten"
            return [f"Gezocht is op {' en '.join(asked)}; de andere woorden {rest}."] if asked else []
        if self.day:
            return [f"Gezocht is op wat op {dates.dutch(self.day)} is toegezegd of die dag vervalt."]
        if self.is_unknown_number:
            return [f"“{self.typed}” is geen nummer dat het register openbaar heeft."]
        if not (self.meanings or self.phrases):
            return ["Deze woorden zijn te gewoon om op te zoeken."]
        return self._told_of_words({word for name in names for word in words_of(name)})

    def _told_of_words(self, named: set[str]) -> list[str]:
        shown = {word for word in self.words if any(one.startswith(word) for one in named)}
        sought = {one.word for one in self._asked}
        how = "; hier is gezocht op het woord" if self.is_of_standing_only else " en is niet als woord gezocht"
        told = [f"“{one.words}” zegt hoe een toezegging ervoor staat{how}." for one in self.standings]
        for word, parts in self.taken.items():
            instead = " en ".join(f"“{part}”" for part in parts if part in sought)
            nowhere = f"“{word}” komt in geen toezegging of brief voor; gezocht is op {instead}."
            besides = f"In toezeggingen en brieven is gezocht op {instead} in plaats van “{word}”."
            told += [besides if word in shown else nowhere] if instead else []
        left_out = " en is weggelaten" if self._asked or self.phrases else ""
        unknown = [one.word for one in self.meanings if not one.is_known and one.word not in shown]
        told += [f"“{word}” komt in geen toezegging of brief voor{left_out}." for word in unknown]
        if self._asked and self.is_partly:
            told.append("Geen toezegging heeft al deze woorden; gezocht is op een deel ervan.")
        return told

    @cached_property
    def marked(self) -> frozenset[str]:
        """The words, folded, that a page marks where they stand; a day is no words."""
        if self.day:
            return frozenset()
        of_phrases = (word for phrase in self.phrases for word in words_of(phrase))
        return frozenset([*of_phrases, *(word for one in self._asked for word in (*one.forms, *one.kin))])


def _taken(unknown: list[str]) -> dict[str, tuple[str, ...]]:
    """What each word is taken for: the nearest that the register has, or else the parts that it is made of. Two parts
    that are all of it say more than a word that is two errors away."""
    near = meant(unknown)
    parts = compounds.parts_of(word for word in unknown if word not in near or errors(word, near[word], 1) > 1)
    whole = {word: both for word, both in parts.items() if word not in near or len(both) > 1}
    return {word: (one,) for word, one in near.items()} | whole
