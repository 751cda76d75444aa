"""The things that have a page of their own: which of them, under what name and address, and what is told of each.

Of people, posts and parties those that published toezeggingen have to do with; of committees those with a debate that
the public may know; of ministries all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from parliament import dates, names, reference
from parliament.models import Committee, Member, Minister, Ministry, MinistryPeriod, Party, Post, Tenure
from search.filters import FILTERS
from search.filters.types import Condition
from search.text import directories
from search.text.directories import TableDirectory, plain_name
from toezeggingen.models import Toezegging
from toezeggingen.status import OPEN
from toezeggingen.visibility import told_debates


@dataclass(frozen=True)
class Link:
    """Words that may lead somewhere."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class Fact:
    """A line about the thing itself."""

    label: str
    links: Sequence[Link]


@dataclass(frozen=True)
class Subject:
    """A kind of thing, as filter `asked` names it. `pages` are those that have a page, where these are more than the
    filter offers; `field` is that of a toezegging that names one, where there is but one; `explanation` says above all
    of the kind what the figures count, where that does not speak for itself.
    """

    asked: str
    named: TableDirectory
    label: str
    plural: str
    index: str
    heading: Callable[[Any], str]
    facts: Callable[[Any], Iterator[Fact]]
    remark: Callable[[Any], str] = lambda row: ""
    pages: Callable[[], QuerySet[Any]] | None = None
    field: str = ""
    explanation: str = ""
    sorted_by: Callable[[str], str] = plain_name

    @property
    def condition(self) -> Condition:
        return FILTERS[self.asked].condition

    def find(self, key: str) -> Any:
        """The one under this key; Http404 where it has no page."""
        return get_object_or_404(self.rows(), **{self.named.key: key.lower()})

    def rows(self) -> QuerySet[Any]:
        """All that have a page."""
        return (self.pages or self.named.offered)()


def _surname_first(name: str) -> str:
    """The key to sort people by: "meer" for "J. van der Meer"."""
    return plain_name(names.surname(name))


def _committees() -> QuerySet[Committee]:
    told = told_debates()
    followed = told.filter(follow_up_committees=OuterRef("pk"))
    return Committee.objects.filter(Exists(told.filter(committee=OuterRef("pk"))) | Exists(followed))


def _about_committee(committee: Committee) -> Iterator[Fact]:
    yield Fact("Naam", [Link(committee.name)])
    yield Fact("Afkorting", [Link(committee.abbreviation)])
    known = set(_committees().values_list("pk", flat=True))
    yield Fact("Nam werk over van", [_followed(one, known) for one in committee.predecessors.order_by("until", "name")])
    yield Fact("Nog open van voorgangers", _left_by_predecessors(committee))
    yield Fact("Ging over in", [_followed(one, known) for one in (committee.successor,) if one])


def _left_by_predecessors(committee: Committee) -> list[Link]:
    """How many open toezeggingen each left, with the list of them: what the page counts is of the committee alone."""
    before = Committee.objects.filter(pk__in=committee.with_predecessors() - {committee.pk}).order_by("until", "name")
    condition, today = FILTERS["commissie"].condition, timezone.localdate()
    counts = [(one, Toezegging.objects.open().filter(condition([one.pk], today)).count()) for one in before]
    return [
        Link(f"{count} van {one.subject}", _asking(commissie=[one.slug], status=OPEN)) for one, count in counts if count
    ]


def _followed(committee: Committee, known: set[int]) -> Link:
    return Link(committee.subject, committee.get_absolute_url() if committee.pk in known else "")


def _about_ministry(ministry: Ministry) -> Iterator[Fact]:
    """Its names through the years, whose work it took over and who took over its own, and what came along."""
    periods = list(ministry.periods.select_related("successor").order_by("since"))
    before = MinistryPeriod.objects.filter(successor=ministry).exclude(ministry=ministry).order_by("until")
    yield Fact("Naam", [Link(f"{one.name}{_spell(one.since, one.until)}") for one in periods])
    yield Fact("Nam werk over van", [_handed_over(one, one.ministry) for one in before.select_related("ministry")])
    yield Fact("Ging over in", [_handed_over(one, one.successor) for one in periods if one.successor])
    yield Fact("Geërfde toezeggingen", _moved(ministry, "ministry_then", "ministry_now"))
    yield Fact("Overgedragen", _moved(ministry, "ministry_now", "ministry_then"))
    posts = directories.POSTS.offered().filter(ministry=ministry).order_by("title")
    yield Fact("Ambten", [Link(capfirst(post.title), post.get_absolute_url()) for post in posts])


def _handed_over(period: MinistryPeriod, other: Ministry) -> Link:
    """The other ministry, and when what was done under the old name became the work of another."""
    since = period.until and period.until + timedelta(days=1)
    return Link(f"{other.name}{_spell(since, None)}", other.get_absolute_url())


