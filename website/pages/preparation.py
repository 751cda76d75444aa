"""The preparation sheet of a debate. It lists toezeggingen made in the debate, and open toezeggingen of its committee
and of the ministers who are likely to attend.

Staff print the sheet for a member's file, or send it on as a Word document to write in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from parliament.models import Debate, Post, Tenure
from search.filters.filterset import FILTERS
from search.filters.types import InvalidValue
from search.text.directories import Option
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome
from toezeggingen.models.querysets import OPEN_FIRST, ToezeggingQuerySet
from toezeggingen.public_debates import public_debates
from toezeggingen.status import OPEN, Status
from website import recipients
from website.history.changes import LETTER_NOT_PUBLIC
from website.list_rows import ListRow, list_rows

MAX_ROWS = 500  # nobody reads more toezeggingen on paper
WHOLE_TEXT = 1_000  # words; no toezegging is that long
NOTHING = Q(pk=None)
INHERITED = ~Q(ministry_then=F("ministry_now"))


@dataclass(frozen=True)
class Received:
    """A fulfilment that was received for an open toezegging. `remainder` describes what is still to be done."""

    title: str
    address: str
    remainder: str


@dataclass(frozen=True)
class PreparationLine:
    """A toezegging on the sheet. `remarks` explain why the toezegging is on the sheet, if the reason is not obvious."""

    row: ListRow
    is_made_here: bool
    recipients: list[str]
    remarks: list[str]
    received: list[Received]
    days_postponed: int | None

    @property
    def postponed(self) -> str:
        """How often and for how many days: “3× uitgesteld, samen 184 dagen”. If the days are unknown, only how
        often."""
        times, days = self.row.times_postponed, self.days_postponed
        lasted = f", {'samen ' if times > 1 else ''}{days} dag{'en' if days > 1 else ''}" if days else ""
        return f"{times}× uitgesteld{lasted}" if times else ""


@dataclass(frozen=True)
class PreparationPart:
    """The toezeggingen of one post. `holder` is the person with this post on the day of the debate, or empty if the
    person is unknown."""

    post: str
    holder: str
    lines: list[PreparationLine]


class PreparationSheet:
    """The sheet of one debate, on a day in Amsterdam. `posts` limits the sheet to these posts, by slug or typed
    name."""

    def __init__(self, debate: Debate, posts: list[str], *, on: date) -> None:
        self.debate, self.on = debate, on
        parsed = FILTERS["ambt"].parse(posts)
        self.chosen: list[Option] = parsed.options
        self.refusals: list[InvalidValue] = parsed.invalid
        self._made_here = Q(debate=debate)
        self._committees = debate.committee.with_predecessors() if debate.committee else set()
        still_open = Q(status__in=OPEN)
        self._direct = self._made_here | still_open & (self._of_committee() | self._of_ministers())
        everything = Toezegging.objects.published().filter(self._direct | still_open & self._followed())
        self.posts = list(Post.objects.filter(pk__in=everything.order_by().values("post")))
        chosen_posts = Post.objects.filter(pk__in=[choice.value for choice in self.chosen])
        chosen = everything.filter(_owed_by(chosen_posts)) if self.chosen else everything
        self.total, self.late = chosen.count(), chosen.overdue(on=on).count()
        self.parts = self._parts(chosen)

    @property
    def summary(self) -> str:
        """The totals in words: “12 toezeggingen, waarvan 4 te laat”."""
        return f"{self.total} toezegging{'' if self.total == 1 else 'en'}, waarvan {self.late or 'geen'} te laat"

    @cached_property
    def replacement(self) -> Debate | None:
        """The public debate that replaced this debate, if this debate was called off."""
        return public_debates().filter(replaces=self.debate).first()

    @property
    def is_cut(self) -> bool:
        return self.total > MAX_ROWS

    @property
    def chosen_keys(self) -> frozenset[str]:
        return frozenset(choice.key for choice in self.chosen)

    def _of_committee(self) -> Q:
        """Toezeggingen made in debates of the committee or its predecessors, or now owed by the ministry that the
        committee oversees."""
        committee = self.debate.committee
        if committee is None:
            return NOTHING
        theirs = public_debates().filter(committee__in=self._committees)
        ministry = committee.ministry(self.on)
        return Q(debate__in=theirs.values("pk")) | (Q(ministry_now=ministry) if ministry else NOTHING)

    def _of_ministers(self) -> Q:
        """Toezeggingen owed by posts that made a toezegging in this debate, or by posts that the reader chose."""
        promised = Toezegging.objects.published().filter(self._made_here, post__isnull=False).order_by().values("post")
        chosen = [choice.value for choice in self.chosen]
        return _owed_by(Post.objects.filter(Q(pk__in=promised) | Q(pk__in=chosen)))

    def _followed(self) -> Q:
        return FILTERS["commissie"].condition(list(self._committees), self.on)

    def _parts(self, chosen: ToezeggingQuerySet) -> list[PreparationPart]:
        """The toezeggingen by post. Within a part, toezeggingen that the committee only follows come last."""
        ordered = chosen.with_progress().order_by(
            F("post__title").asc(nulls_last=True),
            Case(When(self._direct, then=0), default=1),
            OPEN_FIRST,
            F("awaits").asc(nulls_first=True),
            F("due_latest").asc(nulls_last=True),
            "number",
        )
        rows = list_rows(ordered[:MAX_ROWS], today=self.on, max_words=WHOLE_TEXT)
        numbers = [row.number for row in rows]
        made_here = set(chosen.filter(self._made_here).values_list("number", flat=True))
        recipients_of, remarks = _recipients(numbers), self._remarks(chosen)
        received, postponed = _received(numbers), _days_postponed(numbers)
        by_post: dict[str, list[PreparationLine]] = defaultdict(list)
        for row in rows:
            nr = row.number
            by_post[row.post].append(
                PreparationLine(row, nr in made_here, recipients_of[nr], remarks[nr], received[nr], postponed[nr])
            )
        holders = self._holders()
        return [PreparationPart(post, holders.get(post.lower(), ""), lines) for post, lines in by_post.items()]

    def _remarks(self, chosen: ToezeggingQuerySet) -> defaultdict[str, list[str]]:
        remarks: defaultdict[str, list[str]] = defaultdict(list)
        for number, ministry in chosen.filter(INHERITED).values_list("number", "ministry_now__abbreviation"):
            remarks[number].append(f"nu bij {ministry}")
        for number in chosen.exclude(pk__in=chosen.filter(self._direct).values("pk")).values_list("number", flat=True):
            remarks[number].append("volgcommissie")
        return remarks

    def _holders(self) -> dict[str, str]:
        tenures = Tenure.objects.covering(self.debate.day).filter(post__in=self.posts)
        held = tenures.order_by("since").values_list("post__title", "minister__name")
        return {title.lower(): name for title, name in held}


def _owed_by(posts: QuerySet[Post]) -> Q:
    """Toezeggingen made by one of these posts, or inherited by the ministry of one of these posts."""
    return Q(post__in=posts.values("pk")) | INHERITED & Q(ministry_now__in=posts.values("ministry"))


def _recipients(numbers: list[str]) -> defaultdict[str, list[str]]:
    """The recipients by number of the toezegging: members with their party, then parties."""
    condition, by = Q(toezegging__number__in=numbers), "toezegging__number"
    names: defaultdict[str, list[str]] = defaultdict(list)
    for number, name in chain(recipients.members(condition, by), recipients.parties(condition, by)):
        names[number].append(name)
    return names


def _received(numbers: list[str]) -> defaultdict[str, list[Received]]:
    """Fulfilments by number of the toezegging, if they await a decision or fulfilled the toezegging partly. For a
    letter that is not public, the entry shows only that there is a letter."""
    awaiting = Q(pk__in=Fulfilment.objects.awaiting_decision().values("pk"), toezegging__status__in=OPEN)
    in_part = Q(outcome=Outcome.PARTLY, toezegging__status=Status.PARTLY)
    came_in = Fulfilment.objects.filter(awaiting | in_part, toezegging__number__in=numbers)
    is_public = Exists(Fulfilment.objects.public().filter(pk=OuterRef("pk")))
    received: defaultdict[str, list[Received]] = defaultdict(list)
    for row in came_in.annotate(is_public=is_public).select_related("toezegging", "letter", "debate"):
        entry = _as_received(row) if row.is_public else Received(LETTER_NOT_PUBLIC, "", "")
        received[row.toezegging.number].append(entry)
    return received


def _as_received(row: Fulfilment) -> Received:
    return Received(row.named, row.letter.get_absolute_url() if row.letter else row.document_url, row.remainder)


def _days_postponed(numbers: list[str]) -> dict[str, int | None]:
    rows = Toezegging.objects.filter(number__in=numbers).order_by()
    return dict(rows.with_progress().values_list("number", "days_postponed"))  # type: ignore[misc] # annotated there
