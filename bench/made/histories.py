"""Made-up toezeggingen with their histories, as the workflow would have left them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from bench.made import words
from bench.made.stage import MEMBERS, MINISTERS, PROMISES_A_DEBATE, MadeDebate, MadeLetter, Office, Stage
from bench.made.tables import Row
from parliament import dates
from toezeggingen.buckets import Firmness
from toezeggingen.models.fulfilment import Effect, Means, Outcome, Proposer, State
from toezeggingen.moves import EventKind
from toezeggingen.status import Status

FATES = ("open", "settled", "settled in two", "partly", "lapsed", "received", "corrected", "withdrawn", "concept")
FATE_WEIGHTS = {
    True: (10, 76, 6, 2, 3, 0, 2, 0.5, 0),
    False: (62, 18, 1, 4, 2, 8, 3, 0.5, 1.5),
}  # by whether the debate is more than OLD days ago
OLD = 540  # days after which most promises are settled
FIRMNESS = (Firmness.NONE, Firmness.DAY, Firmness.WINDOW, Firmness.EVENT, Firmness.RECURRING, Firmness.HOPE)
FIRMNESS_WEIGHTS = (32, 20, 36, 5, 4, 3)
POSTPONED = (78, 14, 6, 2)  # weights of no postponement, one, two and three


@dataclass
class Keys:
    """Counters that give the next primary key of each table."""

    event: Iterator[int] = field(default_factory=lambda: count(1))
    fulfilment: Iterator[int] = field(default_factory=lambda: count(1))
    postponement: Iterator[int] = field(default_factory=lambda: count(1))


@dataclass
class MadeDeadline:
    words: str = ""
    earliest: date | None = None
    latest: date | None = None
    firmness: str = Firmness.NONE


@dataclass
class MadeHistory:
    """One toezegging with its history. Each step adds rows and updates the day, the status and the version."""

    key: int
    keys: Keys
    stage: Stage
    debate: MadeDebate
    day: date
    deadline: MadeDeadline
    present_status: str = Status.CONCEPT
    last_event: int | None = None
    withdrawn: bool = False
    version: int = 1
    rows: list[Row] = field(default_factory=list)

    @property
    def random(self) -> Random:
        return self.stage.random

    def step(
        self,
        kind: str,
        to: str = "",
        *,
        reason: str = "",
        effect: str = "",
        changes: dict[str, Any] | None = None,
        **of: int,
    ) -> None:
        key = next(self.keys.event)
        self.version += 1
        target = to or self.present_status
        at = datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=UTC)
        references = (of.get("meeting"), of.get("fulfilment"), of.get("postponement"))
        facts = (key, self.key, kind, self.present_status, target, self.day, self.version, at)
        values = (*facts, *references, reason, "", effect)
        self.rows.append(("toezeggingen_event", (*values, json.dumps(changes or {}), "[]")))
        if target != self.present_status or kind == EventKind.WITHDRAWN:
            self.last_event, self.withdrawn = key, kind == EventKind.WITHDRAWN
        self.present_status = target

    def postpone(self) -> None:
        """Postpone by a letter. A deadline without a date gets new words but no date."""
        letter = self.stage.letter_on_or_after(self.day + timedelta(days=self.random.randrange(20, 200)))
        if letter is None:
            return
        self.day, key, old = letter.day, next(self.keys.postponement), self.deadline
        latest = (max(old.latest, self.day) + timedelta(days=self.random.randrange(30, 250))) if old.latest else None
        self.deadline = MadeDeadline(
            f"uiterlijk {dates.dutch(latest)}" if latest else "later dit jaar", None, latest, old.firmness
        )
        reason = self.random.choice(words.REASONS)
        values = (key, self.key, self.day, reason, letter.key, old.words, old.latest)
        self.rows.append(("toezeggingen_postponement", (*values, self.deadline.words, latest, old.firmness)))
        self.step(EventKind.POSTPONED, reason=reason, postponement=key)

    def receive(self, effect: Effect, *, is_decided: bool, after: int) -> None:
        """Confirm a fulfilment by a later letter. With `is_decided`, the committee also decides if it has met since."""
        letter = self.stage.letter_on_or_after(self.day + timedelta(days=after))
        if letter is None:
            return
        self.day, key = letter.day, next(self.keys.fulfilment)
        self.step(EventKind.PROPOSED, effect=effect, fulfilment=key)
        self.step(EventKind.CONFIRMED, effect=effect, fulfilment=key)
        meeting = self.stage.meeting_on_or_after(self.day, self.debate.committee) if is_decided else None
        remainder = "De cijfers per regio ontbreken nog." if effect == Effect.PARTLY else ""
        outcome = ""
        if meeting:
            self.day = meeting.day
            outcome, to = _DECIDED[effect]
            changes = {"outcome": ["", outcome], "remainder": ["", remainder]}
            self.step(EventKind.DECIDED, to, effect=effect, changes=changes, fulfilment=key, meeting=meeting.key)
        self.rows.append(
            ("toezeggingen_fulfilment", self._fulfilment(key, letter, effect, remainder, outcome, meeting))
        )

    def _fulfilment(
        self, key: int, letter: MadeLetter, effect: str, remainder: str, outcome: str, meeting: MadeDebate | None
    ) -> tuple[Any, ...]:
        at = datetime(letter.day.year, letter.day.month, letter.day.day, 12, tzinfo=UTC)
        means = (Means.LETTER, letter.key, letter.key, False, "", "", "", "")
        because = "noemt het nummer van het debat en dezelfde woorden"
        state = State.DECIDED if meeting else State.CONFIRMED
        decision = (outcome, meeting.day, meeting.key) if meeting else ("", None, None)
        claim = (effect, remainder, letter.passage, "", because)
        return (key, self.key, *means, *claim, state, Proposer.READING, at, *decision)


_DECIDED = {
    Effect.FULFILS: (Outcome.FULFILLED, Status.FULFILLED),
    Effect.PARTLY: (Outcome.PARTLY, Status.PARTLY),
}


def rows(stage: Stage, size: int) -> Iterator[Row]:
    """Yield the rows of `size` toezeggingen and of everything that belongs to them, debate after debate."""
    keys, numbers = Keys(), Counter[str]()
    for key in range(1, size + 1):
        debate = stage.debates[min((key - 1) // PROMISES_A_DEBATE, len(stage.debates) - 1)]
        month = f"TZ{debate.day:%Y%m}"
        numbers[month] += 1
        yield from _toezegging_rows(stage, keys, key, debate, f"{month}-{numbers[month]:03}")


def _toezegging_rows(stage: Stage, keys: Keys, key: int, debate: MadeDebate, number: str) -> Iterator[Row]:
    random = stage.random
    history = MadeHistory(key, keys, stage, debate, debate.day, _deadline(random, debate.day))
    (fate,) = random.choices(FATES, FATE_WEIGHTS[(stage.today - debate.day).days > OLD])
    if fate != "concept":
        history.step(EventKind.PUBLISHED, Status.OPEN)
        for _ in range(random.choices(range(4), POSTPONED)[0]):
            history.postpone()
        _add_steps(history, fate)
    yield "toezeggingen_toezegging", _toezegging(history, number, random.choice(debate.offices))
    yield from history.rows
    for member in {1 + random.randrange(MEMBERS) for _ in range(random.choice((0, 1, 1, 1, 2)))}:
        yield "toezeggingen_toezegging_members", (key, member)
    if random.random() < 0.1:
        yield "toezeggingen_toezegging_parties", (key, 1 + random.randrange(len(words.PARTIES)))


def _add_steps(history: MadeHistory, fate: str) -> None:
    after = history.random.randrange(20, 400)
    if fate in ("settled in two", "partly"):
        history.receive(Effect.PARTLY, is_decided=True, after=after)
    if fate in ("settled", "settled in two"):
        history.receive(Effect.FULFILS, is_decided=True, after=after)
    if fate == "received":
        history.receive(Effect.FULFILS, is_decided=False, after=after)
    if fate == "lapsed":
        history.step(EventKind.LAPSED, Status.LAPSED, reason="De wet waar dit over ging, is ingetrokken.")
    if fate == "corrected":
        history.step(EventKind.CORRECTED, changes={"hangs_on": ["", "het advies van de raad"]})
    if fate == "withdrawn":
        history.step(EventKind.WITHDRAWN, reason="Dubbel ingevoerd.")


def _deadline(random: Random, made_on: date) -> MadeDeadline:
    (firmness,) = random.choices(FIRMNESS, FIRMNESS_WEIGHTS)
    if firmness == Firmness.NONE:
        return MadeDeadline()
    if firmness not in (Firmness.DAY, Firmness.WINDOW):
        return MadeDeadline(random.choice(words.TERMS), firmness=firmness)
    latest = made_on + timedelta(days=random.randrange(30, 400))
    if firmness == Firmness.DAY:
        return MadeDeadline(f"voor {dates.dutch(latest)}", None, latest, firmness)
    return MadeDeadline(random.choice(words.TERMS), latest - timedelta(days=random.randrange(30)), latest, firmness)


def _toezegging(history: MadeHistory, number: str, office: Office) -> tuple[Any, ...]:
    random, debate, deadline = history.random, history.debate, history.deadline
    entered = datetime(debate.day.year, debate.day.month, debate.day.day, 9, tzinfo=UTC)
    rule = "de laatste dag van de genoemde periode" if deadline.latest else ""
    hangs_on = "het advies van de raad" if deadline.firmness == Firmness.EVENT else ""
    who = (office.key, 1 + random.randrange(MINISTERS), office.ministry_then, office.ministry_now, office.ministry_then)
    identity = (history.key, number, debate.key, None, "", debate.day, words.promise(random, office.title), *who)
    due = (deadline.words, deadline.earliest, deadline.latest, deadline.firmness, rule, hangs_on, "")
    standing = (history.present_status, history.last_event, history.withdrawn)
    return (*identity, *due, *standing, "", entered, history.version)
