from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from parliament import dates, kamerstuk, register_numbers
from parliament.deadlines import DebateDay
from parliament.models.committee import Committee
from parliament.models.former import Former, known_as
from parliament.models.series import NumberSeries


def stored_kamerstuk(typed: str) -> str:
    """The stored form of a typed kamerstuk number. Raises ValidationError, with a message in Dutch, for other text."""
    try:
        return str(kamerstuk.parse(typed))
    except ValueError as error:
        raise ValidationError(str(error)) from error


def validate_kamerstuk(value: str) -> None:
    """Accept only a kamerstuk number in its stored form, `28676-430`."""
    plain = stored_kamerstuk(value)
    if plain != value:
        raise ValidationError(f"Schrijf dit kamerstuknummer als {plain}.")


class DebateKind(models.TextChoices):
    COMMITTEE = "commissiedebat", "commissiedebat"
    GENERAL = "algemeen-overleg", "algemeen overleg"
    LEGISLATIVE = "wetgevingsoverleg", "wetgevingsoverleg"
    MEMORANDUM = "notaoverleg", "notaoverleg"
    PLENARY = "plenair-debat", "plenair debat"
    QUESTIONS = "vragenuur", "vragenuur"
    BRIEFING = "technische-briefing", "technische briefing"
    PROCEDURE = "procedurevergadering", "procedurevergadering"
    OTHER = "overig", "overig"

    @property
    def if_confidential(self) -> str:
        """What the public reads of a confidential debate of this kind: "vertrouwelijke technische briefing"."""
        if self is DebateKind.OTHER:
            return "vertrouwelijke vergadering"
        is_neuter = self.value.endswith(("debat", "overleg", "uur"))
        return f"{'vertrouwelijk' if is_neuter else 'vertrouwelijke'} {self.label}"


class DebateState(models.TextChoices):
    PLANNED = "gepland", "gepland"
    HELD = "gehouden", "gehouden"
    MOVED = "verplaatst", "verplaatst"
    CANCELLED = "geannuleerd", "geannuleerd"


NOT_HELD = (DebateState.MOVED, DebateState.CANCELLED)


class DebateQuerySet(models.QuerySet["Debate"]):
    def public(self) -> DebateQuerySet:
        """Debates that are not confidential. Of the others the public sees only the kind, the number and the day."""
        return self.filter(is_confidential=False)

    def took_place(self, by: datetime.date) -> DebateQuerySet:
        """Debates on or before that day that were not moved or cancelled."""
        return self.filter(day__lte=by).exclude(state__in=NOT_HELD)

    def meetings(self) -> DebateQuerySet:
        """Procedural meetings that were not moved or cancelled. In these meetings a committee decides about letters."""
        return self.filter(kind=Debate.Kind.PROCEDURE).exclude(state__in=NOT_HELD)

    def of_committee(self, committee: Committee) -> DebateQuerySet:
        """The debates of this committee, and the debates that have it as a follow-up committee."""
        followed = Debate.follow_up_committees.through.objects.filter(committee=committee)
        return self.filter(Q(committee=committee) | Q(pk__in=followed.values("debate")))


