"""What speaks for a promise being meant by a passage: each kind of evidence as one number, most from 0 to 1."""

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

SLACK = 1.0  # added to the weight to be found, so that one word of a promise of two is not half of it
SLACK_BACK = 2.0  # the same for a passage, that says more than what it is about
USUAL = 25.0  # the weight of the words of a promise of the usual length
SHARED = 0.15  # of the subject: from there a passage speaks of it
MISTYPED = 0.7
KINDS = (
    "number", "tied", "named", "dated", "title", "ministry", "recipient", "subject", "back", "line", "settles",
)  # fmt: skip


def is_mistyped(one: str, other: str) -> bool:
    """Do two numbers differ in one digit, or in two that changed places?"""
    return len(one) == len(other) and OSA.distance(one, other, score_cutoff=1) == 1


@dataclass(frozen=True)
class Evidence:
    """A promise, by its place in the register, beside a passage: the strength of each kind of evidence, and the `share`
    of its subject that the passage has."""

    at: int
    passage: Passage
    values: Mapping[str, float]
    share: float


class MatchedLetter:
    """A letter laid beside the promises of a register that were made before it."""

    def __init__(self, reading: Reading, register: Register) -> None:
        self.reading = reading
        self.register = register
        self.passages = passages(reading)
        self.numbers = set(find_toezeggingen(self._text))
        self.debate_days = {one.day for one in reading.debates if one.day and not one.is_upcoming}
        self.days = {found.day for found in find_days(self._text, reading.date)} if reading.date else set()
        self.at_ministry = set(register.by_ministry.get((reading.ministry or "").casefold(), ()))

    @cached_property
    def settling(self) -> list[Statement]:
        return [passage.statement for passage in self.passages if passage.settles and passage.statement]

    def statement_of(self, passage: Passage) -> Statement | None:
        """The settling statement that a passage makes or belongs to; else the letter's collective one."""
        if passage.settles:
            return passage.statement
        belongs = (other.statement for other in self.passages if other.settles and other.unit == passage.unit)
        collective = (statement for statement in self.settling if statement.collective)
        return next(belongs if passage.unit is not None else collective, None)

    @cached_property
    def _text(self) -> str:
        """All that the letter says."""
        sentences = [part for one in self.reading.sentences for part in (one.text, one.heading)]
        notes = [note.text for note in self.reading.footnotes]
        return "\n".join([self.reading.title or "", self.reading.subject or "", *sentences, *notes])

    @cached_property
    def candidates(self) -> set[int]:
        """The promises made up to the letter's day: of its ministry, or of a day or with a number that it names; of any
        ministry where it names none."""
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
        """For every passage the promises that it may be about."""
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
        """How much weight of the words of each promise stands in a text of these stems."""
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
        """How much of the subject of a promise was found, from 0 to 1."""
        return found[at] / (self.register.total(at) + SLACK) if at in found else 0.0

    def _strength(self, at: int, found: Mapping[int, float]) -> float:
        """The same, but all of a long promise tells more than all of a short one; about 1 for a promise found whole."""
        return found[at] / (USUAL * self.register.total(at)) ** 0.5 if at in found else 0.0

    def _found_back(self, passage: Passage) -> dict[int, float]:
        """How much of what the passage says stands in each promise."""
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
        """The promises whose number the passage gives: 1, or MISTYPED where it is one digit off. Numbers are mistyped,
        so one of another debate than the letter speaks of must share its subject, and one that is off must be of that
        debate."""
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
        """What speaks for it in the letter as a whole."""
        promise = self.register[at]
        return {
            "named": float(promise.made_on in self.debate_days),
            "dated": float(promise.made_on in self.days),
            "title": self._title(promise),
            "ministry": float(at in self.at_ministry),
        }

    def debate_on(self, day: date | None) -> set[int]:
        """The promises of the debate on that day, all days of a longer one; of several debates the one whose title the
        letter has most of."""
        if day is None:
            return set()
        days = self._days_together.get(day, {day})
        of_day = [at for one in days for at in self.register.by_day.get(one, ()) if at in self.candidates]
        fits = {at: self._title(self.register[at]) for at in of_day}
        return {at for at in of_day if fits[at] >= max(fits.values())}

    def of_one_debate(self, day: date | None) -> set[int]:
        """The promises of the letter's ministry in the debate on that day; none where two debates fit as well."""
        found = self.debate_on(day)
        debates = {(self.register[at].kind, self.register[at].title) for at in found}
        return found & (self.at_ministry or found) if len(debates) == 1 else set()

    @cached_property
    def _days_together(self) -> Mapping[date, set[date]]:
        """For each day of a debate that is named with several, "op 1 en 8 februari", all of them."""
        mentions: dict[tuple[str, int], set[date]] = defaultdict(set)
        for one in self.reading.debates:
            if one.day and not one.is_upcoming:
                mentions[one.within, one.start].add(one.day)
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
        """The words by which the letter may name a debate."""
        within = [one.within for one in self.reading.debates]
        return content_words(" ".join([self.reading.title or "", self.reading.subject or "", *within]))

    def _recipient(self, at: int, passage: Passage) -> float:
        """Does the passage name a member or party to whom it was promised? Of a member the surname is enough."""
        return float(any(person.split()[-1] in passage.names for person in self.register[at].people))
