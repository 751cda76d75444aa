"""Admin of recipients and of the mail to them. Users cannot change a mail; they can only retry a refused one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from alerts import outbox
from alerts.models import Mail, MailKind, Recipient, Round
from alerts.writing import preview_digest, write_trial
from parliament.admin.autocomplete_fields import RowsField
from parliament.admin.base import RegisterAdmin, UsedOnlyFilter
from parliament.admin.debates import CommitteesField
from parliament.models import Ministry


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the program writes itself; users can only look at them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class RecipientForm(forms.ModelForm):
    committees = CommitteesField(
        label="Commissies",
        help_text="Met een komma ertussen: I&W, EZ. Ook als volgcommissie. "
        "Kiest u geen commissie en geen ministerie, dan gaat het over alles.",
    )
    ministries = RowsField(
        Ministry.objects,
        by=("abbreviation", "name"),
        label="Ministeries",
        help_text="Met een komma ertussen: BZK, EZ. Het ministerie dat de toezegging deed of er nu over gaat.",
    )


@admin.register(Recipient)
class RecipientAdmin(RegisterAdmin):
    form = RecipientForm
    list_display = ("address", "name", "is_active", "wants_digest", "wants_reminders", "refusal")
    list_filter = (
        "is_active",
        ("committees", UsedOnlyFilter),
        ("ministries", UsedOnlyFilter),
    )
    search_fields = ("address", "name")
    readonly_fields = ("refusal",)

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.show_preview)
        return [path("<int:pk>/voorbeeld/", preview, name="alerts_recipient_preview"), *super().get_urls()]

    def show_preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The digest as it would be today, and a button that sends a trial mail."""
        recipient = get_object_or_404(Recipient, pk=pk)
        if not self.has_change_permission(request, recipient):
            raise PermissionDenied
        if request.method == "POST":
            self._send_trial(request, recipient)
            return redirect("admin:alerts_recipient_preview", pk)
        subject, text = preview_digest(recipient, on=timezone.localdate())
        context = {
            **self.admin_site.each_context(request),
            "title": f"Weekoverzicht voor {recipient}",
            "opts": self.opts,
            "recipient": recipient,
            "mail_subject": subject,
            "mail_text": text,
            "trials": recipient.mails.filter(kind=MailKind.TRIAL)[:5],
        }
        return TemplateResponse(request, "admin/alerts/recipient/preview.html", context)

    def _send_trial(self, request: HttpRequest, recipient: Recipient) -> None:
        if recipient.is_active:
            write_trial(recipient, on=timezone.localdate())
            self.message_user(request, "Het proefbericht wordt binnen een minuut verstuurd.", messages.SUCCESS)
        else:
            self.message_user(request, "Dit adres staat uit en krijgt niets.", messages.WARNING)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recipient]:
        """Add `last_refusal`: the error of the newest mail that the mail server refused."""
        refused = Mail.objects.refused().filter(recipient=OuterRef("pk")).order_by("-pk")
        return Recipient.objects.annotate(last_refusal=Subquery(refused.values("error")[:1]))

    @admin.display(description="laatste weigering")
    def refusal(self, recipient: Recipient) -> str:
        """The mail server's answer. On the form for a new recipient, `last_refusal` is not set yet."""
        return getattr(recipient, "last_refusal", None) or "geen"


@admin.register(Mail)
class MailAdmin(ReadOnlyAdmin):
    list_display = ("subject", "address", "kind", "period", "state", "attempts", "sent_at", "error")
    list_filter = ("state", "kind")
    search_fields = ("address", "subject", "message_id")
    date_hierarchy = "written_at"
    exclude = ("html",)
    actions = ("try_again",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("alerts.retry_mail")

    @admin.action(description="Opnieuw proberen", permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        """Put refused mail back in the queue. Mail that was sent is never sent again."""
        number = outbox.retry(queryset)
        if number:
            self.message_user(request, f"Binnen een minuut opnieuw geprobeerd: {number}.", messages.SUCCESS)
        else:
            self.message_user(request, "Alleen geweigerde berichten worden opnieuw geprobeerd.", messages.WARNING)


@admin.register(Round)
class RoundAdmin(ReadOnlyAdmin):
    list_display = ("kind", "period", "finished_at")
    list_filter = ("kind",)
