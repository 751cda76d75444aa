"""The preparation sheet of a debate: what was promised in it, what its committee is still owed, and what the ministers
who are likely to come still owe.

A staff member prints it for a member's file, or hands it on as a document to write in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from parliament.models import Debate, Post, Tenure
from search.filters import FILTERS
from search.filters.types import InvalidValue
from search.text.directories import Option
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN, Status
from toezeggingen.visibility import told_debates
from website import list_rows, recipients
from website.history.timeline import LETTER_NOT_PUBLIC

MOST = 500  # rows; nobody reads more on paper
WHOLE = 1_000  # words: a promise is never that long
NOTHING = Q(pk=None)
INHERITED = ~Q(ministry_then=F("ministry_now"))


@dataclass(frozen=True)
class Received:
    """What came in for a toezegging that is still open, and what it leaves open, if it says so."""

    title: str
    address: str
    remainder: str


@dataclass(frozen=True)
class Line:
    """A toezegging on the sheet; `remarks` say why it stands there, where that is not plain to see."""

    row: list_rows.Row
    is_own: bool
    recipients: list[str]
    remarks: list[str]
    received: list[Received]
    days_postponed: int | None

    @property
    def postponed(self) -> str:
        """“3× uitgesteld, samen 184 dagen”; of terms without a day only how often."""
        times, days = self.row.postponed, self.days_postponed
        lasted = f", {'samen ' if times > 1 else ''}{days} dag{'en' if days > 1 else ''}" if days else ""
        return f"{times}× uitgesteld{lasted}" if times else ""


@dataclass(frozen=True)
class Part:
    """What one post promised, late first; `holder` has the post on the day of the debate, if the register knows."""

    post: str
    holder: str
    lines: list[Line]


class Sheet:
    """Of one debate, on a day in Amsterdam; `asked` are posts, by slug or typed name, to which it is narrowed."""

    def __init__(self, debate: Debate, asked: list[str], *, on: date) -> None:
        self.debate, self.on = debate, on
        parsed = FILTERS["ambt"].parse(asked)
        self.chosen: list[Option] = parsed.options
        self.refusals: list[InvalidValue] = parsed.invalid
        self._own = Q(debate=debate)
        self._line = debate.committee.with_predecessors() if debate.committee else set()
        still_open = Q(status__in=OPEN)
        self._direct = self._own | still_open & (self._of_committee() | self._of_ministers())
        everything = Toezegging.objects.published().filter(self._direct | still_open & self._followed())
        self.posts = list(Post.objects.filter(pk__in=everything.order_by().values("post")))
        asked_posts = Post.objects.filter(pk__in=[one.value for one in self.chosen])
        chosen = everything.filter(_owed_by(asked_posts)) if self.chosen else everything
        self.total, self.late = chosen.count(), chosen.overdue(on=on).count()
        self.parts = self._parts(chosen)

    @property
    def summary(self) -> str:
        """“12 toezeggingen, waarvan 4 te laat”."""
        return f"{self.total} toezegging{'' if self.total == 1 else 'en'}, waarvan {self.late or 'geen'} te laat"

    @cached_property
    def replacement(self) -> Debate | None:
        """What came in the place of a debate that is not held, if the public may know it."""
        return told_debates().filter(replaces=self.debate).first()

    @property
    def is_cut(self) -> bool:
        return self.total > MOST

    @property
    def chosen_keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.chosen)

    def _of_committee(self) -> Q:
        """Promised in debates of the committee and of those whose work it took over, and whatever the ministry that it
        oversees owes, wherever that was promised and by whichever ministry then."""
        committee = self.debate.committee
        if committee is None:
            return NOTHING
        theirs = told_debates().filter(committee__in=self._line)
        ministry = committee.ministry(self.on)
        return Q(debate__in=theirs.values("pk")) | (Q(ministry_now=ministry) if ministry else NOTHING)

    def _of_ministers(self) -> Q:
        """Owed by the posts that promised something in the debate, or that are asked."""
        promised = Toezegging.objects.published().filter(self._own, post__isnull=False).order_by().values("post")
        asked = [one.value for one in self.chosen]
        return _owed_by(Post.objects.filter(Q(pk__in=promised) | Q(pk__in=asked)))

    def _followed(self) -> Q:
        return FILTERS["commissie"].condition(list(self._line), self.on)

    def _parts(self, chosen: ToezeggingQuerySet) -> list[Part]:
        """What is here only because the committee follows the debate comes last in each part."""
        told = chosen.with_standing().order_by(
            F("post__title").asc(nulls_last=True),
            Case(When(self._direct, then=0), default=1),
            Case(When(status__in=OPEN, then=0), default=1),
            F("awaits").asc(nulls_first=True),
            F("due_latest").asc(nulls_last=True),
            "number",
        )
        shown = list_rows.shown(told[:MOST], today=self.on, most_words=WHOLE)
        numbers = [row.number for row in shown]
        own = set(chosen.filter(self._own).values_list("number", flat=True))
        told_to, remarks = _recipients(numbers), self._remarks(chosen)
        received, postponed = _received(numbers), _days_postponed(numbers)
        by_post: dict[str, list[Line]] = defaultdict(list)
        for row in shown:
            number = row.number
            is_own = number in own
            line = Line(row, is_own, told_to[number], remarks[number], received[number], postponed[number])
            by_post[row.post].append(line)
        holders = self._holders()
        return [Part(post, holders.get(post.lower(), ""), lines) for post, lines in by_post.items()]

    def _remarks(self, chosen: ToezeggingQuerySet) -> defaultdict[str, list[str]]:
        told: defaultdict[str, list[str]] = defaultdict(list)
        for number, ministry in chosen.filter(INHERITED).values_list("number", "ministry_now__abbreviation"):
            told[number].append(f"nu bij {ministry}")
        for number in chosen.exclude(pk__in=chosen.filter(self._direct).values("pk")).values_list("number", flat=True):
            told[number].append("volgcommissie")
        return told

    def _holders(self) -> dict[str, str]:
        tenures = Tenure.objects.covering(self.debate.day).filter(post__in=self.posts)
        held = tenures.order_by("since").values_list("post__title", "minister__name")
        return {title.lower(): name for title, name in held}


def _owed_by(posts: QuerySet[Post]) -> Q:
    """Promised by one of these posts, or come along when its ministry took over the work of another."""
    return Q(post__in=posts.values("pk")) | INHERITED & Q(ministry_now__in=posts.values("ministry"))


def _recipients(numbers: list[str]) -> defaultdict[str, list[str]]:
    """Members with their party, then parties, by the number of the toezegging."""
    asked, by = Q(toezegging__number__in=numbers), "toezegging__number"
    told: defaultdict[str, list[str]] = defaultdict(list)
    for number, name in chain(recipients.members(asked, by), recipients.parties(asked, by)):
        told[number].append(name)
    return told


def _received(numbers: list[str]) -> defaultdict[str, list[Received]]:
    """What waits for a decision, and what was decided to keep in part a toezegging that still stands so; of a letter
    that is not public only that it is there."""
    awaiting = Q(pk__in=Fulfilment.objects.awaiting_decision().values("pk"), toezegging__status__in=OPEN)
    in_part = Q(outcome=Outcome.PARTLY, toezegging__status=Status.PARTLY)
    came_in = Fulfilment.objects.filter(awaiting | in_part, toezegging__number__in=numbers)
    is_public = Exists(Fulfilment.objects.public().filter(pk=OuterRef("pk")))
    told: defaultdict[str, list[Received]] = defaultdict(list)
    for one in came_in.annotate(is_public=is_public).select_related("toezegging", "letter", "debate"):
        told[one.toezegging.number].append(_as_received(one) if one.is_public else Received(LETTER_NOT_PUBLIC, "", ""))
    return told


def _as_received(one: Fulfilment) -> Received:
    return Received(one.named, one.letter.get_absolute_url() if one.letter else one.document_url, one.remainder)


def _days_postponed(numbers: list[str]) -> dict[str, int | None]:
    asked = Toezegging.objects.filter(number__in=numbers).order_by()
    return dict(asked.with_standing().values_list("number", "days_postponed"))  # type: ignore[misc] # annotated there
