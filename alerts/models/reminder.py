from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from alerts.models.mail import Mail
from alerts.models.recipient import Recipient
from toezeggingen.buckets import Bucket, days_late
from toezeggingen.models import Toezegging

DAYS_AHEAD = 14
DAYS_AHEAD_AGAIN = 3


class ReminderStep(models.TextChoices):
    """How close the due date is. A recipient gets each step once for a toezegging and its due date."""

    AHEAD = "14-dagen", "binnen 14 dagen"
    CLOSE = "3-dagen", "binnen 3 dagen"
    LATE = Bucket.OVERDUE.value, Bucket.OVERDUE.label

    @classmethod
    def nearest(cls, due: date, *, on: date) -> ReminderStep:
        """The step for a due date, which must be in the past or at most two weeks ahead."""
        if days_late(due, on):
            return cls.LATE
        return cls.CLOSE if (due - on).days <= DAYS_AHEAD_AGAIN else cls.AHEAD


class ReminderItem(models.Model):
    """A toezegging in a reminder. Records which step the recipient was sent, and for which due date.

    After a postponement the steps start again, because the due date is new.
    """

    mail = models.ForeignKey(Mail, models.PROTECT, related_name="items", verbose_name="bericht")
    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="reminders", verbose_name="ontvanger")
    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="reminders", verbose_name="toezegging")
    due = models.DateField("uiterlijk")
    step = models.TextField("stap", choices=ReminderStep)

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["due", "pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["recipient", "toezegging", "due", "step"], name="reminder_step_once"),
            models.CheckConstraint(name="reminder_step_is_known", condition=Q(step__in=ReminderStep.values)),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging} {self.get_step_display()}"
