"""Cut a letter into passages that may be about a promise: each sentence with its context, or the subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from letters.reading import SETTLING, About, Act, Reading, Sentence, Statement
from matching.dutch_words import content_words

MOST = 400  # maximum number of passages of one letter, to limit the time; a letter of forty pages has about 400
REACH = 2  # maximum distance in sentences at which the subject of a statement may be
BELONGS = 3  # maximum distance in sentences to a statement under the same heading
ANSWERS = 13  # maximum distance in sentences between a question of members and its answer
# Weights of words in an adjacent sentence, in the heading, and in sentences further away.
NEXT, HEADING, NEAR = 0.8, 0.8, 0.5
_SIGNATURE = re.compile(r"(?:De|DE) (?i:minister|staatssecretaris)\b[^.:;]{0,140},\s*(?:[A-Z]|$)")
_NAME = re.compile(r"[A-Z][\w’'-]{2,}")
NUMERALS = {"beide": 2, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9}
_NUMERAL = re.compile(
    rf"\b(?:overige|andere|deze) ({'|'.join(NUMERALS)})\b"
    rf"|\b({'|'.join(NUMERALS)}) (?:andere |openstaande )?(?:toezeggingen|punten|onderwerpen|kwesties)\b",
    re.IGNORECASE,
)
UNLIMITED = 1_000


@dataclass(frozen=True)
class Passage:
    """A sentence with its `statement`, if it makes a relevant one, and the texts `around` it with their weights.

    `settles` is true if the statement says what happened to a promise. `unit` is the place of the settling statement
    that the sentence belongs to, or None. `room` is how many promises that settling statement may settle. `day` is the
    day of the debate that the passage refers to.
    """

    text: str
    own_text: str
    around: tuple[tuple[str, float], ...]
    statement: Statement | None = None
    settles: bool = False
    unit: int | None = None
    day: date | None = None
    room: int = 1

    @cached_property
    def own(self) -> dict[str, str]:
        return content_words(self.own_text)

    @cached_property
    def window(self) -> Mapping[str, float]:
        """The stems of the passage and of the texts around it, with their weights."""
        weights: dict[str, float] = dict.fromkeys(self.own, 1.0)
        for text, weight in self.around:
            for stem in content_words(text):
                weights[stem] = max(weight, weights.get(stem, 0.0))
        return weights

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital in the passage and around it, such as the names of members and parties."""
        return frozenset(_NAME.findall(self.whole))

    @property
    def whole(self) -> str:
        return " ".join([self.own_text, *(text for text, _ in self.around)])


def passages(reading: Reading) -> list[Passage]:
    """The passages of a letter, in the order of the letter; only the subject line if there is no text.

    If a letter has too many passages, keep first the passages that make or belong to a settling statement, because they
    may be on the last page.
    """
    if not reading.sentences:
        return [Passage(reading.subject, reading.subject, ())] if reading.subject else []
    found = list(enumerate(_Passages(reading).all()))
    settling_first = sorted(found, key=lambda pair: (not pair[1].settles, pair[1].unit is None))
    return [passage for _, passage in sorted(settling_first[:MOST], key=lambda pair: pair[0])]


class _Passages:
    def __init__(self, reading: Reading) -> None:
        self.sentences = [sentence for sentence in reading.sentences if not _SIGNATURE.match(sentence.text)]
        self.debates = [mention for mention in reading.debates if not mention.is_upcoming]
        self.notes = {note.number: note.text for note in reversed(reading.footnotes)}
        self.made: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            self.made.setdefault(statement.start, []).append(statement)
        self.settling = {
            at: found
            for at, sentence in enumerate(self.sentences)
            if (found := list(filter(_settles, self.made.get(sentence.start, []))))
        }

    def all(self) -> Iterator[Passage]:
        for at, sentence in enumerate(self.sentences):
            made = self.made.get(sentence.start, [])
            recalling = [statement for statement in made if _recalls(statement)]
            unit = self._unit(at)
            if unit is None and recalling and sentence.kind != "row":
                unit = self._answer(at, recalling[0].debate_date)
            statements: list[Statement | None] = [*(self.settling.get(at) or recalling[:1])]
            for statement in statements or [None]:
                yield Passage(
                    text=statement.passage if statement else sentence.text,
                    own_text=self._with_notes(sentence),
                    around=() if sentence.kind == "row" else tuple(self._around(at)),
                    statement=statement,
                    settles=at in self.settling,
                    unit=unit,
                    day=self._day(statement, unit),
                    room=self._room(unit),
                )

    def _with_notes(self, sentence: Sentence) -> str:
        return " ".join([sentence.text, *(self.notes[mark] for mark in sentence.marks if mark in self.notes)])

    def _around(self, at: int) -> Iterator[tuple[str, float]]:
        """The heading, and the sentences nearby that do not make a settling statement, with their weights."""
        yield self.sentences[at].heading, HEADING
        for other in self._beside(at, REACH):
            if other not in self.settling:
                yield self.sentences[other].text, NEXT if abs(other - at) == 1 else NEAR

    def _beside(self, at: int, reach: int) -> Iterator[int]:
        """The indexes of the sentences under the same heading, at most `reach` before or after sentence `at`."""
        for other in range(max(0, at - reach), min(len(self.sentences), at + reach + 1)):
            if other != at and self.sentences[other].heading == self.sentences[at].heading:
                yield other

    def _unit(self, at: int) -> int | None:
        """The index of the settling statement that this sentence makes or belongs to.

        Of two statements at the same distance, take the later: letters recall a promise before they answer it.
        """
        if at in self.settling:
            return at
        if self.sentences[at].kind == "row":
            return None
        near = [other for other in self._beside(at, BELONGS) if other in self.settling and not self._is_loose(other)]
        return min(near, key=lambda other: (abs(other - at), -other), default=None)

    def _answer(self, at: int, day: date | None) -> int | None:
        """The index of the settling statement that answers this sentence, in a record of a written consultation.

        Members recall a promise under one heading. The next settling statement answers them under another heading, if
        it is about the debate on the same day.
        """
        after = range(at + 1, min(at + ANSWERS, len(self.sentences)))
        found = next((other for other in after if other in self.settling), None)
        if day is None or found is None or self._is_loose(found):
            return None
        return found if self.settling[found][0].debate_date == day else None

    def _day(self, statement: Statement | None, unit: int | None) -> date | None:
        """The day of the debate of the statement, or else of the statement that the sentence belongs to."""
        if statement:
            return statement.debate_date or self._completed(statement)
        return self.settling[unit][0].debate_date if unit is not None else None

    def _completed(self, statement: Statement) -> date | None:
        """The day of the debate in the sentence, if there is only one. The day may come from the register."""
        days = {mention.day for mention in self.debates if mention.within == statement.text}
        return next(iter(days)) if len(days) == 1 else None

    def _room(self, unit: int | None) -> int:
        """How many promises the statement may settle: one, a number in words ("de overige twee"), or unlimited."""
        if unit is None:
            return 1
        if self._is_loose(unit):
            return UNLIMITED
        numerals = _NUMERAL.finditer(self.sentences[unit].text)
        return max((NUMERALS[(found[1] or found[2]).lower()] for found in numerals), default=1)

    def _is_loose(self, at: int) -> bool:
        """Is the statement collective, so that nearby sentences need not be about the same promises?"""
        return all(statement.collective for statement in self.settling[at])


def _recalls(statement: Statement) -> bool:
    return statement.act is Act.MENTIONS and statement.about is not About.MOTION


def _settles(statement: Statement) -> bool:
    return statement.act in SETTLING and statement.about is not About.MOTION
