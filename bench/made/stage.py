"""The people, debates and letters that made-up toezeggingen refer to, in numbers that fit the size of the register."""

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

YEARS = 16  # as many as the list of the House covers
DAYS = 365 * YEARS
MEMBERS, MINISTERS, COMMITTEES, POSTS, DOSSIERS = 400, 60, 25, 40, 400
PROMISES_A_DEBATE = 8
LETTERS_A_PROMISE = 0.4
MOST_LETTERS = 10_000  # no benchmark needs more letters
KINDS = (
    Debate.Kind.COMMITTEE, Debate.Kind.GENERAL, Debate.Kind.PLENARY, Debate.Kind.LEGISLATIVE, Debate.Kind.MEMORANDUM,
    Debate.Kind.QUESTIONS,
)  # fmt: skip
KIND_WEIGHTS = (45, 15, 18, 8, 8, 6)


@dataclass(frozen=True, slots=True)
class Office:
    """A post, the ministry it belonged to and the present successor of that ministry."""

    key: int
    title: str
    ministry_then: int
    ministry_now: int


@dataclass(frozen=True, slots=True)
class MadeDebate:
    """A debate or a procedural meeting."""

    key: int
    number: str
    day: date
    kind: str
    committee: int | None
    offices: tuple[Office, ...] = ()  # the offices of the ministers in the debate


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter with one version. The letter and the version have the same primary key."""

    key: int
    day: date
    passage: str


@dataclass
class Stage:
    """Everything that toezeggingen refer to by primary key. Debates, meetings and letters are sorted by date."""

    today: date
    random: Random
    offices: list[Office]
    committees: list[int]
    debates: list[MadeDebate] = field(default_factory=list)
    meetings: dict[int, list[MadeDebate]] = field(default_factory=dict)
    letters: list[MadeLetter] = field(default_factory=list)

    @property
    def first(self) -> date:
        return self.today - timedelta(days=DAYS)

    def meeting_on_or_after(self, day: date, committee: int | None) -> MadeDebate | None:
        """Return the first meeting of the committee on or after this day, None if it has not met since.

        Without a committee, as for a plenary debate, the first committee decides.
        """
        own = self.meetings[committee or self.committees[0]]
        at = bisect_left(own, day, key=lambda item: item.day)
        return own[at] if at < len(own) else None

    def letter_on_or_after(self, day: date) -> MadeLetter | None:
        at = bisect_left(self.letters, day, key=lambda item: item.day) + self.random.randrange(3)
        return self.letters[at] if at < len(self.letters) else None


def make_stage(size: int, today: date) -> Stage:
    """Make the stage for an empty register, where migrations have added the ministries, posts and committees."""
    posts = Post.objects.select_related("ministry").order_by("pk")[:POSTS]
    offices = [Office(post.pk, post.title, post.ministry_id, post.ministry.heir(today).pk) for post in posts]
    committees = list(Committee.objects.order_by("pk").values_list("pk", flat=True)[:COMMITTEES])
    return Stage(today, Random(size), offices, committees)


def rows(stage: Stage, size: int) -> Iterator[Row]:
    """Yield the rows for a new stage, and add the debates, meetings and letters to the stage meanwhile."""
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
    some_committees = [0.9**nr for nr in range(len(stage.committees))]  # the first committees meet most
    for key in range(1, count + 1):
        day = stage.first + timedelta(days=(DAYS - 1) * key // count)
        (kind,) = random.choices(KINDS, KIND_WEIGHTS)
        is_plenary = kind in (Debate.Kind.PLENARY, Debate.Kind.QUESTIONS)
        committee = None if is_plenary else random.choices(stage.committees, some_committees)[0]
        offices = tuple(random.choices(stage.offices, k=random.choice((1, 1, 2))))
        debate = MadeDebate(key, f"{day.year}A{key % 100_000:05}", day, kind, committee, offices)
        stage.debates.append(debate)
        report = f"{25_000 + random.randrange(DOSSIERS)}-{key}"
        title = f"{words.subject(random).capitalize()} en {words.subject(random)}"
        yield _debate(debate, title, report)
        if committee and random.random() < 0.2:
            follower = random.choice(stage.committees)
            yield "parliament_debate_follow_up_committees", (key, follower)
    for key, (committee, ago) in enumerate(_agenda(stage), count + 1):
        day = stage.today - timedelta(days=ago)
        meeting = MadeDebate(key, f"{day.year}A-K{key:03}", day, Debate.Kind.PROCEDURE, committee)
        stage.meetings.setdefault(committee, []).append(meeting)
        yield _debate(meeting, "Procedurevergadering", "")


def _agenda(stage: Stage) -> Iterator[tuple[int, int]]:
    """Yield (committee, days ago) for a meeting of each committee every four weeks, oldest first per committee."""
    for nr, committee in enumerate(stage.committees):
        yield from ((committee, ago) for ago in range(DAYS - nr, 0, -28))


def _debate(debate: MadeDebate, title: str, report: str) -> Row:
    place = (debate.kind, title, debate.day, debate.committee, False)
    return "parliament_debate", (debate.key, debate.number, *place, DebateState.HELD, report, "")


def _letters(stage: Stage, count: int) -> Iterator[Row]:
    random = stage.random
    for key in range(1, count + 1):
        day = stage.first + timedelta(days=DAYS * key // count)
        office = random.choice(stage.offices)
        paragraphs = [words.paragraph(random) for _ in range(6)]
        stage.letters.append(MadeLetter(key, day, paragraphs[3]))
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
