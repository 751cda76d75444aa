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
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from parliament.models import Debate, Post, Tenure
from search.filters.filterset import FILTERS
from search.filters.types import InvalidValue
from search.text.directories import Option
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome
from toezeggingen.models.querysets import OPEN_FIRST, ToezeggingQuerySet
from toezeggingen.status import Status
from website import recipients
from website.history.changes import LETTER_NOT_PUBLIC
from website.list_rows import ListRow, list_rows_by_key

MAX_ROWS = 500  # nobody reads more toezeggingen on paper
WHOLE_TEXT = 1_000  # words; no toezegging is that long
NOTHING = Q(pk=None)
INHERITED = ~Q(ministry_then=F("ministry_now"))
_FACTS = ("pk", "debate", "days_postponed", "ministry_now__abbreviation", "is_inherited", "is_only_followed")


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
    """The sheet of one debate, as of a date (Amsterdam time). `posts` limits the sheet to these posts, by slug or typed
    name."""

    def __init__(self, debate: Debate, posts: list[str], *, on: date) -> None:
        self.debate, self.on = debate, on
        parsed = FILTERS["ambt"].parse(posts)
        self.chosen_posts: list[Option] = parsed.options
        self.refusals: list[InvalidValue] = parsed.invalid
        self._chosen_ids = [option.value for option in self.chosen_posts]
        committees = debate.committee.with_predecessors() if debate.committee else set()
        made_here, still_open = Toezegging.objects.published().filter(debate=debate), Toezegging.objects.open()
        # All toezeggingen on the sheet, without those that are there only because the committee follows the debate.
        self._direct = made_here | still_open.filter(self._of_committee(committees) | self._of_ministers(made_here))
        everything = self._direct | still_open.filter(FILTERS["commissie"].condition(list(committees), on))
        self.posts = list(Post.objects.filter(pk__in=everything.order_by().values("post")))
        chosen = everything.filter(_owed_by(Q(pk__in=self._chosen_ids))) if self.chosen_posts else everything
        self.total, self.late = chosen.count(), chosen.overdue(on=on).count()
        self.parts = self._parts(chosen)

    @property
    def summary(self) -> str:
        """The totals in words: “12 toezeggingen, waarvan 4 te laat”."""
        return f"{self.total} toezegging{'' if self.total == 1 else 'en'}, waarvan {self.late or 'geen'} te laat"

    @cached_property
    def replacement(self) -> Debate | None:
        """The public debate that replaced this debate, if this debate was called off."""
        return Debate.objects.public().filter(replaces=self.debate).first()

    @property
    def is_cut(self) -> bool:
        return self.total > MAX_ROWS

    def _of_committee(self, committees: set[int]) -> Q:
        """Toezeggingen made in debates of the committee or its predecessors, or now owed by the ministry that the
        committee oversees."""
        committee = self.debate.committee
        ministry = committee.ministry(self.on) if committee else None
        theirs = Debate.objects.public().filter(committee__in=committees)
        return Q(debate__in=theirs.values("pk")) | (Q(ministry_now=ministry) if ministry else NOTHING)

    def _of_ministers(self, made_here: ToezeggingQuerySet) -> Q:
        """Toezeggingen owed by posts that made a toezegging in this debate, or by posts that the reader chose."""
        promised = made_here.filter(post__isnull=False).order_by().values("post")
        return _owed_by(Q(pk__in=promised) | Q(pk__in=self._chosen_ids))

    def _parts(self, chosen: ToezeggingQuerySet) -> list[PreparationPart]:
        """The toezeggingen by post. Within a part, toezeggingen that the committee only follows come last."""
        annotated = chosen.with_progress().annotate(
            is_only_followed=~Q(pk__in=self._direct.order_by().values("pk")), is_inherited=INHERITED
        )
        ordered = annotated.order_by(
            F("post__title").asc(nulls_last=True),
            "is_only_followed",
            OPEN_FIRST,
            F("awaits").asc(nulls_first=True),
            F("due_latest").asc(nulls_last=True),
            "number",
        )
        facts = list(ordered.values_list(*_FACTS, named=True)[:MAX_ROWS])
        keys = [fact.pk for fact in facts]
        recipients_of, received = _recipients(keys), _received(keys)
        by_post: dict[str, list[PreparationLine]] = defaultdict(list)
        for row, fact in zip(list_rows_by_key(keys, today=self.on, max_words=WHOLE_TEXT), facts, strict=True):
            is_made_here = fact.debate == self.debate.pk
            by_post[row.post].append(
                PreparationLine(
                    row, is_made_here, recipients_of[fact.pk], _remarks(fact), received[fact.pk], fact.days_postponed
                )
            )
        holders = self._holders()
        return [PreparationPart(post, holders.get(post.lower(), ""), lines) for post, lines in by_post.items()]

    def _holders(self) -> dict[str, str]:
        """The name of the person with each post on the day of the debate, by title of the post in lower case."""
        tenures = Tenure.objects.covering(self.debate.day).filter(post__in=self.posts)
        held = tenures.order_by("since").values_list("post__title", "minister__name")
        return {title.lower(): name for title, name in held}


def _owed_by(which_posts: Q) -> Q:
    """Toezeggingen made by one of these posts, or inherited by the ministry of one of these posts."""
    posts = Post.objects.filter(which_posts)
    return Q(post__in=posts.values("pk")) | INHERITED & Q(ministry_now__in=posts.values("ministry"))


def _remarks(fact: Any) -> list[str]:
    inherited = [f"nu bij {fact.ministry_now__abbreviation}"] if fact.is_inherited else []
    return [*inherited, "volgcommissie"] if fact.is_only_followed else inherited


def _recipients(keys: list[int]) -> defaultdict[int, list[str]]:
    """The recipients by primary key of the toezegging: members with their party, then parties."""
    condition = Q(toezegging__in=keys)
    names: defaultdict[int, list[str]] = defaultdict(list)
    for key, name in chain(recipients.members(condition), recipients.parties(condition)):
        names[key].append(name)
    return names


def _received(keys: list[int]) -> defaultdict[int, list[Received]]:
    """Fulfilments by primary key of the toezegging, if they await a decision or fulfilled the toezegging partly. For a
    letter that is not public, the entry shows only that there is a letter."""
    awaiting = Q(pk__in=Fulfilment.objects.awaiting_decision().values("pk"), toezegging__in=Toezegging.objects.open())
    in_part = Q(outcome=Outcome.PARTLY, toezegging__status=Status.PARTLY)
    came_in = Fulfilment.objects.filter(awaiting | in_part, toezegging__in=keys)
    is_public = Exists(Fulfilment.objects.public().filter(pk=OuterRef("pk")))
    received: defaultdict[int, list[Received]] = defaultdict(list)
    for row in came_in.annotate(is_public=is_public).select_related("letter", "debate"):
        entry = _as_received(row) if row.is_public else Received(LETTER_NOT_PUBLIC, "", "")
        received[row.toezegging_id].append(entry)
    return received


def _as_received(row: Fulfilment) -> Received:
    return Received(row.named, row.letter.get_absolute_url() if row.letter else row.document_url, row.remainder)
