"""Before which House the made-up promises are made: people, debates and letters, as many as a register of its size."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from bench.made import words
from bench.made.tables import Row
from parliament.models import Committee, Debate, Post
from parliament.models.debate import DebateState

YEARS = 16  # that the House's own list goes back
DAYS = 365 * YEARS
MEMBERS, MINISTERS, COMMITTEES, POSTS, DOSSIERS = 400, 60, 25, 40, 400
PROMISES_A_DEBATE = 8
LETTERS_A_PROMISE = 0.4
MOST_LETTERS = 10_000  # more would only take room and time: no figure is about letters
KINDS = (
    Debate.Kind.COMMITTEE, Debate.Kind.GENERAL, Debate.Kind.PLENARY, Debate.Kind.LEGISLATIVE, Debate.Kind.MEMORANDUM,
    Debate.Kind.QUESTIONS,
)  # fmt: skip
KIND_WEIGHTS = (45, 15, 18, 8, 8, 6)


@dataclass(frozen=True, slots=True)
class Office:
    """A post, its ministry and the one that does that ministry's work now."""

    key: int
    title: str
    ministry_then: int
    ministry_now: int


@dataclass(frozen=True, slots=True)
class Held:
    """A debate or a procedural meeting."""

    key: int
    number: str
    day: date
    kind: str
    committee: int | None
    offices: tuple[Office, ...] = ()  # whose holders are there


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter; its one version has the same key."""

    key: int
    day: date
    passage: str


@dataclass
class Stage:
    """All that a promise can refer to, by keys; what has a day stands in the order of days."""

    today: date
    random: Random
    offices: list[Office]
    committees: list[int]
    debates: list[Held] = field(default_factory=list)
    meetings: dict[int, list[Held]] = field(default_factory=dict)
    letters: list[Sent] = field(default_factory=list)

    @property
    def first(self) -> date:
        return self.today - timedelta(days=DAYS)

    def meeting_on_or_after(self, day: date, committee: int | None) -> Held | None:
        """Where the committee decides; a plenary debate's promises fall to the first one. None while still to come."""
        own = self.meetings[committee or self.committees[0]]
        at = bisect_left(own, day, key=lambda one: one.day)
        return own[at] if at < len(own) else None

    def letter_on_or_after(self, day: date) -> Sent | None:
        at = bisect_left(self.letters, day, key=lambda one: one.day) + self.random.randrange(3)
        return self.letters[at] if at < len(self.letters) else None


def make_stage(size: int, today: date) -> Stage:
    """For a register that is as it was born: with its ministries, posts and committees."""
    posts = Post.objects.select_related("ministry").order_by("pk")[:POSTS]
    offices = [Office(one.pk, one.title, one.ministry_id, one.ministry.heir(today).pk) for one in posts]
    committees = list(Committee.objects.order_by("pk").values_list("pk", flat=True)[:COMMITTEES])
    return Stage(today, Random(size), offices, committees)


def rows(stage: Stage, size: int) -> Iterator[Row]:
    """The rows of a new stage, which is filled on the way."""
    yield from _people(stage)
    yield from _debates(stage, max(1, size // PROMISES_A_DEBATE))
    yield from _letters(stage, min(MOST_LETTERS, max(1, int(size * LETTERS_A_PROMISE))))


def _people(stage: Stage) -> Iterator[Row]:
    for key, name in enumerate(words.PARTIES, 1):
        yield "parliament_party", (key, name, f"Fractie {name}", name.lower())
    for key in range(1, MEMBERS + 1):
        name = words.name(key)
        yield "parliament_member", (key, name, key % len(words.PARTIES) + 1, f"lid-{key}")
    for key in range(1, MINISTERS + 1):
        yield "parliament_minister", (key, words.name(MEMBERS + key), f"bewindspersoon-{key}")
        for office in stage.offices[key % len(stage.offices) :: MINISTERS]:
            yield "parliament_tenure", (key, office.key, key, stage.first)


def _debates(stage: Stage, count: int) -> Iterator[Row]:
    random = stage.random
    some_committees = [0.9**nr for nr in range(len(stage.committees))]  # the first ones meet most
    for key in range(1, count + 1):
        day = stage.first + timedelta(days=(DAYS - 1) * key // count)
        (kind,) = random.choices(KINDS, KIND_WEIGHTS)
        is_plenary = kind in (Debate.Kind.PLENARY, Debate.Kind.QUESTIONS)
        committee = None if is_plenary else random.choices(stage.committees, some_committees)[0]
        offices = tuple(random.choices(stage.offices, k=random.choice((1, 1, 2))))
        debate = Held(key, f"{day.year}A{key % 100_000:05}", day, kind, committee, offices)
        stage.debates.append(debate)
        report = f"{25_000 + random.randrange(DOSSIERS)}-{key}"
        title = f"{words.subject(random).capitalize()} en {words.subject(random)}"
        yield _debate(debate, title, report)
        if committee and random.random() < 0.2:
            follower = random.choice(stage.committees)
            yield "parliament_debate_follow_up_committees", (key, follower)
    for key, (committee, ago) in enumerate(_agenda(stage), count + 1):
        day = stage.today - timedelta(days=ago)
        meeting = Held(key, f"{day.year}A-K{key:03}", day, Debate.Kind.PROCEDURE, committee)
        stage.meetings.setdefault(committee, []).append(meeting)
        yield _debate(meeting, "Procedurevergadering", "")


def _agenda(stage: Stage) -> Iterator[tuple[int, int]]:
    """Each committee meets every four weeks: the committee and how many days ago, the longest ago first."""
    for nr, committee in enumerate(stage.committees):
        yield from ((committee, ago) for ago in range(DAYS - nr, 0, -28))


def _debate(one: Held, title: str, report: str) -> Row:
    told = (one.key, one.number, one.kind, title, one.day, one.committee, DebateState.HELD, report, "")
    return "parliament_debate", told


def _letters(stage: Stage, count: int) -> Iterator[Row]:
    random = stage.random
    for key in range(1, count + 1):
        day = stage.first + timedelta(days=DAYS * key // count)
        office = random.choice(stage.offices)
        paragraphs = [words.paragraph(random) for _ in range(6)]
        stage.letters.append(Sent(key, day, paragraphs[3]))
        dossier, text = 25_000 + random.randrange(DOSSIERS), "\n\n".join(paragraphs)
        number, subject = f"{dossier}-{100_000 + key}", f"Voortgang {words.subject(random)}"
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        signed = words.name(MEMBERS + 1 + random.randrange(MINISTERS))
        title = words.subject(random).capitalize()
        yield (
            "letters_letter",
            (key, number, "", day, "", title, subject, office.ministry_then, office.title, office.key, signed),
        )
        yield "letters_letterdossier", (key, 0, str(dossier), str(100_000 + key))
        fingerprint = hashlib.sha256(f"{number}{text}".encode()).hexdigest()
        yield "letters_letterversion", (key, key, 1, text, fingerprint, "", day, at, at)
