"""On the page of a debate in the admin: what is open for its committee and ministers, and a note between clerks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from desk.fields import LinesField, SeenField
from desk.meeting.waiting import on_which_decides
from desk.models import DebateNote
from desk.toezegging.lateness import describe_lateness
from parliament.admin.base import clerk_of
from parliament.models import Debate
from toezeggingen import permissions
from toezeggingen.models import Toezegging

MOST_OPEN = 200


@dataclass(frozen=True)
class OpenPart:
    """The open toezeggingen of one post. `is_here` says that this post made a toezegging in the debate."""

    post: str
    is_here: bool
    rows: list[tuple[Toezegging, str]]  # with how late it is, in words


@dataclass(frozen=True)
class StillOpen:
    parts: list[OpenPart]
    total: int

    @property
    def shown(self) -> int:
        return sum(len(part.rows) for part in self.parts)


def still_open(debate: Debate, on: date) -> StillOpen:
    """The open toezeggingen of the debate, its committee, and the posts that made a toezegging in it, by post."""
    here = set(debate.toezeggingen.exclude(post=None).order_by().values_list("post", flat=True))
    wanted = Q(debate=debate) | Q(post__in=here)
    if debate.committee:
        wanted |= on_which_decides(debate.committee, debate.day)
    rows = Toezegging.objects.open().filter(wanted)
    shown = rows.with_progress().select_related("post", "debate", "letter")
    in_order = shown.order_by(F("post__title").asc(nulls_last=True), F("due_latest").asc(nulls_last=True), "number")
    parts = [
        OpenPart(
            post.title if post else "zonder ambt",
            bool(post and post.pk in here),
            [(row, describe_lateness(row, on)) for row in group],
        )
        for post, group in groupby(in_order[:MOST_OPEN], key=lambda row: row.post)
    ]
    return StillOpen(sorted(parts, key=lambda part: not part.is_here), rows.count())


class DebateNoteForm(forms.Form):
    seen = SeenField()
    text = LinesField("Notitie", "Alleen voor de griffie. Leeg maken en opslaan haalt de notitie weg.", rows=4)


def note_form(debate: Debate) -> DebateNoteForm:
    note = DebateNote.objects.filter(debate=debate).select_related("changed_by").first()
    form = DebateNoteForm(
        prefix="notitie", initial={"seen": note.version if note else 0, "text": note.text if note else ""}
    )
    form.note = note  # type: ignore[attr-defined] # for the page: who wrote it, and when
    return form


@require_POST
@permission_required(permissions.ENTER, raise_exception=True)
@transaction.atomic
def save_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Save the note. If a colleague changed it, keep both texts below each other, so that nothing typed is lost."""
    debate = get_object_or_404(Debate.objects.select_for_update(no_key=True), pk=pk)
    form = DebateNoteForm(request.POST, prefix="notitie")
    if form.is_valid():
        _store(request, debate, **form.cleaned_data)
    return redirect(f"{reverse('admin:parliament_debate_change', args=[debate.pk])}#notitie")


def _store(request: HttpRequest, debate: Debate, *, seen: int, text: str) -> None:
    note = DebateNote.objects.filter(debate=debate).first() or DebateNote(debate=debate, version=0)
    typed = "\n".join(text.splitlines())
    if typed == note.text:
        return
    if seen != note.version and note.text:
        typed = f"{note.text}\n\n{typed}" if typed else note.text
        who = note.changed_by or "Een collega"
        messages.warning(request, f"{who} wijzigde de notitie intussen. Beide teksten staan nu onder elkaar.")
    else:
        messages.success(request, "De notitie is opgeslagen.")
    note.text, note.version, note.changed_by = typed, note.version + 1, clerk_of(request)
    note.save()
