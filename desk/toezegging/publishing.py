"""Concepten publiceren: one page that shows what will be public and what stands in the way, and one button.

Each concept is published by itself. What the workflow refuses stays a concept, and the clerk reads which and why.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from desk.deadline_forms import describe_deadline
from desk.recipients_field import name_recipients
from desk.rewriting import ask_to_rewrite
from parliament.admin.base import clerk_of
from parliament.models import Debate
from parliament.models.former import known_as
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.moves import MOVES

PERMISSION = MOVES["publish"].permission
PUBLISH = "_publiceren"
AS_IT_IS = "toch"  # the toezeggingen whose text a clerk publishes although it says "ik" or "u"
MOST = 200


@dataclass(frozen=True)
class PublishedSoon:
    """A toezegging as the public will read it. `refusal` is why it cannot be published now, or "".

    `question` is what the clerk must answer first, or "".
    """

    toezegging: Toezegging
    recipients: str
    deadline: str
    refusal: str
    question: str


@permission_required(PERMISSION, raise_exception=True)
def publish_many(request: HttpRequest) -> HttpResponse:
    """The toezeggingen of `ids`, or all concepts of the debate in the address (`debat`)."""
    debate = known_as(request.GET["debat"], Debate.objects.all()) if "debat" in request.GET else None
    chosen = _chosen(request, debate)
    if PUBLISH in request.POST:
        _publish(request, list(chosen))
        listed = reverse("admin:toezeggingen_toezegging_changelist")
        return redirect(f"{listed}?q={debate.number}" if debate else listed)
    found = list(chosen[: MOST + 1])
    context = {
        **admin.site.each_context(request),
        "title": "Concepten publiceren",
        "debate": debate,
        "candidates": [_candidate(toezegging, clerk_of(request)) for toezegging in found[:MOST]],
        "most": MOST if len(found) > MOST else None,
    }
    return TemplateResponse(request, "desk/publish.html", context)


def _chosen(request: HttpRequest, debate: Debate | None) -> ToezeggingQuerySet:
    typed = ",".join((*request.POST.getlist("ids"), request.GET.get("ids", ""))).split(",")
    keys = [int(key) for key in typed if key.strip().isdecimal() and len(key) < len(str(2**63))]
    rows = Toezegging.objects.filter(pk__in=keys)
    if debate and not keys and request.method != "POST":
        rows = Toezegging.objects.concepts().filter(debate=debate)
    rows = rows.select_related("debate", "letter", "post", "ministry_then").order_by("-made_on", "number")
    return rows.prefetch_related("members__party", "parties")


def _candidate(toezegging: Toezegging, by: User) -> PublishedSoon:
    refusal = workflow.find_refusal("publish", toezegging, by=by, on=timezone.localdate())
    members, parties = toezegging.members.all(), toezegging.parties.all()
    words, meaning = toezegging.deadline_words, describe_deadline(toezegging.deadline)
    return PublishedSoon(
        toezegging,
        name_recipients(members, parties),
        f"{words}: {meaning}" if words else "",
        " ".join(refusal.messages) if refusal else "",
        ask_to_rewrite(toezegging.text),
    )


def _publish(request: HttpRequest, chosen: list[Toezegging]) -> None:
    """Publish each by itself. A concept that changed since the page was shown is refused too."""
    published, by = 0, clerk_of(request)
    for toezegging in chosen:
        typed = request.POST.get(f"seen-{toezegging.pk}", "")
        seen = int(typed) if typed.isdecimal() else None
        question = ask_to_rewrite(toezegging.text) if toezegging.is_concept else ""
        if question and str(toezegging.pk) not in request.POST.getlist(AS_IT_IS):
            advice = "Verbeter de tekst, of kruis aan dat zij zo klopt."
            messages.error(request, f"{toezegging} is niet gepubliceerd. {question} {advice}")
            continue
        try:
            with transaction.atomic():
                workflow.publish(toezegging, by=by, on=timezone.localdate(), seen=seen)
            published += 1
        except ValidationError as refusal:
            if not _is_double_click(toezegging, by):
                messages.error(request, f"{toezegging} is niet gepubliceerd. {' '.join(refusal.messages)}")
    if published:
        counted = "1 toezegging is" if published == 1 else f"{published} toezeggingen zijn"
        messages.success(request, f"{counted} gepubliceerd.")
    elif not chosen:
        messages.warning(request, "U koos geen toezegging. Er is niets gepubliceerd.")


def _is_double_click(toezegging: Toezegging, by: User) -> bool:
    """Whether this clerk published it, and nothing happened since."""
    last = toezegging.events.order_by("-pk").first()
    return last is not None and (last.kind, last.by) == (MOVES["publish"].event, by)
