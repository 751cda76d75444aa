"""How the mail is doing: the clock, the outbox, what came back, and what is followed most."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from alerts.choices import Choice
from alerts.models import Mail, Recipient, Subscription
from alerts.models.mail import DeliveryState
from monitoring.checks import check_register

LINES = 10


def show_post_room(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("alerts.view_mail"):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "title": "Postkamer",
        "checks": list(check_register()),
        "counts": list(_counts()),
        "oldest": Mail.objects.outbox().order_by("written_at").first(),
        "bounced": Recipient.objects.filter(bounces__gt=0).order_by("-bounces", "address")[:LINES],
        "followed": list(_most_followed()),
    }
    return TemplateResponse(request, "desk/post_room.html", context)


def _counts() -> Iterator[tuple[str, str, int]]:
    """Each state of mail with its name and the number of mails."""
    counted = dict(Mail.objects.order_by().values_list("state").annotate(count=Count("pk")))
    return ((state.value, str(state.label), counted.get(state.value, 0)) for state in DeliveryState)


def _most_followed() -> Iterator[tuple[str, str, int]]:
    """The choices with the most followers: the query, the choice in words, the number."""
    counted = Subscription.objects.active().order_by().values_list("choice").annotate(count=Count("pk"))
    today = timezone.localdate()
    for query, count in counted.order_by("-count", "choice")[:LINES]:
        yield query, Choice(query, today).sentence, count
