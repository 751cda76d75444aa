"""The page of a move: a summary of the toezegging, the form and a link back."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views import View

from desk.fields import deciding_committees
from desk.moves.forms import FORMS, MoveForm
from desk.new_meeting import ENTER_MEETING_BUTTON, NewMeetingForm, add_meeting, offer_meeting
from desk.version_check import show_refusal
from parliament.admin.base import clerk_of
from toezeggingen.errors import Stale
from toezeggingen.models import Toezegging
from toezeggingen.moves import MOVES, Move

BY_ADDRESS = {slugify(MOVES[name].verb): name for name in FORMS}


class MoveLink(NamedTuple):
    verb: str
    address: str


def links_to_moves(toezegging: Toezegging, user: User) -> list[MoveLink]:
    """List the moves that the toezegging's status and this user's permissions allow, in the order of `FORMS`."""
    return [
        MoveLink(MOVES[name].verb, address_of(toezegging, name))
        for name in FORMS
        if user.has_perm(MOVES[name].permission) and is_possible(name, toezegging)
    ]


def address_of(toezegging: Toezegging, name: str) -> str:
    return reverse("admin:toezeggingen_toezegging_move", args=[toezegging.pk, slugify(MOVES[name].verb)])


def is_possible(name: str, toezegging: Toezegging) -> bool:
    """Return whether the status allows the move. A concept may always get the number of the House."""
    move, form = MOVES[name], FORMS[name]
    if name == "renumber" and toezegging.is_concept:
        return True
    if toezegging.status not in move.origins or toezegging.withdrawn != move.from_withdrawn:
        return False
    return form.is_offered(toezegging)


class MoveView(View):
    """Show the form of a move, and make the move on POST.

    The button "Termijn uitleggen" makes no move: it shows the form again with an explanation of the typed deadline.
    """

    def dispatch(self, request: HttpRequest, *args: Any, pk: int, verb: str, **kwargs: Any) -> HttpResponseBase:
        if verb not in BY_ADDRESS:
            raise Http404
        self.name = BY_ADDRESS[verb]
        if not request.user.has_perm(self.move.permission):
            raise PermissionDenied
        self.toezegging = get_object_or_404(
            Toezegging.objects.select_related("debate", "letter", "ministry_now"), pk=pk
        )
        return super().dispatch(request)

    @property
    def move(self) -> Move:
        return MOVES[self.name]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, FORMS[self.name](toezegging=self.toezegging))

    def post(self, request: HttpRequest) -> HttpResponse:
        if ENTER_MEETING_BUTTON in request.POST:
            new_meeting, data = add_meeting(request, "meeting")
            return self._show(request, FORMS[self.name](data, toezegging=self.toezegging), new_meeting)
        form = FORMS[self.name](request.POST, toezegging=self.toezegging)
        if not form.is_valid() or "_uitleg" in request.POST:
            return self._show(request, form)
        try:
            form.make(clerk_of(request))
        except ValidationError as refusal:
            if not self._is_double_click(form, refusal, clerk_of(request)):
                show_refusal(form, refusal, self.toezegging)
                return self._show(request, form)
        messages.success(request, f"Vastgelegd bij {self.toezegging}: {self.move.event.label}.")
        return redirect("admin:toezeggingen_toezegging_change", self.toezegging.pk)

    def _is_double_click(self, form: MoveForm, refusal: ValidationError, user: User) -> bool:
        """Whether the only change since the page was opened is the same move by the same user with the same values."""
        if not isinstance(refusal, Stale) or len(refusal.events) != 1:
            return False
        (event,) = refusal.events
        return (event.kind, event.by) == (self.move.event, user) and form.is_recorded_by(event)

    def _show(self, request: HttpRequest, form: MoveForm, new_meeting: NewMeetingForm | None = None) -> HttpResponse:
        context = {
            **admin.site.each_context(request),
            "title": f"{self.move.verb}: {self.toezegging}",
            "opts": Toezegging._meta,
            "toezegging": self.toezegging,
            "move": self.move,
            "form": form,
            "new_meeting": new_meeting or offer_meeting(deciding_committees([self.toezegging])),
        }
        return TemplateResponse(request, "desk/move.html", context)
