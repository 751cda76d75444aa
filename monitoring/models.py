"""When each scheduled task, and the backup, was last seen, and how many tasks ended."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models.functions import Now


class Heartbeat(models.Model):
    """The last signs of life of one scheduled task or of the backup. The migrations make the row, with its limit.

    The scheduler writes `sent_at`, and the worker writes the other two. So the three tell which of them stopped.
    """

    name = models.TextField("naam", unique=True)
    listed_at = models.DateTimeField("in de lijst sinds", db_default=Now())
    max_age = models.DurationField("hoogstens oud", null=True)
    sent_at = models.DateTimeField("verstuurd op", null=True)
    succeeded_at = models.DateTimeField("gelukt op", null=True)
    failed_at = models.DateTimeField("mislukt op", null=True)

    class Meta:
        verbose_name = "teken van leven"
        verbose_name_plural = "tekens van leven"
        ordering = ["name"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def last_sent(self) -> datetime:
        """When the scheduler last sent the task. A task that was never sent counts from its listing."""
        return self.sent_at or self.listed_at

    @property
    def last_end(self) -> datetime:
        return max(filter(None, (self.listed_at, self.succeeded_at, self.failed_at)))

    @property
    def is_failing(self) -> bool:
        """Whether the last run failed."""
        return self.failed_at is not None and (self.succeeded_at is None or self.failed_at > self.succeeded_at)


class TaskCount(models.Model):
    """How many tasks of one name ended with one outcome, and how long they took together."""

    task = models.TextField("taak")
    outcome = models.TextField("uitkomst")
    runs = models.PositiveBigIntegerField("aantal", default=0)
    seconds = models.FloatField("seconden", default=0)

    class Meta:
        verbose_name = "telling van taken"
        verbose_name_plural = "tellingen van taken"
        ordering = ["task", "outcome"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["task", "outcome"], name="one_count_for_each_outcome")]

    def __str__(self) -> str:
        return f"{self.task}: {self.outcome}"
