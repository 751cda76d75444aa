"""What the form starts with: the debate of today, and who made the other toezeggingen of a debate."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from desk.entry.drafts import find_debate
from desk.scope import Scope, my_committees
from parliament.models import Debate, Post


def choose_debate(request: HttpRequest) -> Debate | None:
    """The debate in the address, or the only one of today: of all, or of the clerk's own committees."""
    if asked := request.GET.get("debat") or request.GET.get("debate"):
        return find_debate(asked)
    today = timezone.localdate()
    held = Debate.objects.took_place(today).filter(day=today).exclude(kind=Debate.Kind.PROCEDURE)
    found = list(held.select_related("committee"))
    if len(found) > 1:
        own = Scope.of(my_committees(request), today).committees
        found = [debate for debate in found if debate.committee_id in own]
    return found[0] if len(found) == 1 else None


def usual_office(debate: Debate) -> str:
    """The title of the post that made every toezegging of this debate so far, or ""."""
    titles = Post.objects.filter(toezeggingen__debate=debate).values_list("title", flat=True).distinct()[:2]
    return titles[0] if len(titles) == 1 else ""
