"""The rappel: a letter to a minister with what is overdue and what is due soon, and what came in return."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from alerts.models.mail import Mail
from letters.models import Letter
from parliament import dates
from parliament.models import Ministry, NumberSeries, Post
from toezeggingen.models import Fulfilment, Postponement, Toezegging

MONTHS_AHEAD = 6


class RappelList(models.TextChoices):
    """The two lists of the letter."""

    PASSED = "verstreken", "termijn verstreken"
    COMING = "nadert", "termijn verstrijkt binnen een half jaar"


class Answer(models.TextChoices):
    """What the minister answered. After a further question the House still waits."""

    FULFILLED = "voldaan", "voldaan"
    PARTLY = "deels-voldaan", "deels voldaan"
    NEW_TERM = "uitstel", "nieuwe termijn"
    HANDED_OVER = "overgedragen", "overgedragen"
    QUESTION = "nadere-vraag", "nadere vraag gesteld"


NOT_SETTLED = ("", Answer.QUESTION)


class Rappel(models.Model):
    """A draft until `sent_at`. After that a trigger refuses each change, and `document` holds the letter as it went.

    Without a post the rappel is about all toezeggingen of the ministry.
    """

    number = models.TextField("kenmerk", unique=True, editable=False)
    ministry = models.ForeignKey(Ministry, models.PROTECT, related_name="+", verbose_name="ministerie")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+", null=True, blank=True, verbose_name="functie")
    reference_day = models.DateField("peildatum")
    reply_by = models.DateField("antwoord uiterlijk")
    opening = models.TextField("begin van de brief")
    closing = models.TextField("slot van de brief")
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    made_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="gemaakt door"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="gewijzigd door"
    )
    sent_at = models.DateTimeField("verstuurd op", null=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name="verstuurd door",
    )  # fmt: skip
    mails = models.ManyToManyField(Mail, related_name="rappels", editable=False, verbose_name="berichten")
    document = models.BinaryField("de brief, zoals verstuurd", null=True, editable=False)

    class Meta:
        verbose_name = "rappel"
        verbose_name_plural = "rappels"
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="rappel_sent_is_complete",
                condition=Q(sent_at=None, sent_by=None, document=None)
                | Q(sent_at__isnull=False, sent_by__isnull=False, document__isnull=False),
            ),
            models.UniqueConstraint(
                name="rappel_one_draft",
                fields=["ministry", "post", "reference_day"],
                condition=Q(sent_at=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @staticmethod
    def next_number(on: date) -> str:
        return NumberSeries.take(f"RAP{on.year}-")

    @property
    def addressee(self) -> str:
        """Whom the letter is to: "de minister van Defensie"."""
        return f"de {self.post.title}" if self.post else f"de bewindspersonen van {self.ministry.name}"

    @property
    def file_name(self) -> str:
        return f"rappel-{self.number}.docx"

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def coming_until(self) -> date:
        """The last day of the second list."""
        return dates.add_months(self.reference_day, MONTHS_AHEAD)


class RappelRowQuerySet(models.QuerySet["RappelRow"]):
    def with_state(self) -> RappelRowQuerySet:
        """Annotate `is_awaiting` (a letter waits for a decision) and `is_postponed` (since the rappel was sent)."""
        confirmed = Fulfilment.objects.awaiting_decision().filter(toezegging=OuterRef("toezegging"))
        later = Postponement.objects.standing().filter(
            toezegging=OuterRef("toezegging"), event__at__gt=OuterRef("rappel__sent_at")
        )
        return self.annotate(is_awaiting=Exists(confirmed), is_postponed=Exists(later))

    def waiting(self) -> RappelRowQuerySet:
        """The rows with `is_waiting`: the House still waits for an answer, or for one to a further question."""
        is_open = Q(toezegging__in=Toezegging.objects.chasable(), is_postponed=False)
        return self.with_state().filter(is_open, answer__in=NOT_SETTLED)

    def count_by_rappel(self) -> dict[int, tuple[int, int]]:
        """The number of rows and of waiting rows of each sent rappel, by primary key."""
        is_waiting = Q(pk__in=self.waiting().values("pk"))
        rows = self.order_by().values("rappel").annotate(total=Count("pk"), waiting=Count("pk", is_waiting))
        return {row["rappel"]: (row["total"], row["waiting"]) for row in rows}


class RappelRow(models.Model):
    """A toezegging in a rappel, with its deadline as it stood, and what the minister answered.

    What the answer did to the toezegging is in the register itself. `version` counts the answers, so that a second
    clerk does not overwrite the first.
    """

    rappel = models.ForeignKey(Rappel, models.CASCADE, related_name="rows", verbose_name="rappel")
    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="rappel_rows", verbose_name="toezegging")
    stands_in = models.TextField("lijst", choices=RappelList)
    deadline_words = models.TextField("termijn, zoals uitgesproken", blank=True)
    due_latest = models.DateField("uiterlijk")
    answer = models.TextField("antwoord", choices=Answer, blank=True, editable=False)
    note = models.TextField("noot", blank=True)
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    answered_on = models.DateField("geantwoord op", null=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False,
        verbose_name="vastgelegd door",
    )  # fmt: skip
    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="+", null=True, editable=False, verbose_name="brief"
    )

    is_awaiting: bool  # filled by RappelRowQuerySet.with_state()
    is_postponed: bool  # filled by RappelRowQuerySet.with_state()

    objects = RappelRowQuerySet.as_manager()

    class Meta:
        verbose_name = "toezegging in een rappel"
        verbose_name_plural = "toezeggingen in een rappel"
        ordering = ["rappel", "due_latest", "toezegging__number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="rappel_row_once", fields=["rappel", "toezegging"]),
            models.CheckConstraint(
                name="rappel_row_values_are_known",
                condition=Q(stands_in__in=RappelList.values, answer__in=["", *Answer.values]),
            ),
            models.CheckConstraint(
                name="rappel_row_answer_is_complete",
                condition=Q(answer="", answered_on=None, recorded_by=None)
                | ~Q(answer="") & Q(answered_on__isnull=False, recorded_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging} in {self.rappel}"

    @property
    def is_waiting(self) -> bool:
        """Whether the row is among `waiting()`."""
        is_open = self.toezegging.is_open and not self.is_awaiting and not self.is_postponed
        return is_open and self.answer in NOT_SETTLED

    @property
    def outcome(self) -> str:
        """What was answered, or what was recorded elsewhere, in words; "" if neither."""
        if self.answer and (self.is_waiting or self.answer not in NOT_SETTLED):
            return self.get_answer_display()
        if not self.toezegging.is_open:
            state = "ingetrokken" if self.toezegging.withdrawn else self.toezegging.get_status_display()
            return f"{state}, elders vastgelegd"
        if self.is_awaiting:
            return "besluit volgt, elders vastgelegd"
        return "nieuwe termijn, elders vastgelegd" if self.is_postponed else ""
