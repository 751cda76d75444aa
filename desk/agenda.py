"""Update the toezeggingen that depend on a debate, recess or ministry when a clerk changes it, and show which ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from desk.meeting.debate_page import note_form, save_note, still_open
from desk.scope import my_committees
from parliament.admin.base import clerk_of
from parliament.admin.debates import DebateAdmin, MeetingEntryForm, RecessAdmin
from parliament.admin.people import MinistryAdmin
from parliament.models import Debate, Ministry, Recess
from toezeggingen import permissions
from toezeggingen.batch import Batch
from toezeggingen.models import Toezegging
from toezeggingen.moves import MOVES
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.successors import follow_successors

RECESS_HORIZON = timedelta(days=365)  # "voor het volgende kerstreces" may be said up to a year before that recess


NEW_MEETING_FIELDS = [
    (None, {"fields": ["number", "kind", "title", "committee", "opened"]}),
    ("Wanneer", {"fields": ["day", ("starts", "ends"), "state"]}),
    ("Stukken", {"fields": ["agenda"]}),
]


def _is_meeting(request: HttpRequest) -> bool:
    """Whether the clerk came to enter a procedural meeting."""
    return request.GET.get("kind") == Debate.Kind.PROCEDURE


class FollowedAdmin(admin.ModelAdmin):
    """Updates the toezeggingen in the same transaction. If one cannot be updated, the clerk's change is still saved.

    The toezeggingen follow once the change is in the log, because their events refer to that line.
    """

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return follow(request, super().log_addition(request, obj, message))

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return follow(request, super().log_change(request, obj, message))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        deletions = LogEntry.objects.filter(action_flag=DELETION, object_id=obj.pk, user=clerk_of(request))
        super().delete_model(request, obj)
        follow(request, deletions.latest("pk"))


@admin.register(Debate)
class FollowedDebateAdmin(FollowedAdmin, DebateAdmin):
    """The page of a debate also shows what is open for its committee and ministers, and the note of the clerks."""

    def get_urls(self) -> list[URLPattern]:
        note = self.admin_site.admin_view(save_note)
        return [path("<int:pk>/notitie/", note, name="parliament_debate_note"), *super().get_urls()]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new meeting is of the clerk's own committee, if the address names none and the clerk has one."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        mine = my_committees(request) if initial.get("kind") == Debate.Kind.PROCEDURE else []
        return {"committee": mine[0].pk, **initial} if len(mine) == 1 else initial

    def get_fieldsets(self, request: HttpRequest, obj: Debate | None = None) -> Any:
        return super().get_fieldsets(request, obj) if obj or not _is_meeting(request) else NEW_MEETING_FIELDS

    def get_form(self, request: HttpRequest, obj: Debate | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001
        if obj is None and _is_meeting(request):
            kwargs["form"] = MeetingEntryForm
        return super().get_form(request, obj, change, **kwargs)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        words: dict[str, Any] = {}
        if _is_meeting(request):
            words = {"title": "Vergadering invoeren", "is_meeting": True}
            words |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().add_view(request, form_url, {**words, **(extra_context or {})})

    def response_add(self, request: HttpRequest, obj: Debate, post_url_continue: str | None = None) -> HttpResponse:
        """A new meeting opens its own page, with its list."""
        if obj.kind != Debate.Kind.PROCEDURE or "_save" not in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, f"De vergadering {obj.number} staat in het register. Hier bereidt u haar lijst voor.")
        return redirect("admin:meeting", obj.number)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Also adds links to enter toezeggingen of this debate and to publish its concepts."""
        if debate := kwargs.get("obj"):
            may_publish = request.user.has_perm(MOVES["publish"].permission)
            took_place = Debate.objects.took_place(timezone.localdate()).filter(pk=debate.pk).exists()
            context |= {
                "may_enter": took_place and request.user.has_perm(permissions.ENTER),
                "concepts": Toezegging.objects.concepts().filter(debate=debate).count() if may_publish else 0,
            }
            if request.user.has_perm(permissions.ENTER):
                context |= {"still_open": still_open(debate, timezone.localdate()), "note_form": note_form(debate)}
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Ministry)
class FollowedMinistryAdmin(FollowedAdmin, MinistryAdmin):
    pass


@admin.register(Recess)
class FollowedRecessAdmin(FollowedAdmin, RecessAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Warn who may enter recesses if some are missing."""
        warning = describe_missing_recesses(timezone.localdate()) if self.has_add_permission(request) else ""
        if request.method == "GET" and warning:
            messages.warning(request, warning)
        return super().changelist_view(request, extra_context)


def describe_missing_recesses(on: date) -> str:
    """Return a warning if the last known recess starts less than a year after this day, else ""."""
    last = Recess.objects.order_by("last_meeting").last()
    if last and last.last_meeting >= on + RECESS_HORIZON:
        return ""
    known = f"recessen tot en met het {last.kind} van {last.last_meeting.year}" if last else "nog geen recessen"
    return (
        f"Het register kent {known}. Een termijn die aan een later reces hangt, krijgt pas een dag als u dat invoert."
    )


def follow(request: HttpRequest, change: LogEntry) -> LogEntry:
    """Update what depends on this change, which is in the log already, and tell the clerk."""
    today = timezone.localdate()
    _report(request, follow_agenda(on=today, change=change), "1 termijn is", "{} termijnen zijn")
    _report(request, follow_successors(on=today, change=change), "1 toezegging is", "{} toezeggingen zijn")
    return change


def _report(request: HttpRequest, batch: Batch, singular: str, plural: str) -> None:
    """Show the clerk which toezeggingen were updated, and which could not be updated, with the reason."""
    if batch.changed:
        count = singular if len(batch.changed) == 1 else plural.format(len(batch.changed))
        keys = ",".join(str(row.pk) for row in batch.changed)
        address = f"{reverse('admin:toezeggingen_toezegging_changelist')}?id__in={keys}"
        messages.info(request, format_html('{} mee aangepast: <a href="{}">bekijk welke</a>.', count, address))
    for toezegging, reason in batch.refused:
        messages.warning(request, f"{toezegging} is niet mee aangepast: {reason}")
