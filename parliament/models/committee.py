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
        line: set[int] = set()
        found = {self.pk}
        while found:
            line |= found
            found = set(Committee.objects.filter(successor__in=found).values_list("pk", flat=True)) - line
        return line

    def ministry(self, on: date) -> Ministry | None:
        """The ministry that this committee oversees, or the ministry that has taken over the work by that day.

        A standing committee is named after its ministry, or after the first words of the ministry's name
        ("Binnenlandse Zaken"). The result is None for any other committee, such as Digitale Zaken.
        """
        name = re.sub(r" \(\d{4}-\d{4}\)$", "", self.subject)
        in_full = MinistryPeriod.objects.filter(name__iexact=name)
        named = in_full if in_full.exists() else MinistryPeriod.objects.filter(name__istartswith=f"{name} ")
        last = named.select_related("ministry").order_by(F("since").desc(nulls_last=True), "pk").first()
        return last.ministry.heir(on) if last else None
