"""Understand a reader's words with the words that the register itself uses."""

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
from search.text.mistyped import corrections, errors
from search.text.spelling import plain, words_of
from search.text.standings import QUOTED

MOST_WORDS = 12  # the rest of a longer question is ignored
DOCUMENT = "search_document__document"
# Weights of a word in the deadline, the names, the title of the debate and the text of a toezegging.
WEIGHTS = [0.1, 0.3, 0.5, 1.0]
# Both queries read a subquery with one row for each searched word in each toezegging.
WITH_SO_MANY = "SELECT toezegging_id FROM ({}) AS had (toezegging_id) GROUP BY toezegging_id HAVING count(*) >= %s"
MOST_OF_THEM = """
SELECT coalesce(max(words), 0) FROM (
    SELECT count(*) AS words FROM ({}) AS had (toezegging_id) GROUP BY toezegging_id) AS of_each
"""
GENERIC_WORDS = {"toezegging", "toezeggingen"}  # everything here is a toezegging, so these words select nothing


class Question:
    """A search: phrases in quotes are matched exactly, other words in any order and form.

    Words for a status ("openstaand") are not searched for if there are other words. `searched_text` holds the words to
    search for. `found` and `best_first` are for toezeggingen, `broad_query` is for any document. The properties query
    the database on first use.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed.replace("\0", " ").strip()
        self.standings, beside = standings.split_standings(self.typed)
        self.is_of_standing_only = bool(self.standings) and GENERIC_WORDS.issuperset(words_of(beside))
        self.searched_text = self.typed if self.is_of_standing_only else beside
        self.phrases = [phrase for phrase in QUOTED.findall(self.searched_text) if words_of(phrase)][:MOST_WORDS]
        self.words = words_of(QUOTED.sub(" ", self.searched_text))[:MOST_WORDS]

    @cached_property
    def number(self) -> numbers.Thing | None:
        """The thing with this number, if the whole question is one number."""
        return numbers.named(self.typed)

    @cached_property
    def named(self) -> list[numbers.Thing]:
        """The things whose number is among the words. If there are any, the other words do not select results."""
        return [self.number] if self.number else numbers.among(self.typed)

    @cached_property
    def by_number(self) -> Q | None:
        """The condition for numbers or the beginning of a number in the words. None if the words have no number."""
        if not self.named:
            return numbers.beginning(self.typed)
        return reduce(or_, (thing.toezeggingen for thing in self.named))

    @cached_property
    def day(self) -> date | None:
        """The date, if the whole question is one date."""
        day, beside = days.split_day(self.typed)
        return None if beside else day

    @property
    def exactly(self) -> Q | None:
        """The condition for a number or a date. None if words select the toezeggingen."""
        if self.by_number is None and self.day:
            return Q(made_on=self.day) | Q(due_latest=self.day)
        return self.by_number

    @cached_property
    def is_unknown_number(self) -> bool:
        """Whether the question is a number that nothing public has. Its digits are not searched for as words."""
        return self.by_number is None and numbers.is_number(self.typed)

    @cached_property
    def _together(self) -> dict[str, dict[str, str]]:
        return written_together(self.words)

    @cached_property
    def meanings(self) -> list[Meaning]:
        """The meaning of each significant word. An unknown word gives the meanings of its replacements."""
        read = [
            replace(meaning, forms=meaning.forms | self._together.get(meaning.word, {}))
            for meaning in meanings(self.words)
            if not meaning.is_common and meaning.word not in GENERIC_WORDS
        ]
        unknown = [meaning.word for meaning in read if not (meaning.is_known or self.is_of_standing_only)]
        self._replacements = _find_replacements(unknown) if unknown else {}
        parts = meanings([part for parts in self._replacements.values() for part in parts])
        known = {part.word: part for part in parts if part.is_known and not part.is_common}
        found = []
        for meaning in read:
            replacements = [known[part] for part in self._replacements.get(meaning.word, ()) if part in known]
            first, *others = replacements or [meaning]
            found += [first, *(replace(other, is_head=True) for other in others)]
        return found

    @property
    def replacements(self) -> dict[str, tuple[str, ...]]:
        """The replacements of unknown words: the corrected word, or the parts of a compound."""
        return self._replacements if self.meanings else {}

    def known_as(self, word: str) -> str:
        """Return the word itself if the register has it, else its replacement or another form of it."""
        if word in self.replacements:
            return self.replacements[word][0]
        forms: Iterable[str] = next((meaning.forms for meaning in self.meanings if meaning.word == word), ())
        return word if word in forms else next(iter(forms), word)

    @cached_property
    def _known(self) -> list[Meaning]:
        """The known words. If no toezegging has all of them, the last parts of unknown compounds are left out."""
        known = [meaning for meaning in self.meanings if meaning.is_known]
        first = [meaning for meaning in known if not meaning.is_head]
        return known if first == known or self._is_had(known) else first

    @property
    def _beside_numbers(self) -> bool:
        """Whether there are words besides the numbers. Such words determine the order."""
        return bool(self.named and not self.number and self._known)

    @cached_property
    def is_partly(self) -> bool:
        """Whether some of the words are enough: no toezegging has all words, or numbers already select the results."""
        return self._beside_numbers or (len(self._known) > 1 and not self._is_had(self._known))

    @cached_property
    def _partly(self) -> Q:
        """The condition for toezeggingen with the most of these words, or with one word fewer than the most.

        One word is not enough: twelve common words would select half of the register, which takes seconds to sort.
        """
        queries = [self._query([meaning.forms or meaning.kin]) for meaning in self._known]
        alone = [ToezeggingDocument.objects.filter(document=query).values("pk") for query in queries]
        rows, params = alone[0].union(*alone[1:], all=True).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(MOST_OF_THEM.format(rows), params)
            (most,) = cursor.fetchone()
        return Q(pk__in=RawSQL(WITH_SO_MANY.format(rows), [*params, max(most - 1, 1)]))  # noqa: S611 - built of querysets

    def _is_had(self, meanings: list[Meaning]) -> bool:
        every = self._query(meaning.forms | meaning.kin for meaning in meanings)
        return ToezeggingDocument.objects.filter(document=every).exists()

    @cached_property
    def broad_query(self) -> SearchQueryCombinable:
        """The query for documents with every word or a longer word that contains it. If `is_partly`: `narrow_query`."""
        if self.is_partly:
            return self.narrow_query
        return self._query(meaning.forms | meaning.kin for meaning in self._known)

    @cached_property
    def narrow_query(self) -> SearchQueryCombinable:
        """The query for documents with the words themselves, not with longer words that contain them."""
        return self._query((meaning.forms or meaning.kin for meaning in self._known), is_any=self.is_partly)

    def _query(self, alternatives: Iterable[dict[str, str]], *, is_any: bool = False) -> SearchQueryCombinable:
        """Build the query. Injection is impossible: lexemes have only letters and digits, and each lexeme is quoted."""
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
        """The condition for the toezeggingen that match this question."""
        if self.exactly is not None:
            return self.exactly
        if self.is_unknown_number:
            return Q(pk=None)
        return self._partly if self.is_partly else Q(**{DOCUMENT: self.broad_query})

    @property
    def best_first(self) -> tuple[OrderBy, ...]:
        """The order by rank. Ranks are rounded, so that nearly equal matches count as equal.

        If two typed words together are a known compound, toezeggingen with that compound come first.
        """
        if self.exactly is not None and not self._beside_numbers:
            return ()
        ranks = [self.rank(DOCUMENT)]
        if self._together:
            as_compound = self._query(self._together.values(), is_any=True)
            ranks.insert(0, SearchRank(F(DOCUMENT), as_compound, weights=WEIGHTS))
        return tuple(Round(rank * 30).desc() for rank in ranks)

    def rank(self, document: str) -> SearchRank:
        """Return the rank by the words themselves. Documents with only longer words come last.

        A common word may occur in a hundred longer words, and to rank by all of those takes most of a second.
        """
        return SearchRank(F(document), self.narrow_query, weights=WEIGHTS)

    @property
    def remarks(self) -> list[str]:
        """Remarks for the reader about how the words were understood."""
        return self.remarks_beside(())

    def remarks_beside(self, names: Iterable[str]) -> list[str]:
        """Return the remarks beside things with these names. Words in these names get no "not found" remark."""
        if self.by_number is not None:
            searched = [] if self.number else [thing.number for thing in self.named]
            rest = "bepalen alleen de volgorde" if self._beside_numbers else "zijn weggelaten"
            return [f"Gezocht is op {' en '.join(searched)}; de andere woorden {rest}."] if searched else []
        if self.day:
            return [f"Gezocht is op wat op {dates.dutch(self.day)} is toegezegd of die dag vervalt."]
        if self.is_unknown_number:
            return [f"“{self.typed}” is geen nummer dat het register openbaar heeft."]
        if not (self.meanings or self.phrases):
            return ["Deze woorden zijn te gewoon om op te zoeken."]
        return self._remarks_on_words({word for name in names for word in words_of(name)})

    def _remarks_on_words(self, named: set[str]) -> list[str]:
        shown = {word for word in self.words if any(name.startswith(word) for name in named)}
        searched = {meaning.word for meaning in self._known}
        how = "; hier is gezocht op het woord" if self.is_of_standing_only else " en is niet als woord gezocht"
        remarks = [f"“{standing.words}” zegt hoe een toezegging ervoor staat{how}." for standing in self.standings]
        for word, parts in self.replacements.items():
            instead = " en ".join(f"“{part}”" for part in parts if part in searched)
            nowhere = f"“{word}” komt in geen toezegging of brief voor; gezocht is op {instead}."
            besides = f"In toezeggingen en brieven is gezocht op {instead} in plaats van “{word}”."
            remarks += [besides if word in shown else nowhere] if instead else []
        left_out = " en is weggelaten" if self._known or self.phrases else ""
        unknown = [meaning.word for meaning in self.meanings if not meaning.is_known and meaning.word not in shown]
        remarks += [f"“{word}” komt in geen toezegging of brief voor{left_out}." for word in unknown]
        if self._known and self.is_partly:
            remarks.append("Geen toezegging heeft al deze woorden; gezocht is op een deel ervan.")
        return remarks

    @cached_property
    def marked(self) -> frozenset[str]:
        """The folded words to mark on the page. Empty if the question is a date."""
        if self.day:
            return frozenset()
        of_phrases = (word for phrase in self.phrases for word in words_of(phrase))
        return frozenset([*of_phrases, *(word for meaning in self._known for word in (*meaning.forms, *meaning.kin))])


def _find_replacements(unknown: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the replacement of each unknown word: the most similar known word, else the parts of a compound.

    A split in two known parts is preferred over a correction of two errors.
    """
    near = corrections(unknown)
    parts = compounds.parts_of(word for word in unknown if word not in near or errors(word, near[word], 1) > 1)
    whole = {word: both for word, both in parts.items() if word not in near or len(both) > 1}
    return {word: (known,) for word, known in near.items()} | whole
