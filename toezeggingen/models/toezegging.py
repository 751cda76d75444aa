from __future__ import annotations

from dataclasses import astuple
from datetime import date

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from letters.models import Letter
from parliament import register_numbers
from parliament.deadlines import Basis, Deadline, DebateDay
from parliament.models import Debate, Former, Member, Minister, Ministry, NumberSeries, Party, Post
from parliament.recess import RecessPeriod
from toezeggingen.buckets import Firmness
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.rhythm import Rhythm
from toezeggingen.status import OPEN, Status

NUMBER = f"^{register_numbers.TOEZEGGING}$"


class Toezegging(models.Model):
    """A minister's promise to the House, made in one debate or in one letter.

    Only `toezeggingen/workflow/` changes `status`, `last_event` and `withdrawn`. Triggers guard all three.
    """

    number = models.TextField(
        "nummer",
        unique=True,
        validators=[RegexValidator(NUMBER, "Schrijf het nummer als TZ202303-101.")],
        error_messages={"unique": "Er is al een toezegging met dit nummer."},
    )
    debate = models.ForeignKey(
        Debate, models.PROTECT, related_name="toezeggingen", null=True, blank=True, verbose_name="gedaan in debat"
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="promises", null=True, blank=True, verbose_name="gedaan in brief"
    )
    passage = models.TextField("passage in de brief", blank=True)
    made_on = models.DateField("gedaan op")
    text = models.TextField("toezegging")
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="toezeggingen", null=True, blank=True, verbose_name="functie"
    )
    minister = models.ForeignKey(
        Minister, models.PROTECT, related_name="toezeggingen", null=True, blank=True, verbose_name="bewindspersoon"
    )
    ministry_then = models.ForeignKey(
        Ministry, models.PROTECT, related_name="toezeggingen_then", verbose_name="ministerie toen"
    )
    ministry_now = models.ForeignKey(
        Ministry, models.PROTECT, related_name="toezeggingen_now", verbose_name="ministerie nu"
    )
    # `ministry_now` is the last successor of `ministry_basis`. The basis is `ministry_then`, unless a clerk chose
    # another ministry.
    ministry_basis = models.ForeignKey(
        Ministry, models.PROTECT, related_name="+", editable=False, verbose_name="ministerie waarvan de opvolger geldt"
    )
    members = models.ManyToManyField(
        Member, related_name="toezeggingen", blank=True, verbose_name="toegezegd aan leden"
    )
    parties = models.ManyToManyField(
        Party, related_name="toezeggingen", blank=True, verbose_name="toegezegd aan fracties"
    )

    deadline_words = models.TextField("termijn, zoals uitgesproken", blank=True)
    due_earliest = models.DateField("op zijn vroegst", null=True, blank=True)
    due_latest = models.DateField("uiterlijk", null=True, blank=True)
    firmness = models.TextField("hardheid", choices=Firmness, default=Firmness.NONE)
    deadline_rule = models.TextField("uitleg van de termijn", blank=True)
    hangs_on = models.TextField("hangt af van", blank=True)
    overruled_reason = models.TextField("reden voor een eigen datum", blank=True)
    # The basis of the deadline: what its words were resolved against. Empty if a clerk chose the days.
    deadline_said_on = models.DateField("termijn telt vanaf", null=True, blank=True, editable=False)
    deadline_recesses = models.JSONField("recessen achter de termijn", null=True, blank=True, editable=False)
    deadline_debate = models.ForeignKey(
        Debate, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="debat waarvan de termijn afhangt"
    )
    deadline_debate_day = models.DateField("dag van dat debat", null=True, blank=True, editable=False)

    # After each term that is met, the next one opens (docs/decisions/0041).
    rhythm = models.PositiveSmallIntegerField(
        "komt terug", choices=Rhythm, default=Rhythm.NONE, db_default=Rhythm.NONE.value
    )

    status = models.TextField("status", choices=Status, default=Status.CONCEPT, editable=False)
    last_event = models.OneToOneField(
        "Event", models.PROTECT, related_name="+", null=True, editable=False, verbose_name="laatste statuswijziging"
    )
    withdrawn = models.BooleanField("ingetrokken", default=False, editable=False)
    note = models.TextField("interne notitie", blank=True)
    entered_at = models.DateTimeField("ingevoerd op", auto_now_add=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="ingevoerd door",
    )
    version = models.PositiveIntegerField("versie", default=1, editable=False)

    times_postponed: int  # filled by ToezeggingQuerySet.with_progress()
    days_postponed: int | None  # filled by ToezeggingQuerySet.with_progress()
    settled_on: date | None  # filled by ToezeggingQuerySet.with_settled_on()

    objects = ToezeggingQuerySet.as_manager()

    class Meta:
        verbose_name = "toezegging"
        verbose_name_plural = "toezeggingen"
        ordering = ["-made_on", "number"]
        permissions = [("settle_toezegging", "Mag toezeggingen publiceren, afdoen, uitstellen en intrekken")]
        indexes = [
            models.Index(fields=["status", "due_latest"]),
            models.Index(fields=["made_on"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="toezegging_has_one_origin",
                condition=Q(debate=None, letter__isnull=False) | Q(debate__isnull=False, letter=None),
                violation_error_message="Een toezegging komt uit een debat of uit een brief: vul een van de twee in.",
            ),
            models.CheckConstraint(name="toezegging_status_is_known", condition=Q(status__in=Status.values)),
            models.CheckConstraint(name="toezegging_firmness_is_known", condition=Q(firmness__in=Firmness.values)),
            models.CheckConstraint(name="toezegging_rhythm_is_known", condition=Q(rhythm__in=Rhythm.values)),
            models.CheckConstraint(
                name="toezegging_concept_has_no_history",
                condition=Q(status=Status.CONCEPT, last_event=None, withdrawn=False)
                | (~Q(status=Status.CONCEPT) & Q(last_event__isnull=False)),
            ),
            models.CheckConstraint(
                name="toezegging_is_due_after_it_was_made",
                condition=Q(due_latest=None) | Q(due_latest__gte=F("made_on")),
                violation_error_message="De uiterste dag ligt voor de dag waarop de toezegging is gedaan.",
            ),
            models.CheckConstraint(
                name="toezegging_window_opens_before_it_closes",
                condition=Q(due_earliest=None) | Q(due_latest=None) | Q(due_latest__gte=F("due_earliest")),
                violation_error_message="De uiterste dag ligt voor de vroegste dag.",
            ),
            models.CheckConstraint(
                name="toezegging_deadline_has_its_basis",
                condition=Q(deadline_said_on__isnull=False) | Q(deadline_recesses__isnull=True, deadline_debate=None),
            ),
            models.CheckConstraint(
                name="toezegging_has_text",
                condition=~Q(text=""),
                violation_error_message="Vul de tekst van de toezegging in.",
            ),
            models.CheckConstraint(name="toezegging_number_has_the_form", condition=Q(number__regex=NUMBER)),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("toezegging", args=[self.number])

    @staticmethod
    def own_number(made_on: date) -> str:
        """The next number of this register, such as `TZ202303-K001`. Used until the House's number is known."""
        return NumberSeries.take(register_numbers.own_toezegging_prefix(made_on))

    @property
    def is_concept(self) -> bool:
        return self.status == Status.CONCEPT

    @property
    def is_published(self) -> bool:
        return not self.is_concept and not self.withdrawn

    @property
    def is_open(self) -> bool:
        return self.is_published and self.status in OPEN

    @property
    def deadline(self) -> Deadline:
        """The fields of the deadline as one value, because they change together."""
        parts = {part: getattr(self, field) for part, field in DEADLINE_FIELDS.items()}
        return Deadline(**parts, basis=self._deadline_basis)

    @deadline.setter
    def deadline(self, value: Deadline) -> None:
        for field, part in deadline_columns(value).items():
            setattr(self, field, part)

    @property
    def _deadline_basis(self) -> Basis | None:
        if self.deadline_said_on is None:
            return None
        recesses, debate = self.deadline_recesses, self.deadline_debate_id
        return Basis(
            self.deadline_said_on,
            None if recesses is None else tuple(map(_recess, recesses)),
            DebateDay(self.deadline_debate_day, debate) if debate else None,
        )


# The parts of a deadline, with the field that stores each part. The parts of its basis have fields of their own.
DEADLINE_FIELDS = {
    "words": "deadline_words",
    "earliest": "due_earliest",
    "latest": "due_latest",
    "firmness": "firmness",
    "rule": "deadline_rule",
    "hangs_on": "hangs_on",
}


def deadline_columns(deadline: Deadline) -> dict[str, object]:
    """The value of each field that stores a part of this deadline."""
    basis = deadline.basis
    recesses = basis.recesses if basis else None
    meeting = basis.meeting if basis else None
    return {field: getattr(deadline, part) for part, field in DEADLINE_FIELDS.items()} | {
        "deadline_said_on": basis.said_on if basis else None,
        "deadline_recesses": None if recesses is None else [list(map(str, astuple(period))) for period in recesses],
        "deadline_debate_id": meeting.key if meeting else None,
        "deadline_debate_day": meeting.day if meeting else None,
    }


def _recess(stored: list[str]) -> RecessPeriod:
    kind, last_meeting, next_meeting = stored
    return RecessPeriod(kind, date.fromisoformat(last_meeting), date.fromisoformat(next_meeting))


class FormerToezeggingNumber(Former):
    toezegging = models.ForeignKey(Toezegging, models.CASCADE, related_name="former_numbers", verbose_name="toezegging")


class RelationKind(models.TextChoices):
    REPEATS = "herhaling-van", "herhaling van"
    ADDS_TO = "aanvulling-op", "aanvulling op"
    CHANGES = "wijziging-van", "wijziging van"
    NEXT_TERM = "volgende-termijn-van", "volgende termijn van"


class Relation(models.Model):
    """A link from a toezegging to an earlier toezegging."""

    Kind = RelationKind

    source = models.ForeignKey(Toezegging, models.CASCADE, related_name="relations", verbose_name="toezegging")
    kind = models.TextField("verband", choices=Kind)
    target = models.ForeignKey(
        Toezegging, models.PROTECT, related_name="inverse_relations", verbose_name="eerdere toezegging"
    )

    class Meta:
        verbose_name = "verband"
        verbose_name_plural = "verbanden"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target"],
                name="relation_is_unique",
                violation_error_message="Dit verband is al vastgelegd.",
            ),
            models.CheckConstraint(name="relation_kind_is_known", condition=Q(kind__in=RelationKind.values)),
            models.CheckConstraint(
                name="relation_joins_two",
                condition=~Q(source=F("target")),
                violation_error_message="Een toezegging kan niet naar zichzelf verwijzen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} is een {self.get_kind_display()} {self.target}"
