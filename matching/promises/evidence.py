"""Collect the evidence that a passage is about a promise: one number for each kind of evidence.

Most numbers are from 0 to 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz.distance import OSA

from letters.reading import Reading, Statement
from matching.dutch_words import content_words, similarity
from matching.promises.passages import Passage, passages
from matching.promises.promise import Promise
from matching.promises.register import Register
from parliament.dates import find_days
from parliament.register_numbers import find_toezeggingen

SLACK = 1.0  # added to the total weight of a promise, so that one word of a short promise does not count as half
SLACK_BACK = 2.0  # the same for a passage, and larger because a passage has words on more than its subject
USUAL = 25.0  # total weight of the words of a promise of usual length
SHARED = 0.15  # minimum share of the subject of a promise in a passage that is about the promise
MISTYPED = 0.7


def is_mistyped(number: str, other: str) -> bool:
    """Do two numbers differ in one digit, or in two adjacent digits that are swapped?"""
    return len(number) == len(other) and OSA.distance(number, other, score_cutoff=1) == 1


@dataclass(frozen=True)
class Evidence:
    """The evidence that a passage is about a promise. `at` is the place of the promise in the register.

    `share` is the share of the subject of the promise that the passage contains, from 0 to 1.
    """

    at: int
    passage: Passage
    values: Mapping[str, float]
    share: float


class MatchedLetter:
    """A letter compared with the promises of a register that were made before it."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self.reading = reading
        self.register = register
        self.passages = passages(reading)
        self.numbers = set(find_toezeggingen(self._text))
        self.debate_days = {mention.day for mention in reading.debates if mention.day and not mention.is_upcoming}
        self.days = {found.day for found in find_days(self._text, reading.date)} if reading.date else set()
        self.at_ministry = set(register.by_ministry.get((reading.ministry or "").casefold(), ()))

    @cached_property
    def settling(self) -> list[Statement]:
        return [passage.statement for passage in self.passages if passage.settles and passage.statement]

    def statement_of(self, passage: Passage) -> Statement | None:
        """The settling statement that a passage makes or belongs to, or else the collective statement of the letter."""
        if passage.settles:
            return passage.statement
        belongs = (other.statement for other in self.passages if other.settles and other.unit == passage.unit)
        collective = (statement for statement in self.settling if statement.collective)
        return next(belongs if passage.unit is not None else collective, None)

    @cached_property
    def _text(self) -> str:
        """All text of the letter."""
        sentences = [part for sentence in self.reading.sentences for part in (sentence.text, sentence.heading)]
        notes = [note.text for note in self.reading.footnotes]
        return "\n".join([self.reading.title or "", self.reading.subject or "", *sentences, *notes])

    @cached_property
    def candidates(self) -> set[int]:
        """The promises to compare with the letter, all made no later than the letter.

        They are promises of the letter's ministry, and promises with a day or number that the letter names. If the
        ministry is unknown, promises of all ministries are compared.
        """
        written_on = self.reading.date or date.max
        found = set(self.at_ministry) if self.reading.ministry else set(range(len(self.register)))
        found |= {at for day in self.days | self.debate_days for at in self.register.by_day.get(day, ())}
        found |= {self.register.by_number[number] for number in self.numbers if number in self.register.by_number}
        return {at for at in found if self.register[at].made_on <= written_on}

    @cached_property
    def _postings(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at in self.candidates:
            for stem in self.register[at].words:
                found[stem].append(at)
        return found

    def evidence(self) -> Iterator[Evidence]:
        """Every pair of a passage and a promise that it may be about, with the evidence."""
        line = self._found(dict.fromkeys(content_words(self.reading.subject or ""), 1.0))
        for passage in self.passages:
            found = self._found(passage.window)
            back = self._found_back(passage)
            numbered = self._numbered(passage, found)
            tied = self.debate_on(passage.day)
            for at in (found.keys() | tied | numbered.keys()) & self.candidates:
                values = {
                    **self._of_letter(at),
                    "number": numbered.get(at, 0.0),
                    "tied": float(at in tied),
                    "recipient": self._recipient(at, passage),
                    "subject": self._strength(at, found),
                    "back": back.get(at, 0.0),
                    "line": self._share(at, line),
                    "settles": float(passage.settles),
                }
                yield Evidence(at, passage, values, self._share(at, found))

    def _found(self, stems: Mapping[str, float]) -> dict[int, float]:
        """For each promise, the total weight of its words that match these stems."""
        seen: dict[str, float] = {}
        for stem, weight in stems.items():
            for other, like in self.register.similar_words(stem).items():
                seen[other] = max(seen.get(other, 0.0), weight * like)
        found: dict[int, float] = defaultdict(float)
        for other, share in seen.items():
            for at in self._postings.get(other, ()):
                found[at] += self.register.weights(at)[other] * share
        return found

    def _share(self, at: int, found: Mapping[int, float]) -> float:
        """The share of the subject of a promise that was found, from 0 to 1."""
        return found[at] / (self.register.total(at) + SLACK) if at in found else 0.0

    def _strength(self, at: int, found: Mapping[int, float]) -> float:
        """Like `_share`, but higher for long promises: about 1 if a promise of usual length is found completely."""
        return found[at] / (USUAL * self.register.total(at)) ** 0.5 if at in found else 0.0

    def _found_back(self, passage: Passage) -> dict[int, float]:
        """For each promise, the share of the words of the passage that the promise contains."""
        found: dict[int, float] = defaultdict(float)
        for stem in passage.own:
            best: dict[int, float] = {}
            for other, like in self.register.similar_words(stem).items():
                for at in self._postings.get(other, ()):
                    best[at] = max(best.get(at, 0.0), like)
            for at, like in best.items():
                found[at] += self.register.rarity(stem) * like
        total = sum(self.register.rarity(stem) for stem in passage.own) + SLACK_BACK
        return {at: share / total for at, share in found.items()}

    def _numbered(self, passage: Passage, found_words: Mapping[int, float]) -> dict[int, float]:
        """The promises with their number in the passage, scored 1, or MISTYPED if the number seems mistyped.

        Because numbers contain typing errors, a promise of another day must share the subject of the passage. A number
        that seems mistyped counts only for promises of the same day.
        """
        found: dict[int, float] = {}
        for number in find_toezeggingen(passage.whole):
            at = self.register.by_number.get(number)
            if at is not None and (self._is_of(passage, at) or self._share(at, found_words) >= SHARED):
                found[at] = 1.0
                continue
            for other in self.register.by_day.get(passage.day, ()) if passage.day else ():
                if is_mistyped(number, self.register[other].number):
                    found[other] = MISTYPED
        return found

    def _is_of(self, passage: Passage, at: int) -> bool:
        return passage.day in (None, self.register[at].made_on)

    def _of_letter(self, at: int) -> dict[str, float]:
        """The evidence in the letter as a whole."""
        promise = self.register[at]
        return {
            "named": float(promise.made_on in self.debate_days),
            "dated": float(promise.made_on in self.days),
            "title": self._title(promise),
            "ministry": float(at in self.at_ministry),
        }

    def debate_on(self, day: date | None) -> set[int]:
        """The promises of the debate on that day, or on all its days if the debate took several days.

        If there are several debates, take the debate with the largest share of its title in the letter.
        """
        if day is None:
            return set()
        days = self._days_together.get(day, {day})
        of_day = [at for each in days for at in self.register.by_day.get(each, ()) if at in self.candidates]
        fits = {at: self._title(self.register[at]) for at in of_day}
        return {at for at in of_day if fits[at] >= max(fits.values())}

    def of_one_debate(self, day: date | None) -> set[int]:
        """The promises of the letter's ministry in the debate on that day, or none if two debates fit equally."""
        found = self.debate_on(day)
        debates = {(self.register[at].kind, self.register[at].title) for at in found}
        return found & (self.at_ministry or found) if len(debates) == 1 else set()

    @cached_property
    def _days_together(self) -> Mapping[date, set[date]]:
        """For each day of a debate that took several days ("op 1 en 8 februari"), all days of the debate."""
        mentions: dict[tuple[str, int], set[date]] = defaultdict(set)
        for mention in self.reading.debates:
            if mention.day and not mention.is_upcoming:
                mentions[mention.within, mention.start].add(mention.day)
        return {day: days for days in mentions.values() if len(days) > 1 for day in days}

    def _title(self, promise: Promise) -> float:
        if promise.title not in self._titles:
            weights = {stem: self.register.rarity(stem) for stem in promise.title_words}
            found = sum(weight * self._likest(stem) for stem, weight in weights.items())
            self._titles[promise.title] = found / (sum(weights.values()) + SLACK)
        return self._titles[promise.title]

    @cached_property
    def _titles(self) -> dict[str, float]:
        return {}

    def _likest(self, stem: str) -> float:
        return max((similarity(stem, other) for other in self._naming), default=0.0)

    @cached_property
    def _naming(self) -> dict[str, str]:
        """The words in the letter that may name a debate."""
        within = [mention.within for mention in self.reading.debates]
        return content_words(" ".join([self.reading.title or "", self.reading.subject or "", *within]))

    def _recipient(self, at: int, passage: Passage) -> float:
        """1 if the passage names a recipient, by party or surname, else 0."""
        return float(any(person.split()[-1] in passage.names for person in self.register[at].people))
