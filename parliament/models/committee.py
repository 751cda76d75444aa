from __future__ import annotations

import re
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from parliament.models.addressed import Addressed
from parliament.models.ministry import Ministry, MinistryPeriod

LATELY = timedelta(days=365)
_BEFORE_SUBJECT = re.compile(r"^(?:\w+ )?commissie (?:voor )?(?:de |het )?")


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def active_first(self) -> CommitteeQuerySet:
        """Sort by short name, with former committees (last active more than a year ago) at the end."""
        is_former = models.Case(models.When(until__lt=Now() - LATELY, then=1), default=0)
        return self.order_by(is_former, "short_name")

    def active(self) -> CommitteeQuerySet:
        """Committees that were active in the last year, or have no last day."""
        return self.exclude(until__lt=Now() - LATELY)

    def predecessors(self) -> dict[int, set[int]]:
        """Map each committee to itself and all its predecessors, direct or indirect, by primary key, in one query."""
        successors = dict(Committee.objects.values_list("pk", "successor"))
        lines: dict[int, set[int]] = {pk: set() for pk in successors}
        for pk in successors:
            heir: int | None = pk
            while heir is not None and pk not in lines[heir]:
                lines[heir].add(pk)
                heir = successors[heir]
        return lines

    def ministries(self, on: date) -> dict[int, int]:
        """Map each standing committee to the ministry that it oversees on that day, by primary key, in three queries.

        A standing committee is named after its ministry, or after the first words of the ministry's name
        ("Binnenlandse Zaken"). Other committees, such as Digitale Zaken, are not in the result.
        """
        newest_first = MinistryPeriod.objects.order_by(F("since").desc(nulls_last=True), "pk")
        periods = [(name.casefold(), ministry) for name, ministry in newest_first.values_list("name", "ministry")]
        exact = dict(reversed(periods))  # the newest period wins
        heirs, found = Ministry.objects.heirs(on), {}
        for pk, full_name in self.order_by().values_list("pk", "name"):
            name = re.sub(r" \(\d{4}-\d{4}\)$", "", subject_of(full_name)).casefold()
            longer = (ministry for period, ministry in periods if period.startswith(f"{name} "))
            ministry = exact.get(name) or next(longer, None)
            if ministry is not None:
                found[pk] = heirs[ministry]
        return found


def subject_of(name: str) -> str:
    """The name of a committee without words such as "vaste commissie voor"."""
    return _BEFORE_SUBJECT.sub("", name)


class Committee(Addressed):
    """A committee of the House. A renamed committee is a new row, as in the House's own data."""

    named_by = "abbreviation"

    abbreviation = models.TextField("afkorting", unique=True)
    name = models.TextField("naam")
    short_name = models.TextField("korte naam")
    since = models.DateField("eerste activiteit", null=True, blank=True)
    until = models.DateField("laatste activiteit", null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, related_name="predecessors", null=True, blank=True, verbose_name="opvolger"
    )

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "commissie"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="committee_does_not_follow_itself",
                condition=Q(successor=None) | ~Q(successor=F("pk")),
                violation_error_message="Een commissie kan zichzelf niet opvolgen.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def subject(self) -> str:
        """The subject of this committee, for readers who do not know its abbreviation."""
        return subject_of(self.name)

    def with_predecessors(self) -> set[int]:
        """The primary keys of this committee and of all its predecessors, direct or indirect."""
        return Committee.objects.predecessors()[self.pk]

    def ministry(self, on: date) -> Ministry | None:
        """The ministry that this committee oversees, or the one that took over the work. See `ministries`."""
        ministry = Committee.objects.filter(pk=self.pk).ministries(on).get(self.pk)
        return Ministry.objects.get(pk=ministry) if ministry else None
