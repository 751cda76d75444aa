"""Admin of recipients and of the mail to them. Users cannot change a mail; they can only retry a refused one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from alerts import outbox
from alerts.choices import Choice, normalise
from alerts.models import Mail, MailKind, Recipient, Round, Subscription
from alerts.news.gathering import news_before
from alerts.trial import preview_digest, write_trial
from parliament.admin.base import RegisterAdmin, RegisterInline
from search.selection import Selection


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that the program writes itself; users can only look at them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class SubscriptionForm(forms.ModelForm):
    choice = forms.CharField(
        label="Wat",
        required=False,
        help_text="Kies op de site een lijst en plak hier haar adres. Leeg: het hele register.",
        widget=forms.TextInput(attrs={"size": 60}),
    )

    def clean_choice(self) -> str:
        """Take the address of a list, or only its query. What stands there may stay, although it is absent now."""
        typed: str = self.cleaned_data["choice"].strip()
        if "choice" not in self.changed_data:
            return typed
        _, mark, query = typed.rpartition("?")
        if "/" in typed and not mark:
            query = ""
        choice, today = normalise(QueryDict(query)), timezone.localdate()
        if problems := Selection(QueryDict(query), on=today).complaints:
            raise forms.ValidationError([problem.sentence for problem in problems])
        return choice

    def save(self, commit: bool = True) -> Subscription:  # noqa: FBT001 - Django's signature
        """A griffier answers for the address, so nobody has to confirm. News counts from now on."""
        if self.instance.confirmed_at is None:
            self.instance.confirmed_at, self.instance.told_until = timezone.now(), news_before(timezone.now())
        return super().save(commit)


class SubscriptionInline(RegisterInline):
    model = Subscription
    form = SubscriptionForm
    fields = ("choice", "in_words", "rhythm", "is_paused", "confirmed_at")
    readonly_fields = ("in_words", "confirmed_at")
    extra = 1

    @admin.display(description="in woorden")
    def in_words(self, subscription: Subscription) -> str:
        return Choice(subscription.choice, timezone.localdate()).sentence if subscription.pk else ""


@admin.register(Recipient)
class RecipientAdmin(RegisterAdmin):
    fields = ("address", "name", "is_active", "rests_in_recess", "refusal")
    inlines = (SubscriptionInline,)
    list_display = ("address", "name", "is_active", "follows", "refusal")
    list_filter = ("is_active", "subscriptions__rhythm")
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
        mail = preview_digest(recipient, on=timezone.localdate())
        context = {
            **self.admin_site.each_context(request),
            "title": f"Weekoverzicht voor {recipient}",
            "opts": self.opts,
            "recipient": recipient,
            "mail": mail,
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
        """Add `last_refusal`, the error of the newest mail that the mail server refused, and the number it follows."""
        refused = Mail.objects.refused().filter(recipient=OuterRef("pk")).order_by("-pk")
        return Recipient.objects.annotate(
            last_refusal=Subquery(refused.values("error")[:1]), subscription_count=Count("subscriptions")
        )

    @admin.display(description="abonnementen", ordering="subscription_count")
    def follows(self, recipient: Recipient) -> int:
        return getattr(recipient, "subscription_count", 0)

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
    exclude = ("html", "told", "names")
    actions = ("try_again",)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("alerts.retry_mail")

    @admin.action(description="Versturen of opnieuw proberen", permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Mail]) -> None:
        """Put refused and held mail in the queue. Mail that was sent is never sent again."""
        number = outbox.retry(queryset)
        if number:
            self.message_user(request, f"Binnen een minuut verstuurd: {number}.", messages.SUCCESS)
        else:
            self.message_user(
                request, "Alleen geweigerde en vastgehouden berichten kunt u laten versturen.", messages.WARNING
            )


@admin.register(Round)
class RoundAdmin(ReadOnlyAdmin):
    list_display = ("kind", "period", "finished_at")
    list_filter = ("kind",)
