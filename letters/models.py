"""Letters of ministers: the letter, its numbers and every version of its text."""

from __future__ import annotations

import datetime
import hashlib
import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from parliament import dates, register_numbers
from parliament.models import Former, Ministry, NumberSeries, Post

# A line break in these fields would end the header of an e-mail or a feed. A control character is invisible.
ONE_LINE = r"\A[^\u0001-\u001f\u007f-\u009f\u2028\u2029]*\Z"
is_one_line = RegexValidator(ONE_LINE, "Schrijf dit op één regel, zonder onzichtbare tekens.")


class LetterQuerySet(models.QuerySet["Letter"]):
    def released(self) -> LetterQuerySet:
        """Return the letters with at least one public version."""
        return self.filter(models.Exists(LetterVersion.objects.released().filter(letter=models.OuterRef("pk"))))

    def with_newest_version(self, *, released: bool) -> LetterQuerySet:
        """Return the letters whose newest version is released, or is not. Earlier versions do not count."""
        newest = LetterVersion.objects.filter(letter=models.OuterRef("pk")).order_by("-nr").values("released_at")[:1]
        return self.annotate(newest_release=models.Subquery(newest)).filter(newest_release__isnull=not released)

    def known_as(self, number: str) -> LetterQuerySet:
        """Return the letter with this number, as its own number, as a former number or in any of its dossiers."""
        dossier, _, nr = number.rpartition("-")
        in_dossier = Q(pk__in=LetterDossier.objects.filter(dossier=dossier, nr=nr).values("letter"))
        formerly = Q(pk__in=FormerLetterNumber.objects.filter(number=number).values("letter"))
        return self.filter(Q(number=number) | formerly | in_dossier)


class Letter(models.Model):
    """A ministerial letter to the House (Kamerbrief). The text is stored in the letter's versions."""

    number = models.TextField("nummer", unique=True, help_text="Het eerste kamerstuknummer, anders een eigen nummer.")
    house_number = models.TextField("documentnummer van de Kamer", blank=True, help_text="Bijvoorbeeld 2023D15310.")
    date = models.DateField("datum")
    vergaderjaar = models.TextField("vergaderjaar", blank=True)
    title = models.TextField("dossiertitel", blank=True, validators=[is_one_line])
    subject = models.TextField("onderwerp", validators=[is_one_line])
    ministry = models.ForeignKey(
        Ministry, models.PROTECT, related_name="letters", null=True, blank=True, verbose_name="ministerie"
    )
    author_role = models.TextField("functie van de afzender", blank=True)
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="letters", null=True, blank=True, verbose_name="functie in het register"
    )
    signed_by = models.TextField("ondertekend door", blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        permissions = [("release_letter", "Mag brieven vrijgeven voor het publiek")]
        ordering = ["-date", "number"]
        constraints = [
            models.UniqueConstraint(
                "house_number",
                name="letter_house_number_is_unique",
                condition=~Q(house_number=""),
                violation_error_message="Er is al een brief met dit documentnummer.",
            ),
            models.CheckConstraint(name="letter_title_is_one_line", condition=Q(title__regex=ONE_LINE)),
            models.CheckConstraint(name="letter_subject_is_one_line", condition=Q(subject__regex=ONE_LINE)),
        ]

    def __str__(self) -> str:
        return capfirst(self.named)

    def get_absolute_url(self) -> str:
        return reverse("letter", args=[self.number])

    @property
    def named(self) -> str:
        """Return the letter's number, subject and date, for use in a sentence."""
        return f"brief {self.number}: {self.subject} ({dates.dutch(self.date)})"

    @property
    def newest(self) -> LetterVersion:
        return self.versions.latest("nr")

    @property
    def public_version(self) -> LetterVersion | None:
        """Return the newest version that a clerk has released, or None if the public may not see the letter."""
        return self.versions.released().order_by("nr").last()

    @staticmethod
    def own_number(day: datetime.date) -> str:
        """Take a number of this register, `BR202304-K001`, for a letter that the House has not numbered yet."""
        return NumberSeries.take(register_numbers.own_letter_prefix(day))


class LetterDossier(models.Model):
    """A dossier of the letter, with the letter's number in that dossier. The first one is also the letter's number."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="dossiers", verbose_name="brief")
    position = models.PositiveSmallIntegerField("plaats")
    dossier = models.TextField("dossier", help_text="Bijvoorbeeld 28676 of 36200-V.")
    nr = models.TextField("nr.")

    class Meta:
        verbose_name = "dossiernummer"
        verbose_name_plural = "dossiernummers"
        ordering = ["letter", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "nr"],
                name="letter_dossier_number_is_unique",
                violation_error_message="Er is al een brief met dit kamerstuknummer.",
            ),
            models.UniqueConstraint(fields=["letter", "position"], name="letter_dossier_position_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier}-{self.nr}"

    def clean(self) -> None:
        """Refuse a former number of another letter, because the address of that number redirects to that letter."""
        if FormerLetterNumber.objects.filter(number=str(self)).exclude(letter=self.letter_id).exists():
            raise ValidationError("Dit was eerder het nummer van een andere brief.")


class FormerLetterNumber(Former):
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="former_numbers", verbose_name="brief")


class VersionQuerySet(models.QuerySet["LetterVersion"]):
    def released(self) -> VersionQuerySet:
        return self.filter(released_at__isnull=False)


class LetterVersion(models.Model):
    """A text of the letter as received. A corrected text is added as a new version; nothing is overwritten."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="versions", verbose_name="brief")
    nr = models.PositiveSmallIntegerField("versie")
    text = models.TextField("tekst zoals ontvangen")
    fingerprint = models.CharField("vingerafdruk", max_length=64, editable=False)
    file_name = models.TextField("bestandsnaam", blank=True)
    file = models.BinaryField("bestand", null=True, blank=True)
    received_on = models.DateField("ontvangen op")
    entered_at = models.DateTimeField("ingelezen op", auto_now_add=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="ingelezen door"
    )
    released_at = models.DateTimeField("vrijgegeven op", null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="vrijgegeven door",
    )

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "versie van een brief"
        verbose_name_plural = "versies van brieven"
        ordering = ["letter", "nr"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "nr"], name="letter_version_nr_is_unique"),
            models.UniqueConstraint(fields=["letter", "fingerprint"], name="letter_version_text_is_unique"),
            models.CheckConstraint(
                name="letter_version_has_text", condition=~Q(text=""), violation_error_message="De brief is leeg."
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter.number}, versie {self.nr}"

    @staticmethod
    def fingerprint_of(text: str) -> str:
        """Return the SHA-256 of the text with white space folded, so that other line ends do not make another text."""
        return hashlib.sha256(re.sub(r"\s+", " ", text).strip().encode()).hexdigest()