def _moved(ministry: Ministry, other: str, own: str) -> list[Link]:
    """How many toezeggingen each other ministry gave or took, with the list of them."""
    moved = Toezegging.objects.published().filter(**{own: ministry}).exclude(**{other: ministry}).order_by()
    counts = (
        moved.values_list(f"{other}__key", f"{other}__name").annotate(counted=Count("pk")).order_by(f"{other}__name")
    )
    names = {"ministry_then": "ministerieToen", "ministry_now": "ministerieNu"}
    joint = "van" if other == "ministry_then" else "aan"
    return [
        Link(f"{counted} {joint} {name}", _asking(**{names[other]: [key], names[own]: [ministry.key]}))
        for key, name, counted in counts
    ]


def _about_post(post: Post) -> Iterator[Fact]:
    yield Fact("Ministerie", [Link(post.ministry.name, post.ministry.get_absolute_url())])
    known = set(directories.MINISTERS.offered().values_list("pk", flat=True))
    tenures = post.tenures.select_related("minister")
    yield Fact("Bekleed door", [_tenure(one, one.minister, known) for one in tenures])


def _about_minister(minister: Minister) -> Iterator[Fact]:
    known = set(directories.POSTS.offered().values_list("pk", flat=True))
    tenures = minister.tenures.select_related("post")
    yield Fact("Ambten", [_tenure(one, one.post, known) for one in tenures])


def _tenure(tenure: Tenure, other: Post | Minister, known: set[int]) -> Link:
    words = f"{other}{_spell(tenure.since, tenure.until, *_cabinets(tenure))}"
    return Link(capfirst(words), other.get_absolute_url() if other.pk in known else "")


def _cabinets(tenure: Tenure) -> list[str]:
    """The cabinets in which the post was held; a day on which one follows another counts for the later one."""
    last = tenure.until or date.max
    served = [
        one.name
        for one in reference.cabinets()
        if (one.since or date.min) <= last and (one.until or date.max) > tenure.since
    ]
    return [f"kabinet-{name}" for name in served]


def _about_member(member: Member) -> Iterator[Fact]:
    if member.party:
        yield Fact("Fractie", [Link(f"{member.party.name} ({member.party})", member.party.get_absolute_url())])


def _about_party(party: Party) -> Iterator[Fact]:
    yield Fact("Naam", [Link(party.name)])
    members = directories.MEMBERS.offered().filter(party=party).order_by("name")
    yield Fact("Leden", [Link(one.name, one.get_absolute_url()) for one in members])


def _spell(since: date | None, until: date | None, *further: str) -> str:
    """“ (sinds 2 juli 2024, kabinet-Schoof)”; nothing where nothing is known."""
    days = f"{dates.dutch(since)} – {dates.dutch(until)}" if since and until else ""
    if since and not until:
        days = f"sinds {dates.dutch(since)}"
    elif until and not since:
        days = f"tot en met {dates.dutch(until)}"
    told = ", ".join(filter(None, [days, *further]))
    return f" ({told})" if told else ""


def _asking(**query: Sequence[str]) -> str:
    return f"{reverse('toezeggingen')}?{urlencode(query, doseq=True)}"


SUBJECTS = {
    "committee": Subject(
        "commissie", directories.COMMITTEES, "Commissie", "Commissies", "committees", lambda row: row.subject,
        _about_committee, remark=lambda row: row.abbreviation, pages=_committees,
        explanation="Een toezegging telt mee bij de commissie die het debat voerde en bij elke volgcommissie.",
    ),
    "ministry": Subject(
        "ministerie", directories.MINISTRIES, "Ministerie", "Ministeries", "ministries", lambda row: row.name,
        _about_ministry, remark=lambda row: row.abbreviation, pages=Ministry.objects.all,
    ),
    "minister": Subject(
        "bewindspersoon", directories.MINISTERS, "Bewindspersoon", "Bewindspersonen", "ministers", str, _about_minister,
        field="minister", sorted_by=_surname_first,
    ),
    "post": Subject(
        "ambt", directories.POSTS, "Ambt", "Ambten", "ministers", lambda row: capfirst(row.title), _about_post,
        remark=lambda row: str(row.ministry), field="post",
    ),
    "member": Subject(
        "lid", directories.MEMBERS, "Kamerlid", "Kamerleden", "members", lambda row: row.name, _about_member,
        remark=lambda row: str(row.party or ""), field="members", sorted_by=_surname_first,
    ),
    "party": Subject(
        "fractie", directories.PARTIES, "Fractie", "Fracties", "parties", str, _about_party,
        remark=lambda row: row.name if row.name != row.abbreviation else "",
    ),
}  # fmt: skip
