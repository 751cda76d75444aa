from __future__ import annotations

from datetime import date
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Now
from django.utils import timezone

from alerts.models.recipient import Recipient

# The wait between attempts starts at two minutes and doubles each time, so the last attempt is after almost three days.
MAX_ATTEMPTS = 12


class MailKind(models.TextChoices):
    DIGEST = "weekoverzicht", "weekoverzicht"
    DAILY = "dagbericht", "dagbericht"
    AT_ONCE = "direct-bericht", "direct bericht"
    CONFIRMATION = "bevestiging", "vraag om bevestiging"
    TRIAL = "proef", "proefbericht"
    RAPPEL = "rappel", "rappel"

    def period(self, on: date) -> str:
        """The period that one mail of this kind covers: an ISO week (`2023-W16`), a day (`2023-04-17`), or a minute."""
        if self is MailKind.DAILY:
            return on.isoformat()
        if self is MailKind.DIGEST:
            year, week, _ = on.isocalendar()
            return f"{year}-W{week:02d}"
        return timezone.localtime().strftime("%Y-%m-%d %H:%M")  # so that a double click sends one


IN_ROUNDS = (MailKind.DIGEST, MailKind.DAILY)
WITH_NEWS = (*IN_ROUNDS, MailKind.AT_ONCE)


class DeliveryState(models.TextChoices):
    WAITING = "wacht", "wacht"
    BUSY = "bezig", "wordt verstuurd"
    SENT = "verzonden", "verzonden"
    REFUSED = "geweigerd", "geweigerd"
    HELD = "vastgehouden", "vastgehouden: ongewoon veel nieuws"
    DROPPED = "vervallen", "vervallen"


IN_OUTBOX = (DeliveryState.WAITING, DeliveryState.BUSY)


class MailQuerySet(models.QuerySet["Mail"]):
    def outbox(self) -> MailQuerySet:
        """Mail that is not sent yet. Mail to an inactive recipient waits, and is left out."""
        return self.filter(state__in=IN_OUTBOX, recipient__is_active=True)

    def unsent(self) -> MailQuerySet:
        """Waiting mail whose time has come, and mail claimed by a worker whose lease has ended."""
        return self.filter(state__in=IN_OUTBOX, due_at__lte=Now())

    def due(self) -> MailQuerySet:
        """Mail to send now. Mail to an inactive recipient waits."""
        return self.unsent().filter(attempts__lt=MAX_ATTEMPTS, recipient__is_active=True)

    def exhausted(self) -> MailQuerySet:
        """Mail that used up its attempts. The limit prevents endless retries of a mail that crashes its worker."""
        return self.unsent().filter(attempts__gte=MAX_ATTEMPTS)

    def refused(self) -> MailQuerySet:
        return self.filter(state=DeliveryState.REFUSED)


def new_message_id() -> str:
    return make_msgid(domain=site_host())


def site_host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


class Mail(models.Model):
    """A mail. The row is part of the outbox until the mail is sent. After that, the row records what was sent.

    Only `alerts/outbox.py` changes `state`, `attempts` and `due_at`. In state `bezig`, `due_at` is the end of the
    lease; in state `wacht`, `due_at` is the earliest time of the next attempt. `names` holds the keys of the
    toezeggingen in the mail, and `told` what it takes to write it again. A mail of kind `rappel` is in
    `Rappel.mails` and brings the letter along.
    """

    recipient = models.ForeignKey(Recipient, models.PROTECT, related_name="mails", verbose_name="ontvanger")
    address = models.EmailField("e-mailadres")
    kind = models.TextField("soort", choices=MailKind)
    period = models.TextField("over", help_text="De week, de dag of de minuut waar het over gaat.")
    told = models.JSONField("verteld", default=dict, db_default=Value({}, models.JSONField()), editable=False)
    names = ArrayField(models.BigIntegerField(), verbose_name="noemt", default=list, db_default=[], editable=False)
    message_id = models.TextField("Message-ID", unique=True, default=new_message_id)
    subject = models.TextField("onderwerp")
    text = models.TextField("tekst")
    html = models.TextField("opgemaakte tekst")
    written_at = models.DateTimeField("geschreven op", default=timezone.now)
    state = models.TextField("stand", choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    due_at = models.DateTimeField("weer aan de beurt", db_default=Now())
    sent_at = models.DateTimeField("verzonden op", null=True)
    bounced = models.BooleanField("teruggekomen", db_default=False, default=False, editable=False)
    error = models.TextField("antwoord van de mailserver", blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("retry_mail", "Mag geweigerde berichten opnieuw laten versturen")]
        indexes = [
            models.Index(name="mail_in_the_outbox", fields=["due_at"], condition=Q(state__in=IN_OUTBOX)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "kind", "period"], name="mail_once_per_period"),
            models.CheckConstraint(
                name="mail_values_are_known", condition=Q(kind__in=MailKind.values, state__in=DeliveryState.values)
            ),
            models.CheckConstraint(
                name="mail_sent_has_its_moment",
                condition=Q(state=DeliveryState.SENT, sent_at__isnull=False)
                | ~Q(state=DeliveryState.SENT) & Q(sent_at=None),
            ),
            models.CheckConstraint(name="mail_subject_is_one_line", condition=Q(subject__regex=r"^[^\r\n]+$")),
            models.CheckConstraint(
                name="mail_address_is_one_word", condition=Q(address__regex=r"^[^\s,;<>]+@[^\s,;<>]+$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} aan {self.address}"


class Round(models.Model):
    """A finished mail round: every mail for that day or week has been written.

    A round that has no row here counts as missed and is made again.
    """

    kind = models.TextField("soort", choices=MailKind)
    period = models.TextField("over")
    finished_at = models.DateTimeField("klaar op", auto_now_add=True)

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ["-finished_at"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["kind", "period"], name="round_once_per_period"),
            models.CheckConstraint(name="round_kind_is_known", condition=Q(kind__in=MailKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"
