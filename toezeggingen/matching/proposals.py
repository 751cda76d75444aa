"""The promises that the statements of a letter are about.

The statement decides, with its heading and its footnotes, not the letter as a whole. One statement settles one promise
unless it speaks of several, and none is proposed rather than a wrong one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date

from letters.reading import About, Act, Reading, Statement
from toezeggingen.matching.promise import NUMBER, Promise, Proposal
from toezeggingen.words import likeness, telling, weigh

SETTLING = (Act.FULFILS, Act.PARTLY, Act.POSTPONES, Act.WITHDRAWS, Act.BEFORE)
NAMED = re.compile(r"\b(?:het lid|de leden|lid|leden) ((?:(?:van|de|der|den|ten|ter) )*[A-Z][\w’'-]+)")
ALL = re.compile(r"\balle\b[^.;]{0,40}\btoezeggingen\b|\btoezeggingen\b[^.;]{0,40}\ballemaal\b", re.IGNORECASE)

# How much of the subject must be found before a statement is laid beside a promise: little where the statement names
# the very debate, much where only the ministry is the same.
ENOUGH = {"debate": 0.15, "named": 0.25, "ministry": 0.35}
CLEARLY = 1.3  # how much better the best must fit than the next
NEARBY = 0.7  # a word in the sentence before or in the letter's subject tells less than one in the statement
A_WORD = 1.0  # added to the words to be found, so that a promise of two words is not found by one of them
WHOSE = 0.15  # for naming the member to whom it was promised, and off for naming another


def match(reading: Reading, promises: Sequence[Promise]) -> list[Proposal]:
    """At most one proposal a promise, best first."""
    made_before = [promise for promise in promises if reading.date is None or promise.made_on <= reading.date]
    desk = _Desk(reading, made_before)
    told = [statement for statement in reading.statements if _settles(statement)]
    singly = [proposal for statement in told if not statement.collective for proposal in desk.one(statement)]
    dealt_with = {proposal.statement.debate_date for proposal in singly if proposal.statement}
    together = [
        proposal
        for statement in told
        if statement.collective and statement.debate_date not in dealt_with
        for proposal in desk.several(statement)
    ]
    return _best_of_each(singly + together)


def _settles(statement: Statement) -> bool:
    return statement.act in SETTLING and statement.about is not About.MOTION


def _best_of_each(proposals: list[Proposal]) -> list[Proposal]:
    best: dict[str, Proposal] = {}
    for proposal in proposals:
        if proposal.number not in best or proposal.score > best[proposal.number].score:
            best[proposal.number] = proposal
    return sorted(best.values(), key=lambda proposal: (-proposal.score, proposal.number))


class _Words:
    """The stems of a statement: its own, with heading and footnotes, and those around it."""

    def __init__(self, own: str, around: str) -> None:
        self.own, self.around = telling(own), telling(around)
        self.known: dict[str, float] = {}

    def has(self, stem: str) -> float:
        """From 0 to 1: how surely the statement speaks of that stem."""
        if stem not in self.known:
            own = max((likeness(stem, other) for other in self.own), default=0.0)
            around = max((likeness(stem, other) for other in self.around), default=0.0)
            self.known[stem] = max(own, NEARBY * around)
        return self.known[stem]


class _Desk:
    """One letter laid beside the promises made before it."""

    def __init__(self, reading: Reading, promises: Sequence[Promise]) -> None:
        self.reading = reading
        self.promises = promises
        self.by_number = {number: one for one in promises for number in (one.number, *one.former_numbers)}
        self.named_days = {debate.day for debate in reading.debates if debate.day and not debate.upcoming}
        self.rarity_in_debate = _rarity(promises, lambda promise: [promise.debate or promise.made_on])
        self.rarity_at_ministry = _rarity(promises, lambda promise: promise.ministries)

    def one(self, statement: Statement) -> list[Proposal]:
        """The promise that the statement is about, if one fits and clearly better than every other."""
        numbered = self._numbered(statement)
        if numbered:
            return self._open(numbered)
        ranked = self._ranked(statement)
        best = self._open(ranked)[:2]
        if not best or ranked[0].score > CLEARLY * best[0].score:
            return []
        is_clear = len(best) == 1 or best[0].score >= CLEARLY * best[1].score
        return best[:1] if is_clear else []

    def several(self, statement: Statement) -> list[Proposal]:
        """The promises that the statement names one by one, or all of its debate where it says "alle toezeggingen"."""
        named = self._numbered(statement) or self._ranked(statement)
        if named or not ALL.search(statement.text) or not statement.debate_date:
            return self._open(named)
        of_debate = [promise for promise in self._of_debate(statement) if promise.is_open(self.reading.date)]
        because = "de brief zegt alle toezeggingen uit dit debat na te komen"
        return [_proposal(promise, statement, ENOUGH["debate"], because, collective=True) for promise in of_debate]

    def _open(self, proposals: list[Proposal]) -> list[Proposal]:
        return [proposal for proposal in proposals if self.by_number[proposal.number].is_open(self.reading.date)]

    def _numbered(self, statement: Statement) -> list[Proposal]:
        """Promises whose number the statement gives. Numbers are mistyped: one of another day must share a word."""
        text = _around(statement)
        named = [self.by_number[number] for number in NUMBER.findall(text) if number in self.by_number]
        words = self._words(statement)
        return [
            _proposal(promise, statement, 1.0, f"noemt het nummer {promise.number}")
            for promise in dict.fromkeys(named)
            if statement.debate_date in (None, promise.made_on) or any(words.has(stem) for stem in promise.words)
        ]

    def _ranked(self, statement: Statement) -> list[Proposal]:
        """Promises with enough of their subject in the statement, best first."""
        words = self._words(statement)
        tie, promises = self._tied(statement)
        proposals = [self._weighed(promise, statement, words, tie) for promise in promises]
        enough = [proposal for proposal in proposals if proposal.score >= ENOUGH[tie]]
        return sorted(enough, key=lambda proposal: -proposal.score)

    def _tied(self, statement: Statement) -> tuple[str, list[Promise]]:
        """The promises that the statement may be about, and by what: its own debate, one of several on a day that the
        letter names, or no more than the ministry."""
        if statement.debate_date:
            of_debate = self._of_debate(statement)
            is_one = len({promise.debate for promise in of_debate}) == 1
            return ("debate" if is_one else "named"), of_debate
        mine = [promise for promise in self.promises if self._is_of_author(promise)]
        named = [promise for promise in mine if promise.made_on in self.named_days]
        return ("named", named) if named else ("ministry", mine)

    def _of_debate(self, statement: Statement) -> list[Promise]:
        """The author's promises of that day, of one debate where the letter tells two of one day apart."""
        of_day = [one for one in self.promises if one.made_on == statement.debate_date and self._is_of_author(one)]
        by_debate: dict[str, list[Promise]] = defaultdict(list)
        for promise in of_day:
            by_debate[promise.debate].append(promise)
        for texts in (_around(statement), self._told_of(statement.debate_date)):
            fits = {debate: self._fit(group[0], texts) for debate, group in by_debate.items()}
            best = max(fits.values(), default=0.0)
            if any(fit < best for fit in fits.values()):
                return [promise for debate, fit in fits.items() if fit == best for promise in by_debate[debate]]
        return of_day

    def _told_of(self, day: date | None) -> str:
        """All that the letter says of its debates of that day, its papers and its own title included."""
        quotes = [debate.quote for debate in self.reading.debates if debate.day == day]
        kinds = [debate.kind for debate in self.reading.debates if debate.day == day]
        of_day = [_around(other) for other in self.reading.statements if other.debate_date == day]
        return " ".join(
            [*quotes, *kinds, *of_day, *self.reading.kamerstukken, self.reading.title or "", self.reading.subject or ""]
        )

    def _fit(self, promise: Promise, text: str) -> float:
        """How well a text fits the debate of a promise: its title's words, its report, its kind."""
        told = telling(text)
        title = promise.title_words
        words = sum(stem in told for stem in title) / max(1, len(title))
        return words + (promise.report in text if promise.report else 0) + 0.5 * (promise.kind in text.lower())

    def _is_of_author(self, promise: Promise) -> bool:
        return self.reading.ministry is None or self.reading.ministry in promise.ministries

    def _words(self, statement: Statement) -> _Words:
        around = [statement.passage, statement.section, self.reading.subject or ""]
        return _Words(_around(statement), " ".join(around))

    def _weighed(self, promise: Promise, statement: Statement, words: _Words, tie: str) -> Proposal:
        told = promise.words.keys() - (promise.title_words.keys() if tie == "debate" else set())
        weights = {stem: self._weight(promise, stem) for stem in told}
        seen = {stem: words.has(stem) for stem in promise.words if stem in told}
        found = sum(weights[stem] * seen[stem] for stem in told)
        score = found / (sum(weights.values()) + A_WORD)
        whose = _whose(promise, _around(statement))
        score = max(0.0, min(0.99, score + WHOSE * whose))
        return _proposal(promise, statement, score, _because(promise, seen, tie, is_theirs=whose > 0))

    def _weight(self, promise: Promise, stem: str) -> float:
        """How rare the word is among the promises of that debate, and among those of that ministry."""
        in_debate = self.rarity_in_debate[promise.debate or promise.made_on][stem]
        return in_debate * max(
            (self.rarity_at_ministry[ministry][stem] for ministry in promise.ministries), default=1.0
        )


