from __future__ import annotations

from axes.models import AccessAttempt
from django.conf import settings
from django.db import models
from django.db.models import F, Sum, Window
from django.utils import timezone


class FailedLogInQuerySet(models.QuerySet["FailedLogIn"]):
    def recent(self) -> FailedLogInQuerySet:
        """The log-ins that still count, with `failures`: the number for this name and address in all browsers."""
        same = [F("username"), F("ip_address")]
        failures = Window(Sum("failures_since_start"), partition_by=same)
        return self.filter(attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME).annotate(failures=failures)


class FailedLogIn(AccessAttempt):
    """Failed log-ins with one name from one address and browser, as django-axes keeps them."""

    objects = FailedLogInQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "mislukte inlogpoging"
        verbose_name_plural = "mislukte inlogpogingen"
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.username} vanaf {self.ip_address}"
