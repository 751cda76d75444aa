"""Which toezeggingen a rappel may name: what is overdue on its reference day, and what is due within six months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from alerts.models import Rappel, RappelList, RappelRow
from alerts.models.rappel import MONTHS_AHEAD
from alerts.news.entries import Entry, read_entries
from parliament import dates
from parliament.models import Ministry, Post
from toezeggingen.models import Toezegging

MOST = 200  # rows; nobody answers a longer letter


@dataclass(frozen=True)
class RappelCandidate:
    """A toezegging for one of the two lists. `words` and `due` are its deadline as it stands."""

    entry: Entry
    words: str
    due: date
    stands_in: RappelList

    def is_as_in(self, row: RappelRow) -> bool:
        """Whether the row still tells the deadline and the list as they are."""
        return (self.words, self.due, self.stands_in) == (row.deadline_words, row.due_latest, row.stands_in)


def find_candidates(rappel: Rappel) -> list[RappelCandidate]:
    """What the House waits for from this minister, longest overdue first. Always takes four queries."""
    rows = Toezegging.objects.chasable().filter(ministry_now=rappel.ministry_id, due_latest__lte=rappel.coming_until)
    if rappel.post_id:
        rows = rows.filter(post=rappel.post_id)
    facts = list(rows.longest_overdue_first().values_list("pk", "deadline_words", "due_latest")[:MOST])
    day = rappel.reference_day
    entries = read_entries([key for key, *_ in facts], on=day)
    return [
        RappelCandidate(entries[key], words, due, RappelList.PASSED if due < day else RappelList.COMING)
        for key, words, due in facts
        if due
    ]


@dataclass(frozen=True)
class Addressee:
    """Whom a rappel can be sent to, with the length of both lists. Without a post: all ministers of the ministry."""

    ministry: Ministry
    post: Post | None
    passed: int
    coming: int


def list_addressees(reference_day: date) -> list[Addressee]:
    """Each ministry with something to remind of, and below it each of its posts. Always takes three queries."""
    until = dates.add_months(reference_day, MONTHS_AHEAD)
    is_passed = Q(due_latest__lt=reference_day)
    rows = Toezegging.objects.chasable().filter(due_latest__lte=until).order_by()
    counts = rows.values("ministry_now", "post").annotate(passed=Count("pk", is_passed), coming=Count("pk", ~is_passed))
    found = list(counts.order_by("ministry_now__name", F("post__title").asc(nulls_last=True)))
    ministries = Ministry.objects.in_bulk({row["ministry_now"] for row in found})
    posts = Post.objects.in_bulk({row["post"] for row in found if row["post"]})
    addressees = []
    for key, ministry in ministries.items():
        theirs = [row for row in found if row["ministry_now"] == key]
        passed, coming = (sum(row[name] for row in theirs) for name in ("passed", "coming"))
        addressees.append(Addressee(ministry, None, passed, coming))
        addressees += [
            Addressee(ministry, posts[row["post"]], row["passed"], row["coming"]) for row in theirs if row["post"]
        ]
    return sorted(addressees, key=lambda one: (one.ministry.name, one.post.title if one.post else ""))
