from __future__ import annotations

from axes.models import AccessAttempt
from django.conf import settings
from django.db import models
from django.db.models import F, Sum, Window
from django.utils import timezone


class FailedLogInQuerySet(models.QuerySet["FailedLogIn"]):
    def counting(self) -> FailedLogInQuerySet:
        """The log-ins that still count."""
        return self.filter(attempt_time__gte=timezone.now() - settings.AXES_COOLOFF_TIME)

    def with_counts(self) -> FailedLogInQuerySet:
        """Add `failures`, of this name at this address in all browsers, and `failures_at_address`, of all names."""
        same = [F("username"), F("ip_address")]
        return self.annotate(
            failures=Window(Sum("failures_since_start"), partition_by=same),
            failures_at_address=Window(Sum("failures_since_start"), partition_by=[F("ip_address")]),
        )

    def is_address_paused(self, address: str | None) -> bool:
        """Whether so many log-ins failed at this address, with whatever names, that it waits."""
        failures = self.counting().filter(ip_address=address).aggregate(total=Sum("failures_since_start"))["total"]
        return (failures or 0) >= settings.ADDRESS_FAILURE_LIMIT


class WorkAccount(models.Model):
    """The account of a user at the House's identity provider, which never gives a `subject` to somebody else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name="gebruiker")
    issuer = models.CharField("uitgever", max_length=255)
    subject = models.CharField("kenmerk", max_length=255)

    class Meta:
        verbose_name = "werkaccount"
        verbose_name_plural = "werkaccounts"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="work_account_has_one_user"),
            models.UniqueConstraint(fields=["user", "issuer"], name="user_has_one_work_account"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} bij {self.issuer}"


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
