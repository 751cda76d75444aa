"""Which debates of the register a letter names: sought when it is read, and again when the register gets a debate of a
day that it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from letters.models import Letter, LetterVersion
from letters.reading import Reading, read
from letters.store import lock_letters
from matching.debates import Agenda, ListedDebate, MeantDebate, debates_meant
from matching.models import NamedDebate
from parliament.models import Debate, Recess
from parliament.models.debate import NOT_HELD

# A debate without a day is one of the two years before; one that was put off comes back within half a year.
BEFORE, AFTER = timedelta(days=800), timedelta(days=200)


def with_registered_facts(reading: Reading, letter: Letter) -> Reading:
    """With the day and the ministry that the register knows of the letter; its text may not tell them."""
    ministry = letter.ministry.abbreviation if letter.ministry else None
    return replace(reading, date=letter.date, ministry=ministry)


def find_registered_debates(reading: Reading) -> list[MeantDebate]:
    """Every debate of the Tweede Kamer that the letter names, in its order. The reading knows the letter's day."""
    return debates_meant(reading, _agenda(reading)) if reading.debates else []


def keep(version: LetterVersion, meant: list[MeantDebate]) -> None:
    """In the place of what was found before: each debate that is sure once, and of the others each kind and day once,
    unless one that is sure has both. What has neither a day nor a debate tells a reader nothing."""
    newest = Debate.objects.aggregate(newest=Max("pk"))["newest"] or 0
    debates = Debate.objects.in_bulk([one.meeting.number for one in meant if one.meeting], field_name="number")
    rows: list[NamedDebate] = []
    told: set[object] = set()
    for one in sorted(meant, key=lambda one: one.meeting is None):
        kind, day = one.mention.kind, one.mention.day
        debate = debates.get(one.meeting.number) if one.meeting else None
        if (debate or day) and (debate or (kind, day)) not in told:
            told |= {debate, (kind, day)}
            facts = {"kind": kind, "day": day, "debate": debate, "because": one.because, "sought_up_to": newest}
            rows.append(NamedDebate(version=version, **facts))
    version.named_debates.all().delete()
    NamedDebate.objects.bulk_create(rows)


def waiting() -> QuerySet[LetterVersion]:
    """Texts that name a debate of a day on which the register has got one since they were laid beside it."""
    since = Debate.objects.filter(day=OuterRef("day"), pk__gt=OuterRef("sought_up_to"))
    unknown = NamedDebate.objects.filter(Exists(since), version=OuterRef("pk"), debate=None)
    return LetterVersion.objects.filter(Exists(unknown))


@transaction.atomic
def seek_again(pk: int) -> None:
    """Lay the debates that this text names beside the register as it is now, if it still waits for that."""
    lock_letters()
    version = waiting().select_related("letter__ministry").filter(pk=pk).first()
    if version:
        reading = read(version.text, Recess.objects.calendar())
        keep(version, find_registered_debates(with_registered_facts(reading, version.letter)))


def _agenda(reading: Reading) -> Agenda:
    """The register's debates of the time that the letter speaks of."""
    days = [day for day in (reading.date, *(debate.day for debate in reading.debates)) if day]
    time = min(days) - BEFORE, max(days) + AFTER
    debates = Debate.objects.filter(day__range=time).select_related("committee", "replaced_by")
    return Agenda(
        ListedDebate(
            one.number,
            one.get_kind_display(),
            one.day,
            one.title,
            committee=one.committee.name if one.committee else "",
            took_place=one.state not in NOT_HELD,
            instead=one.replaced_by.number if one.replaced_by else "",
        )
        for one in debates
    )
