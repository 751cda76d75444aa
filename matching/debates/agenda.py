"""The debates of the House, indexed by number, day and words of the title."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from matching.debates.listed_debate import ListedDebate
from matching.debates.spelling import word_similarity
from matching.dutch_words import weigh_words

WHILE = timedelta(days=200)  # a later debate counts as the postponed one if it follows within this time
SAME_TITLE = 0.7  # minimum share of the weight of all words that equal titles have in common
NEAR = 0.6  # minimum similarity of a word in a title to a word in the letter


class Agenda:
    """Index of debates. Words are indexed only when needed, because most letters give a day."""

    def __init__(self, debates: Iterable[ListedDebate]) -> None:
        self.by_number = {debate.number: debate for debate in debates}
        self._by_day: dict[date, list[ListedDebate]] = defaultdict(list)
        for debate in self.by_number.values():
            self._by_day[debate.day].append(debate)
        self._near: dict[str, list[str]] = {}

    def on(self, day: date | None) -> list[ListedDebate]:
        return self._by_day.get(day, []) if day else []

    def between(self, since: date, until: date) -> Iterator[ListedDebate]:
        days = self._days[bisect_left(self._days, since) : bisect_right(self._days, until)]
        return (debate for day in days for debate in self._by_day[day])

    def titled(
        self, stems: Iterable[str], since: date, until: date, abbreviations: Iterable[str] = ()
    ) -> list[ListedDebate]:
        """The debates of that period that have one of these words, or an abbreviation spelled out, in the title."""
        near = {word for stem in stems for word in self._like(stem)}
        found = {debate.number: debate for word in near for debate in self._by_word[word]}
        titled = [debate for debate in found.values() if since <= debate.day <= until]
        spelled_out = [
            debate
            for abbreviation in abbreviations
            for debate in self.between(since, until)
            if debate.number not in found and debate.spells_out(abbreviation)
        ]
        return list(dict.fromkeys(titled + spelled_out))

    def held(self, debate: ListedDebate) -> ListedDebate | None:
        """The debate, or the debate that replaced it; None if it was cancelled."""
        seen = {debate.number}
        while not debate.took_place:
            successor = self._successor(debate)
            if successor is None or successor.number in seen:
                return None
            debate = successor
            seen.add(debate.number)
        return debate

    def weight(self, stem: str) -> float:
        """The weight of a word by its rarity in titles. A word in no title weighs as much as the rarest word."""
        return self._weights.get(stem, self._rarest)

    def _successor(self, debate: ListedDebate) -> ListedDebate | None:
        if debate.instead:
            return self.by_number.get(debate.instead)
        if debate.moved_to:
            return self._same(debate, self.on(debate.moved_to))
        if debate.was_dropped:
            return None
        later = self.titled(debate.words, debate.day, debate.day + WHILE)
        return self._same(debate, sorted(later, key=lambda other: other.day))

    def _same(self, debate: ListedDebate, others: Iterable[ListedDebate]) -> ListedDebate | None:
        """The first debate of the same kind and title that took place, or else the first that did not."""
        same = [
            other
            for other in others
            if other.kind == debate.kind and other.number != debate.number and self._is_same_title(debate, other)
        ]
        return next((other for other in same if other.took_place), same[0] if same else None)

    def _is_same_title(self, debate: ListedDebate, other: ListedDebate) -> bool:
        shared = sum(self.weight(stem) for stem in debate.words.keys() & other.words.keys())
        total = sum(self.weight(stem) for stem in debate.words.keys() | other.words.keys())
        return shared >= SAME_TITLE * total

    def _like(self, stem: str) -> list[str]:
        """Words in titles that match this word, perhaps mistyped or in a compound, with the same first two letters."""
        if stem not in self._near:
            self._near[stem] = [
                word for word in self._by_front.get(stem[:2], []) if word_similarity(stem, word) >= NEAR
            ]
        return self._near[stem]

    @cached_property
    def _days(self) -> list[date]:
        return sorted(self._by_day)

    @cached_property
    def _by_word(self) -> Mapping[str, list[ListedDebate]]:
        found: dict[str, list[ListedDebate]] = defaultdict(list)
        for debate in self.by_number.values():
            for stem in debate.words:
                found[stem].append(debate)
        return found

    @cached_property
    def _by_front(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self._by_word:
            found[stem[:2]].append(stem)
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return weigh_words(debate.words for debate in self.by_number.values())

    @cached_property
    def _rarest(self) -> float:
        return max(self._weights.values(), default=1.0)