def _proposal(
    promise: Promise, statement: Statement, score: float, because: str, *, collective: bool = False
) -> Proposal:
    act, passage = statement.act, statement.passage
    return Proposal(promise.number, statement, act, score, because, passage, proposed=True, collective=collective)


def _rarity(
    promises: Iterable[Promise], groups_of: Callable[[Promise], Iterable[Hashable]]
) -> dict[Hashable, Mapping[str, float]]:
    """For each group of promises the weight of their words."""
    grouped: dict[Hashable, list[Iterable[str]]] = defaultdict(list)
    for promise in promises:
        for group in groups_of(promise):
            grouped[group].append(promise.words)
    return {group: weigh(texts) for group, texts in grouped.items()}


def _around(statement: Statement) -> str:
    """The statement with what hangs on it: its heading and its footnotes."""
    return " ".join([statement.text, statement.heading, *(note.text for note in statement.footnotes)])


def _whose(promise: Promise, text: str) -> int:
    """1 where the text names a member to whom it was promised, -1 where it names only others, 0 where it names none."""
    named = {name.split()[-1] for name in NAMED.findall(text)}
    recipients = {person.split()[-1] for person in promise.people}
    if not named or not recipients:
        return 0
    return 1 if named & recipients else -1


def _because(promise: Promise, seen: Mapping[str, float], tie: str, *, is_theirs: bool) -> str:
    subject = ", ".join(promise.words[stem] for stem, found in seen.items() if found >= NEARBY)
    told = {"debate": "zelfde debat en onderwerp", "named": "debat in de brief genoemd, zelfde onderwerp"}
    reasons = f"{told.get(tie, 'zelfde ministerie en onderwerp')}: {subject}"
    return reasons + ("; noemt het Kamerlid aan wie het is toegezegd" if is_theirs else "")
