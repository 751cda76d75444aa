"""Members, ministers and posts. A post is stored separately from the people who hold it."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from parliament import reference
from parliament.models.addressed import Addressed
from parliament.models.ministry import Ministry


class Party(Addressed):
    """A parliamentary party (fractie)."""

    named_by = "abbreviation"

    abbreviation = models.TextField("afkorting", unique=True)
    name = models.TextField("naam")

    class Meta:
        verbose_name = "fractie"
        ordering = ["abbreviation"]

    def __str__(self) -> str:
        return self.abbreviation


class Member(Addressed):
    """A member of the House (Kamerlid)."""

    name = models.TextField("naam", help_text="Zoals op de site, bijvoorbeeld “J. van der Meer”.")
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="members", null=True, blank=True, verbose_name="fractie"
    )

    class Meta:
        verbose_name = "Kamerlid"
        verbose_name_plural = "Kamerleden"
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.party else self.name


class PostQuerySet(models.QuerySet["Post"]):
    def in_office(self, on: date) -> PostQuerySet:
        """The posts that somebody held on that day. Without any known holder, a post counts if it existed then."""
        gone = [
            title
            for title, periods in reference.office_periods().items()
            if not any(period.covers(on) for period in periods)
        ]
        holders = Tenure.objects.filter(post=OuterRef("pk"))
        return self.filter(Exists(holders.covering(on)) | (~Exists(holders) & ~Q(title__in=gone)))


class Post(Addressed):
    """The office of a minister or state secretary, no matter who holds it."""

    named_by = "title"

    title = models.TextField("functie", unique=True, help_text="Bijvoorbeeld “minister van Buitenlandse Zaken”.")
    ministry = models.ForeignKey(Ministry, models.PROTECT, related_name="posts", verbose_name="ministerie")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "functie van een bewindspersoon"
        verbose_name_plural = "functies van bewindspersonen"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def holder(self, on: date) -> Minister | None:
        """The person who held the post on that day; None if the register does not know."""
        tenure = self.tenures.covering(on).select_related("minister").first()
        return tenure.minister if tenure else None


class Minister(Addressed):
    """A person who is or was a minister or state secretary."""

    name = models.TextField("naam", unique=True)
    posts = models.ManyToManyField(Post, through="Tenure", related_name="ministers", verbose_name="functies")

    class Meta:
        verbose_name = "bewindspersoon"
        verbose_name_plural = "bewindspersonen"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TenureQuerySet(models.QuerySet["Tenure"]):
    def covering(self, on: date) -> TenureQuerySet:
        return self.filter(Q(since__lte=on), Q(until=None) | Q(until__gte=on))


class Tenure(models.Model):
    """The period in which a person held a post, including its first and last day."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures", verbose_name="functie")
    minister = models.ForeignKey(Minister, models.CASCADE, related_name="tenures", verbose_name="bewindspersoon")
    since = models.DateField("van")
    until = models.DateField("tot en met", null=True, blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = "ambtsperiode"
        verbose_name_plural = "ambtsperiodes"
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                name="tenure_ends_after_it_starts",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minister}, {self.post}"
