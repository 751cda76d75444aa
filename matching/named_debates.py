"""Link the debates that a letter names to debates of the register.

Links are made when the letter is read, and again when the register gains a debate or a toezegging that the letter may
be about.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from letters.models import Letter, LetterVersion
from letters.reading import DebateMention, Reading
from matching.debates import Agenda, DebateLink, ListedDebate, link_debates
from matching.models import NamedDebate
from parliament.models import Debate
from parliament.models.debate import NOT_HELD
from toezeggingen.models import Event

# Debates are searched from `BEFORE` the earliest date in the letter, its own date included, to `AFTER` the latest. A
# letter may name a debate of two years ago without its date, and a postponed debate is held within half a year.
BEFORE, AFTER = timedelta(days=800), timedelta(days=200)

# A toezegging may be published a moment before the comparison and committed a moment after it.
SLOWEST = timedelta(seconds=10)

NamedDebateLinks: TypeAlias = list[tuple[DebateMention, DebateLink | None]]


def with_registered_facts(reading: Reading, letter: Letter) -> Reading:
    """The reading, with day and ministry as registered for the letter, because the text may lack either."""
    ministry = letter.ministry.abbreviation if letter.ministry else None
    return replace(reading, date=letter.date, ministry=ministry)


def link_registered_debates(reading: Reading) -> NamedDebateLinks:
    """Every debate of the Tweede Kamer that the letter names, in the order of the letter. Needs `reading.date`."""
    return link_debates(reading, _agenda(reading)) if reading.debates else []


def store_named_debates(version: LetterVersion, links: NamedDebateLinks) -> None:
    """Replace the stored debates of this version.

    A linked debate is stored once. A debate without a link is stored once for each kind and day, unless a linked debate
    has the same kind and day. A debate with neither a day nor a link is skipped.
    """
    newest = Debate.objects.aggregate(newest=Max("pk"))["newest"] or 0
    debates = Debate.objects.in_bulk([link.debate.number for _, link in links if link], field_name="number")
    rows: list[NamedDebate] = []
    stored: set[object] = set()
    for mention, link in sorted(links, key=lambda pair: pair[1] is None):
        kind, day = mention.kind, mention.day
        debate = debates.get(link.debate.number) if link else None
        if (debate or day) and (debate or (kind, day)) not in stored:
            stored |= {debate, (kind, day)}
            facts = {"kind": kind, "day": day, "debate": debate, "because": link.because if link else ""}
            rows.append(NamedDebate(version=version, searched_up_to=newest, **facts))
    version.named_debates.all().delete()
    NamedDebate.objects.bulk_create(rows)


def waiting_versions() -> QuerySet[LetterVersion]:
    """Versions that name a debate of which the register has gained something since: the debate itself, on a day of a
    debate without a link, or a published toezegging."""
    since = Debate.objects.filter(day=OuterRef("day"), pk__gt=OuterRef("searched_up_to"))
    published = Event.objects.filter(
        kind=Event.Kind.PUBLISHED, toezegging__debate=OuterRef("debate"), at__gt=OuterRef("compared_at") - SLOWEST
    )
    grown = NamedDebate.objects.filter(Exists(since) & Q(debate=None) | Exists(published), version=OuterRef("pk"))
    return LetterVersion.objects.filter(Exists(grown))


def _agenda(reading: Reading) -> Agenda:
    """The debates of the register in the period that the letter is about."""
    days = [day for day in (reading.date, *(debate.day for debate in reading.debates)) if day]
    time = min(days) - BEFORE, max(days) + AFTER
    debates = Debate.objects.filter(day__range=time).select_related("committee", "replaced_by")
    return Agenda(
        ListedDebate(
            debate.number,
            debate.get_kind_display(),
            debate.day,
            debate.title,
            committee=debate.committee.name if debate.committee else "",
            took_place=debate.state not in NOT_HELD,
            instead=debate.replaced_by.number if debate.replaced_by else "",
        )
        for debate in debates
    )
