from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, Func, OuterRef, Q, Sum

from letters.models import Letter
from toezeggingen.buckets import Firmness

# The property `Postponement.days` in SQL. Django's own subtraction gives an interval; PostgreSQL's gives whole days.
_MINUS = {"template": "(%(expressions)s)", "arg_joiner": " - "}
_DAYS = Func(F("new_latest"), F("old_latest"), **_MINUS, output_field=models.IntegerField())


def _is_revoked() -> Exists:
    events = apps.get_model("toezeggingen", "Event").objects
    return Exists(events.filter(toezegging=OuterRef("toezegging"), revokes=OuterRef("pk")))


class PostponementQuerySet(models.QuerySet["Postponement"]):
    def standing(self) -> PostponementQuerySet:
        """The postponements that were not taken back. Only these count."""
        return self.exclude(_is_revoked())

    def by_toezegging(self) -> models.QuerySet[Postponement, dict[str, int]]:
        """For each toezegging: `times`, the number of standing postponements, and `days`, the number of days in total.

        `days` adds up the postponements that have an old and a new latest day; None if no postponement has both.
        """
        return self.exclude(_is_revoked()).order_by().values("toezegging").annotate(times=Count("pk"), days=Sum(_DAYS))


class Postponement(models.Model):
    """A change of a deadline to a later one, with the letter that asked for more time (uitstel)."""

    toezegging = models.ForeignKey(
        "Toezegging", models.PROTECT, related_name="postponements", verbose_name="toezegging"
    )
    on = models.DateField("uitgesteld op")
    reason = models.TextField("reden")
    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="postponements", null=True, blank=True, verbose_name="brief"
    )
    old_words = models.TextField("oude termijn", blank=True)
    old_latest = models.DateField("oude uiterste dag", null=True, blank=True)
    new_words = models.TextField("nieuwe termijn")
    new_earliest = models.DateField("nieuwe vroegste dag", null=True, blank=True)
    new_latest = models.DateField("nieuwe uiterste dag", null=True, blank=True)
    new_firmness = models.TextField("hardheid van de nieuwe termijn", choices=Firmness)

    objects = PostponementQuerySet.as_manager()

    class Meta:
        verbose_name = "uitstel"
        verbose_name_plural = "uitstellen"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="postponement_firmness_is_known", condition=Q(new_firmness__in=Firmness.values)
            ),
            models.CheckConstraint(
                name="postponement_is_later",
                condition=Q(old_latest=None) | Q(new_latest=None) | Q(new_latest__gt=F("old_latest")),
                violation_error_message="De nieuwe termijn is niet later dan de oude.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.old_words or 'geen termijn'} → {self.new_words}"

    @property
    def days(self) -> int | None:
        """The number of days from the old latest day to the new one; None if either is unknown."""
        return (self.new_latest - self.old_latest).days if self.new_latest and self.old_latest else None
