"""Understand a reader's words with the words that the register itself uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, SearchRank
from django.db.models import Case, F, Max, Q, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Round

from parliament import dates
from search.models import ToezeggingDocument
from search.text import compounds, numbers
from search.text.dates_and_statuses import QUOTED, split_day, split_status_words
from search.text.meaning import LANGUAGE, Meaning, find_compounds, meanings
from search.text.mistyped import corrections, count_errors
from search.text.spelling import plain, words_of

MOST_WORDS = 12  # the rest of a longer question is ignored
DOCUMENT = "search_document__document"
# Weights of a word in the deadline, the names, the title of the debate and the text of a toezegging.
WEIGHTS = [0.1, 0.3, 0.5, 1.0]
GENERIC_WORDS = {"toezegging", "toezeggingen"}  # everything here is a toezegging, so these words select nothing


class Question:
    """A search: phrases in quotes are matched exactly, other words in any order and form.

    Words for a status ("openstaand") are not searched for if there are other words. `searched_text` is the text to
    search for. `condition` and `best_first` are for toezeggingen, `broad_query` is for any document. The properties
    query the database on first use.
    """

    def __init__(self, typed: str) -> None:
        self.typed = typed.replace("\0", " ").strip()
        self.status_words, other_words = split_status_words(self.typed)
        self.has_only_status_words = bool(self.status_words) and GENERIC_WORDS.issuperset(words_of(other_words))
        self.searched_text = self.typed if self.has_only_status_words else other_words
        self.phrases = [phrase for phrase in QUOTED.findall(self.searched_text) if words_of(phrase)][:MOST_WORDS]
        self.words = words_of(QUOTED.sub(" ", self.searched_text))[:MOST_WORDS]

    @cached_property
    def numbered_thing(self) -> numbers.Thing | None:
        """The thing with this number, if the whole question is one number."""
        return numbers.find_thing(self.typed)

    @cached_property
    def numbered_things(self) -> list[numbers.Thing]:
        """The things whose number is among the words. If there are any, the other words do not select results."""
        return [self.numbered_thing] if self.numbered_thing else numbers.find_things_among(self.typed)

    @cached_property
    def number_condition(self) -> Q | None:
        """The condition for numbers or the beginning of a number in the words. None if the words have no number."""
        if not self.numbered_things:
            return numbers.condition_of_beginning(self.typed)
        return reduce(or_, (thing.toezeggingen for thing in self.numbered_things))

    @cached_property
    def day(self) -> date | None:
        """The date, if the whole question is one date."""
        day, other_words = split_day(self.typed)
        return None if other_words else day

    @property
    def _exact_condition(self) -> Q | None:
        """The condition for a number or a date. None if words select the toezeggingen."""
        if self.number_condition is None and self.day:
            return Q(made_on=self.day) | Q(due_latest=self.day)
        return self.number_condition

    @cached_property
    def is_unknown_number(self) -> bool:
        """Whether the question is a number that nothing public has. Its digits are not searched for as words."""
        return self.number_condition is None and numbers.is_number(self.typed)

    @cached_property
    def _compounds(self) -> dict[str, dict[str, str]]:
        return find_compounds(self.words)

    @cached_property
    def _typed_meanings(self) -> list[Meaning]:
        """The meaning of each significant word, as typed."""
        return [
            replace(meaning, forms=meaning.forms | self._compounds.get(meaning.word, {}))
            for meaning in meanings(self.words)
            if not meaning.is_common and meaning.word not in GENERIC_WORDS
        ]

    @cached_property
    def replacements(self) -> dict[str, tuple[str, ...]]:
        """The replacements of unknown words: the corrected word, or the parts of a compound."""
        unknown = [meaning.word for meaning in self._typed_meanings if not meaning.is_known]
        return _find_replacements(unknown) if unknown and not self.has_only_status_words else {}

    @cached_property
    def meanings(self) -> list[Meaning]:
        """The meaning of each significant word. An unknown word gives the meanings of its replacements."""
        parts = meanings([part for parts in self.replacements.values() for part in parts])
        known = {part.word: part for part in parts if part.is_known and not part.is_common}
        found = []
        for meaning in self._typed_meanings:
            replacements = [known[part] for part in self.replacements.get(meaning.word, ()) if part in known]
            first, *others = replacements or [meaning]
            found += [first, *(replace(other, is_head=True) for other in others)]
        return found

    def in_register_spelling(self, word: str) -> str:
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
        return known if first == known or self._has_matches(known) else first

    @property
    def _has_words_beside_numbers(self) -> bool:
        """Whether there are words besides the numbers. Such words determine the order."""
        return bool(self.numbered_things and not self.numbered_thing and self._known)

    @cached_property
    def some_words_suffice(self) -> bool:
        """Whether some of the words are enough: no toezegging has all words, or numbers already select the results."""
        return self._has_words_beside_numbers or (len(self._known) > 1 and not self._has_matches(self._known))

    @cached_property
    def _some_words_condition(self) -> Q:
        """The condition for toezeggingen with the most of these words, or with one word fewer than the most.

        One word is not enough: twelve common words would select half of the register, which takes seconds to sort.
        """
        queries = [Q(document=self._query([meaning.forms or meaning.kin])) for meaning in self._known]
        number_of_words = sum((Case(When(query, then=1), default=0) for query in queries), Value(0))
        documents = ToezeggingDocument.objects.filter(reduce(or_, queries)).annotate(number_of_words=number_of_words)
        most = documents.aggregate(most=Max("number_of_words"))["most"] or 0
        return Q(pk__in=documents.filter(number_of_words__gte=most - 1).values("pk"))

    def _has_matches(self, meanings: list[Meaning]) -> bool:
        """Whether a toezegging has all words with these meanings."""
        every = self._query(meaning.forms | meaning.kin for meaning in meanings)
        return ToezeggingDocument.objects.filter(document=every).exists()

    @cached_property
    def broad_query(self) -> SearchQueryCombinable:
        """The query for documents with every word, or a longer word that contains it."""
        if self.some_words_suffice:
            return self.narrow_query
        return self._query(meaning.forms | meaning.kin for meaning in self._known)

    @cached_property
    def narrow_query(self) -> SearchQueryCombinable:
        """The query for documents with the words themselves, not with longer words that contain them."""
        return self._query((meaning.forms or meaning.kin for meaning in self._known), is_any=self.some_words_suffice)

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
    def condition(self) -> Q:
        """The condition for the toezeggingen that match this question."""
        if self._exact_condition is not None:
            return self._exact_condition
        if self.is_unknown_number:
            return Q(pk=None)
        return self._some_words_condition if self.some_words_suffice else Q(**{DOCUMENT: self.broad_query})

    @property
    def best_first(self) -> tuple[OrderBy, ...]:
        """The order by rank. Ranks are rounded, so that nearly equal matches count as equal.

        If two typed words together are a known compound, toezeggingen with that compound come first.
        """
        if self._exact_condition is not None and not self._has_words_beside_numbers:
            return ()
        ranks = [self.rank(DOCUMENT)]
        if self._compounds:
            as_compound = self._query(self._compounds.values(), is_any=True)
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
        if self.number_condition is not None:
            searched = [] if self.numbered_thing else [thing.number for thing in self.numbered_things]
            rest = "bepalen alleen de volgorde" if self._has_words_beside_numbers else "zijn weggelaten"
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
        how = "; hier is gezocht op het woord" if self.has_only_status_words else " en is niet als woord gezocht"
        remarks = [f"“{status.words}” zegt hoe een toezegging ervoor staat{how}." for status in self.status_words]
        for word, parts in self.replacements.items():
            instead = " en ".join(f"“{part}”" for part in parts if part in searched)
            nowhere = f"“{word}” komt in geen toezegging of brief voor; gezocht is op {instead}."
            besides = f"In toezeggingen en brieven is gezocht op {instead} in plaats van “{word}”."
            remarks += [besides if word in shown else nowhere] if instead else []
        left_out = " en is weggelaten" if self._known or self.phrases else ""
        unknown = [meaning.word for meaning in self.meanings if not meaning.is_known and meaning.word not in shown]
        remarks += [f"“{word}” komt in geen toezegging of brief voor{left_out}." for word in unknown]
        if self._known and self.some_words_suffice:
            remarks.append("Geen toezegging heeft al deze woorden; gezocht is op een deel ervan.")
        return remarks

    @cached_property
    def words_to_mark(self) -> frozenset[str]:
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
    parts = compounds.parts_of(word for word in unknown if word not in near or count_errors(word, near[word], 1) > 1)
    whole = {word: both for word, both in parts.items() if word not in near or len(both) > 1}
    return {word: (known,) for word, known in near.items()} | whole
