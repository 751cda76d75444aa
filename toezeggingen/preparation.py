"""The preparation sheet of a debate: what was promised in it, and what its committee and ministers still owe.

A staff member prints it for a member's file, or hands it on as a document to write in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, When

from parliament.models import Debate, Post, Term
from toezeggingen import rows
from toezeggingen.filters import FILTERS
from toezeggingen.filters.kinds import Refusal
from toezeggingen.filters.vocabulary import Named
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN

MOST = 500  # rows; nobody reads more on paper
WHOLE = 1_000  # words: a promise is never that long

_LATE_FIRST = (
    F("post__title").asc(nulls_last=True),
    Case(When(status__in=OPEN, then=0), default=1),
    "is_awaiting",
    F("due_latest").asc(nulls_last=True),
    "number",
)


@dataclass(frozen=True)
class Part:
    """What one post promised, late first; `holder` has the post on the day of the debate, if the register knows.

    The rows are as `rows.shown` gives them, with `recipients` and, for what was promised in the debate itself,
    `is_own`.
    """

    post: str
    holder: str
    rows: list[rows.Row]


class Sheet:
    """Of one debate, on a day in Amsterdam; `asked` are posts, by slug or typed name, to which it is narrowed."""

    def __init__(self, debate: Debate, asked: list[str], *, on: date) -> None:
        self.debate, self.on = debate, on
        reading = FILTERS["ambt"].read(asked)
        self.chosen: list[Named] = reading.values
        self.refusals: list[Refusal] = reading.refusals
        self._own = Q(debate=debate)
        everything = Toezegging.objects.published().filter(self._own | Q(status__in=OPEN) & self._theirs())
        self.posts = list(Post.objects.filter(pk__in=everything.order_by().values("post")))
        asked_posts = [one.value for one in self.chosen]
        chosen = everything.filter(post__in=asked_posts) if asked_posts else everything
        self.total = chosen.count()
        self.parts = self._parts(chosen)

    @property
    def is_cut(self) -> bool:
        return self.total > MOST

    @property
    def chosen_keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.chosen)

    def _theirs(self) -> Q:
        """Of the committee that holds the debate; of the posts that promised something in it, or that are asked."""
        posts = Toezegging.objects.published().filter(self._own, post__isnull=False).order_by().values("post")
        theirs = Q(post__in=posts) | Q(post__in=[one.value for one in self.chosen])
        if self.debate.committee_id:
            theirs |= FILTERS["commissie"].condition([self.debate.committee_id], self.on)
        return theirs

    def _parts(self, chosen: ToezeggingQuerySet) -> list[Part]:
        told = chosen.with_standing().order_by(*_LATE_FIRST)
        shown = rows.shown(told[:MOST], today=self.on, most_words=WHOLE)
        own = set(chosen.filter(self._own).values_list("number", flat=True))
        recipients = _recipients([row.number for row in shown])
        by_post: dict[str, list[rows.Row]] = defaultdict(list)
        for row in shown:
            row.recipients, row.is_own = recipients.get(row.number, []), row.number in own
            by_post[row.post].append(row)
        holders = self._holders()
        return [Part(post, holders.get(post.lower(), ""), promised) for post, promised in by_post.items()]

    def _holders(self) -> dict[str, str]:
        terms = Term.objects.covering(self.debate.day).filter(post__in=self.posts)
        held = terms.order_by("since").values_list("post__title", "minister__name")
        return {title.lower(): name for title, name in held}


def _recipients(numbers: list[str]) -> dict[str, list[str]]:
    """Members with their party, then parties, by the number of the toezegging."""
    promised = Toezegging.objects.filter(number__in=numbers).order_by()
    told: dict[str, list[str]] = defaultdict(list)
    members = promised.filter(members__isnull=False)
    for number, name, party in members.order_by("members__name").values_list(
        "number", "members__name", "members__party__abbreviation"
    ):
        told[number].append(f"{name} ({party})" if party else name)
    parties = promised.filter(parties__isnull=False).order_by("parties__abbreviation")
    for number, party in parties.values_list("number", "parties__abbreviation"):
        told[number].append(party)
    return told
