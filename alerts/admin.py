"""Admin of recipients and of the mail to them. Users cannot change a mail; they can only retry a refused one."""

from django import forms
from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from alerts import outbox
from alerts.models import Mail, Recipient, Round
from parliament.admin.autocomplete_fields import RowsField
from parliament.admin.base import RegisterAdmin
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
        ("committees", admin.RelatedOnlyFieldListFilter),
        ("ministries", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("address", "name")
    readonly_fields = ("refusal",)

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
