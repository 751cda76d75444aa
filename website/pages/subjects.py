"""Subjects with a page of their own: committees, ministries, ministers, posts, members and parties.

People, posts and parties have a page if published toezeggingen refer to them. Committees have a page if they held or
follow a public debate. All ministries have a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import capfirst

from parliament import dates, names, reference
from parliament.models import Committee, Debate, Member, Minister, Ministry, MinistryPeriod, Party, Post, Tenure
from search.filters.filterset import FILTERS
from search.filters.types import Condition
from search.text import directories
from search.text.directories import TableDirectory, plain_name
from toezeggingen.models import Toezegging
from toezeggingen.status import OPEN
from website.list_addresses import list_address


@dataclass(frozen=True)
class FactLink:
    """Words that link to `address`, or plain words if `address` is empty."""

    words: str
    address: str = ""


Fact = tuple[str, Sequence[FactLink]]  # a label, and what is known


@dataclass(frozen=True)
class Subject:
    """A kind of subject, with the filter that selects the toezeggingen of a subject.

    `rows` returns all subjects of this kind with a page. `field` is the field of a toezegging that refers to the
    subject, if there is only one. `explanation` appears above the list and explains its figures.
    """

    filter_name: str
    directory: TableDirectory
    label: str
    plural: str
    index: str
    heading: Callable[[Any], str]
    facts: Callable[[Any], Iterator[Fact]]
    rows: Callable[[], QuerySet[Any]]
    remark: Callable[[Any], str] = lambda row: ""
    field: str = ""
    explanation: str = ""
    sorted_by: Callable[[str], str] = plain_name

    @property
    def condition(self) -> Condition:
        return FILTERS[self.filter_name].condition

    def find(self, key: str) -> Any:
        """The subject with this key. Raises Http404 if the subject has no page."""
        return get_object_or_404(self.rows(), **{self.directory.key: key.lower()})


def _surname_first(name: str) -> str:
    """The sort key of a person: "meer" for "J. van der Meer"."""
    return plain_name(names.surname(name))


def _committees() -> QuerySet[Committee]:
    debates = Debate.objects.public()
    followed = debates.filter(follow_up_committees=OuterRef("pk"))
    return Committee.objects.filter(Exists(debates.filter(committee=OuterRef("pk"))) | Exists(followed))


def _about_committee(committee: Committee) -> Iterator[Fact]:
    yield "Naam", [FactLink(committee.name)]
    yield "Afkorting", [FactLink(committee.abbreviation)]
    known = set(_committees().values_list("pk", flat=True))
    before = committee.predecessors.order_by("until", "name")
    yield "Nam werk over van", [_committee_link(row, known) for row in before]
    yield "Nog open van voorgangers", _left_by_predecessors(committee)
    yield "Ging over in", [_committee_link(committee.successor, known)] if committee.successor else []


def _left_by_predecessors(committee: Committee) -> list[FactLink]:
    """The number of open toezeggingen per predecessor, with a link to the list. The page itself counts only the
    toezeggingen of this committee."""
    before = Committee.objects.filter(pk__in=committee.with_predecessors() - {committee.pk}).order_by("until", "name")
    condition, today = FILTERS["commissie"].condition, timezone.localdate()
    counts = [(row, Toezegging.objects.open().filter(condition([row.pk], today)).count()) for row in before]
    return [
        FactLink(f"{count} van {committee.subject}", list_address(commissie=committee.slug, status=OPEN))
        for committee, count in counts
        if count
    ]


def _committee_link(committee: Committee, known: set[int]) -> FactLink:
    return FactLink(committee.subject, committee.get_absolute_url() if committee.pk in known else "")


def _about_ministry(ministry: Ministry) -> Iterator[Fact]:
    """The ministry's names over the years, its predecessors and successors, and the toezeggingen that moved with the
    work."""
    periods = list(ministry.periods.select_related("successor").order_by("since"))
    before = MinistryPeriod.objects.filter(successor=ministry).exclude(ministry=ministry).order_by("until")
    yield "Naam", [FactLink(f"{row.name}{_spell(row.since, row.until)}") for row in periods]
    yield "Nam werk over van", [_handed_over(row, row.ministry) for row in before.select_related("ministry")]
    yield "Ging over in", [_handed_over(row, row.successor) for row in periods if row.successor]
    yield "Geërfde toezeggingen", _moved(ministry, "ministry_then", "ministry_now")
    yield "Overgedragen", _moved(ministry, "ministry_now", "ministry_then")
    posts = directories.POSTS.offered().filter(ministry=ministry).order_by("title")
    yield "Ambten", [FactLink(capfirst(post.title), post.get_absolute_url()) for post in posts]


def _handed_over(period: MinistryPeriod, other: Ministry) -> FactLink:
    """A link to the other ministry, with the day on which the work moved."""
    since = period.until and period.until + timedelta(days=1)
    return FactLink(f"{other.name}{_spell(since, None)}", other.get_absolute_url())


def _moved(ministry: Ministry, other: str, own: str) -> list[FactLink]:
    """The number of toezeggingen that came from or went to each other ministry, with a link to the list."""
    moved = Toezegging.objects.published().filter(**{own: ministry}).exclude(**{other: ministry}).order_by()
    counts = (
        moved.values_list(f"{other}__key", f"{other}__name").annotate(counted=Count("pk")).order_by(f"{other}__name")
    )
    names = {"ministry_then": "ministerieToen", "ministry_now": "ministerieNu"}
    joint = "van" if other == "ministry_then" else "aan"
    return [
        FactLink(f"{counted} {joint} {name}", list_address(**{names[other]: key, names[own]: ministry.key}))
        for key, name, counted in counts
    ]


def _about_post(post: Post) -> Iterator[Fact]:
    yield "Ministerie", [FactLink(post.ministry.name, post.ministry.get_absolute_url())]
    known = set(directories.MINISTERS.offered().values_list("pk", flat=True))
    tenures = post.tenures.select_related("minister")
    yield "Bekleed door", [_tenure(row, row.minister, known) for row in tenures]


def _about_minister(minister: Minister) -> Iterator[Fact]:
    known = set(directories.POSTS.offered().values_list("pk", flat=True))
    tenures = minister.tenures.select_related("post")
    yield "Ambten", [_tenure(row, row.post, known) for row in tenures]


def _tenure(tenure: Tenure, other: Post | Minister, known: set[int]) -> FactLink:
    words = f"{other}{_spell(tenure.since, tenure.until, *_cabinets(tenure))}"
    return FactLink(capfirst(words), other.get_absolute_url() if other.pk in known else "")


def _cabinets(tenure: Tenure) -> list[str]:
    """The cabinets during this period of office. The day on which one cabinet succeeds another counts for the new
    cabinet."""
    last = tenure.until or date.max
    return [
        f"kabinet-{cabinet.name}"
        for cabinet in reference.cabinets()
        if (cabinet.since or date.min) <= last and (cabinet.until or date.max) > tenure.since
    ]


def _about_member(member: Member) -> Iterator[Fact]:
    if member.party:
        yield "Fractie", [FactLink(f"{member.party.name} ({member.party})", member.party.get_absolute_url())]


def _about_party(party: Party) -> Iterator[Fact]:
    yield "Naam", [FactLink(party.name)]
    members = directories.MEMBERS.offered().filter(party=party).order_by("name")
    yield "Leden", [FactLink(row.name, row.get_absolute_url()) for row in members]


def _spell(since: date | None, until: date | None, *further: str) -> str:
    """A period in words: “ (sinds 2 juli 2024, kabinet-Schoof)”. Empty if nothing is known."""
    days = f"{dates.dutch(since)} – {dates.dutch(until)}" if since and until else ""
    if since and not until:
        days = f"sinds {dates.dutch(since)}"
    elif until and not since:
        days = f"tot en met {dates.dutch(until)}"
    words = ", ".join(filter(None, [days, *further]))
    return f" ({words})" if words else ""


SUBJECTS = {
    "committee": Subject(
        "commissie", directories.COMMITTEES, "Commissie", "Commissies", "committees", lambda row: row.subject,
        _about_committee, _committees, remark=lambda row: row.abbreviation,
        explanation="Een toezegging telt mee bij de commissie die het debat voerde en bij elke volgcommissie.",
    ),
    "ministry": Subject(
        "ministerie", directories.MINISTRIES, "Ministerie", "Ministeries", "ministries", lambda row: row.name,
        _about_ministry, Ministry.objects.all, remark=lambda row: row.abbreviation,
    ),
    "minister": Subject(
        "bewindspersoon", directories.MINISTERS, "Bewindspersoon", "Bewindspersonen", "ministers", str, _about_minister,
        directories.MINISTERS.offered, field="minister", sorted_by=_surname_first,
    ),
    "post": Subject(
        "ambt", directories.POSTS, "Ambt", "Ambten", "ministers", lambda row: capfirst(row.title), _about_post,
        directories.POSTS.offered, remark=lambda row: str(row.ministry), field="post",
    ),
    "member": Subject(
        "lid", directories.MEMBERS, "Kamerlid", "Kamerleden", "members", lambda row: row.name, _about_member,
        directories.MEMBERS.offered, remark=lambda row: str(row.party or ""), field="members", sorted_by=_surname_first,
    ),
    "party": Subject(
        "fractie", directories.PARTIES, "Fractie", "Fracties", "parties", str, _about_party,
        directories.PARTIES.offered, remark=lambda row: row.name if row.name != row.abbreviation else "",
    ),
}  # fmt: skip