class Debate(models.Model):
    """A meeting of the House or of a committee; the House calls it an "activiteit".

    `is_confidential` alone decides what the public sees of a debate. A technical briefing is entered as confidential.
    """

    Kind = DebateKind
    State = DebateState

    number = models.TextField(
        "nummer",
        unique=True,
        validators=[
            RegexValidator(f"^{register_numbers.DEBATE}$", "Schrijf het nummer van de activiteit als 2023A01686.")
        ],
        error_messages={"unique": "Er is al een debat met dit nummer."},
    )
    kind = models.TextField("soort", choices=Kind)
    title = models.TextField("titel")
    day = models.DateField("dag")
    starts = models.TimeField("aanvang", null=True, blank=True)
    ends = models.TimeField("einde", null=True, blank=True)
    committee = models.ForeignKey(
        Committee,
        models.PROTECT,
        related_name="debates",
        null=True,
        blank=True,
        verbose_name="commissie",
        help_text="Leeg bij een plenair debat.",
    )
    follow_up_committees = models.ManyToManyField(
        Committee, related_name="followed_debates", blank=True, verbose_name="volgcommissies"
    )
    is_confidential = models.BooleanField(
        "vertrouwelijk",
        default=None,  # save() gives a new debate the value of its kind; without it the database refuses the row
        help_text="Van een vertrouwelijk debat zijn alleen de soort, het nummer en de dag openbaar.",
    )
    state = models.TextField("stand", choices=State, default=State.HELD)
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, related_name="replaces", null=True, blank=True, verbose_name="vervangen door"
    )
    report = models.TextField(
        "verslag", blank=True, validators=[validate_kamerstuk], help_text="Kamerstuk, bijvoorbeeld 28676-430."
    )
    agenda = models.TextField("agenda", blank=True, validators=[validate_kamerstuk], help_text="Kamerstuk.")

    objects = DebateQuerySet.as_manager()

    class Meta:
        verbose_name = "debat"
        verbose_name_plural = "debatten"
        ordering = ["-day", "-starts", "number"]
        constraints = [
            models.CheckConstraint(
                name="debate_values_are_known", condition=Q(kind__in=DebateKind.values, state__in=DebateState.values)
            ),
            models.CheckConstraint(
                name="debate_is_not_replaced_by_itself",
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("pk")),
                violation_error_message="Een debat kan niet door zichzelf zijn vervangen.",
            ),
            models.CheckConstraint(
                name="debate_ends_after_it_starts",
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                violation_error_message="Het einde ligt voor de aanvang.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({dates.dutch(self.day)})"

    def save(self, **options: Any) -> None:
        if self.is_confidential is None:
            self.is_confidential = self.kind == DebateKind.BRIEFING
        super().save(**options)

    def get_absolute_url(self) -> str:
        return reverse("debate", args=[self.number])

    def clean(self) -> None:
        """Refuse the former number of another debate, because that number redirects to the other debate."""
        if FormerDebateNumber.objects.filter(number=self.number).exclude(debate=self.pk).exists():
            raise ValidationError({"number": "Dit was eerder het nummer van een ander debat."})

    @property
    def kind_if_confidential(self) -> str:
        return DebateKind(self.kind).if_confidential

    @property
    def public_name(self) -> str:
        """What the public may call this debate: the kind and the day if it is confidential."""
        return f"{self.kind_if_confidential} ({dates.dutch(self.day)})" if self.is_confidential else str(self)

    @property
    def name(self) -> str:
        """Kind and title: "procedurevergadering BuZa". The kind is not repeated if the title already starts with it."""
        kind = self.get_kind_display()
        title = self.title[len(kind) :].lstrip() if self.title.lower().startswith(f"{kind} ") else self.title
        return f"{kind} {title}"

    def held(self) -> Debate:
        """This debate if it was not moved or cancelled, otherwise the last debate in its chain of replacements."""
        last, seen = self, {self.pk}
        while last.state in NOT_HELD and last.replaced_by and last.replaced_by_id not in seen:
            last = last.replaced_by
            seen.add(last.pk)
        return last

    def meeting(self) -> DebateDay:
        """The day on which this debate or its replacement is held, for deadlines that depend on this debate."""
        held = self.held()
        return DebateDay(None if held.state in NOT_HELD else held.day, self.pk)

    @staticmethod
    def own_number(day: datetime.date) -> str:
        """Take the register's next free number, `2023A-K001`, for a debate without a House number.

        Numbers that were already typed by a clerk or loaded from a list are skipped.
        """
        while True:
            number = NumberSeries.take(register_numbers.own_debate_prefix(day))
            if known_as(number, Debate.objects.all()) is None:
                return number


class FormerDebateNumber(Former):
    debate = models.ForeignKey(Debate, models.CASCADE, related_name="former_numbers", verbose_name="debat")
