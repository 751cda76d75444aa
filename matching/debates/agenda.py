"""The debates of the House, indexed by number, day and words of the title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from math import log

from matching.debates.listed_debate import ListedDebate
from matching.debates.spelling import word_similarity

WHILE = timedelta(days=200)  # a later debate counts as the postponed one if it follows within this time
SAME_TITLE = 0.7  # minimum share of the weight of all words that equal titles have in common
NEAR = 0.6  # minimum similarity of a word in a title to a word in the letter


class Agenda:
    def __init__(self, debates: Iterable[ListedDebate]) -> None:
        self._debates = {debate.number: debate for debate in debates}
        self._by_day: dict[date, list[ListedDebate]] = defaultdict(list)
        for debate in self._debates.values():
            self._by_day[debate.day].append(debate)

    def on(self, day: date | None) -> list[ListedDebate]:
        return self._by_day.get(day, []) if day else []

    def titled(
        self, stems: Collection[str], since: date, until: date, abbreviations: Collection[str] = ()
    ) -> list[ListedDebate]:
        """The debates of that period that have one of these words, or an abbreviation spelled out, in the title.

        A word may be mistyped or part of a compound, but its first two letters must be right.
        """
        similar = {
            word
            for word in self._weights
            if any(word[:2] == stem[:2] and word_similarity(stem, word) >= NEAR for stem in stems)
        }
        return [
            debate
            for debate in self._debates.values()
            if since <= debate.day <= until
            and (not similar.isdisjoint(debate.words) or any(debate.spells_out(short) for short in abbreviations))
        ]

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
            return self._debates.get(debate.instead)
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

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """The weight of each word in a title: 1 if it is in every title, and more if it is rare."""
        counts = Counter(stem for debate in self._debates.values() for stem in debate.words)
        return {stem: 1 + log(len(self._debates) / count) for stem, count in counts.items()}

    @cached_property
    def _rarest(self) -> float:
        return max(self._weights.values(), default=1.0)
