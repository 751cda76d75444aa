"""The debates of the House, sought by day and by the words of their titles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from matching.debates.listed_debate import ListedDebate
from matching.debates.spelling import word_similarity
from matching.dutch_words import weigh_words

WHILE = timedelta(days=200)  # a debate that was put off comes back within half a year or is another
SAME_TITLE = 0.7  # of the weight of two titles' words
NEAR = 0.6  # how much a word of a title must be like the one sought


class Agenda:
    """Debates by number, by day and by word. What is not asked is not worked out: most letters name a day."""

    def __init__(self, meetings: Iterable[ListedDebate]) -> None:
        self.by_number = {meeting.number: meeting for meeting in meetings}
        self._by_day: dict[date, list[ListedDebate]] = defaultdict(list)
        for meeting in self.by_number.values():
            self._by_day[meeting.day].append(meeting)
        self._near: dict[str, list[str]] = {}

    def on(self, day: date | None) -> list[ListedDebate]:
        return self._by_day.get(day, []) if day else []

    def between(self, since: date, until: date) -> Iterator[ListedDebate]:
        days = self._days[bisect_left(self._days, since) : bisect_right(self._days, until)]
        return (meeting for day in days for meeting in self._by_day[day])

    def titled(
        self, stems: Iterable[str], since: date, until: date, abbreviations: Iterable[str] = ()
    ) -> list[ListedDebate]:
        """The debates of that time with one of these words in the title, or with those that an abbreviation means."""
        near = {word for stem in stems for word in self._like(stem)}
        found = {meeting.number: meeting for word in near for meeting in self._by_word[word]}
        titled = [meeting for meeting in found.values() if since <= meeting.day <= until]
        meant = [
            meeting
            for abbreviation in abbreviations
            for meeting in self.between(since, until)
            if meeting.number not in found and meeting.spells_out(abbreviation)
        ]
        return list(dict.fromkeys(titled + meant))

    def held(self, meeting: ListedDebate) -> ListedDebate | None:
        """The debate, or the one that took place in its stead; None where it was dropped."""
        seen = {meeting.number}
        while not meeting.took_place:
            successor = self._successor(meeting)
            if successor is None or successor.number in seen:
                return None
            meeting = successor
            seen.add(meeting.number)
        return meeting

    def weight(self, stem: str) -> float:
        """How rare a word is among the titles; one in no title is as rare as one in a single title."""
        return self._weights.get(stem, self._rarest)

    def _successor(self, meeting: ListedDebate) -> ListedDebate | None:
        if meeting.instead:
            return self.by_number.get(meeting.instead)
        if meeting.moved_to:
            return self._same(meeting, self.on(meeting.moved_to))
        if meeting.was_dropped:
            return None
        later = self.titled(meeting.words, meeting.day, meeting.day + WHILE)
        return self._same(meeting, sorted(later, key=lambda other: other.day))

    def _same(self, meeting: ListedDebate, others: Iterable[ListedDebate]) -> ListedDebate | None:
        """The first of the same kind and title, one that took place before one that moved again."""
        same = [
            other
            for other in others
            if other.kind == meeting.kind and other.number != meeting.number and self._is_same_title(meeting, other)
        ]
        return next((other for other in same if other.took_place), same[0] if same else None)

    def _is_same_title(self, one: ListedDebate, other: ListedDebate) -> bool:
        shared = sum(self.weight(stem) for stem in one.words.keys() & other.words.keys())
        total = sum(self.weight(stem) for stem in one.words.keys() | other.words.keys())
        return shared >= SAME_TITLE * total

    def _like(self, stem: str) -> list[str]:
        """The words in titles that are that word, mistyped or in a compound; all begin as it does."""
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
        for meeting in self.by_number.values():
            for stem in meeting.words:
                found[stem].append(meeting)
        return found

    @cached_property
    def _by_front(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for stem in self._by_word:
            found[stem[:2]].append(stem)
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return weigh_words(meeting.words for meeting in self.by_number.values())

    @cached_property
    def _rarest(self) -> float:
        return max(self._weights.values(), default=1.0)
