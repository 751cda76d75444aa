"""The admin site: Dutch titles, our own pages, and on the start page the work that waits for a clerk."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone

from toezeggingen import permissions
from toezeggingen.moves import MOVES


class DeskSite(admin.AdminSite):
    site_title = "Beheer toezeggingen"
    site_header = "Beheer toezeggingen"
    index_title = "Te doen"
    index_template = "desk/index.html"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        from accounts.second_factor import must_set_up

        return super().has_permission(request) and not must_set_up(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send a clerk who is logged in, but must have a second factor, to the page where it is set up."""
        from accounts.kept import typed
        from accounts.log_in import LogInForm

        self.login_form = LogInForm  # imported late, because Django makes the site before its models
        is_clerk = super().has_permission(request)
        if request.method == "GET" and is_clerk and not self.has_permission(request):
            return redirect("admin:second-step")
        carried = typed.typed_in(request) if typed.FIELD in request.POST else None
        response = super().login(request, {**(extra_context or {}), "typed": carried})
        if response.status_code == HTTPStatus.FOUND:
            typed.store(request, carried)
        return response

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001 - Django's own
        """A page for clerks. A form that was sent when the session had ended is kept until after the log-in."""
        guarded, is_logged_in = super().admin_view(view, cacheable), super().has_permission

        @wraps(guarded)
        def keep_typed_text(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            from accounts.kept.returning import ask_log_in, show_with_typed_text

            if self.has_permission(request):
                return show_with_typed_text(request, lambda: guarded(request, *args, **kwargs))
            if request.method == "POST" and not is_logged_in(request):
                return ask_log_in(request)
            return guarded(request, *args, **kwargs)

        return keep_typed_text

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        response = super().logout(request, extra_context)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Django's page. The attempt goes to the security log."""
        from accounts import security_log

        response = super().password_change(request, extra_context)
        if request.method == "POST":
            outcome = "changed" if response.status_code == HTTPStatus.FOUND else "refused"
            security_log.record("password", request=request, person=request.user, outcome=outcome)
        return response

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from accounts.set_up import second_step
        from desk import deadline_forms, manual, post_room
        from desk.entry import answers
        from desk.entry import view as entry_view
        from desk.handover import view as handover
        from desk.letter import intake
        from desk.letter import view as letter_view
        from desk.meeting import views as meeting
        from desk.rappel import answers_view
        from desk.rappel import views as rappel
        from desk.to_do import my_committees
        from desk.toezegging import publishing

        guarded = self.admin_view
        return [
            path("nieuwe-toezeggingen/", guarded(entry_view.enter_many), name="bulk"),
            path("nieuwe-toezeggingen/debat/", guarded(answers.tell_debate), name="bulk-debate"),
            path("nieuwe-toezeggingen/rij/", guarded(answers.check_row), name="bulk-row"),
            path("nieuwe-toezeggingen/lijst/", guarded(answers.read_pasted), name="bulk-list"),
            path("nieuwe-toezeggingen/lijkt-op/", guarded(answers.compare_rows), name="bulk-alike"),
            path("nieuwe-toezeggingen/klad/", guarded(answers.keep_draft), name="bulk-draft"),
            path("postkamer/", guarded(post_room.show_post_room), name="post-room"),
            path("publiceren/", guarded(publishing.publish_many), name="publish"),
            path("overdragen/", guarded(handover.hand_over), name="handover"),
            path("overdragen/<uuid:key>/", guarded(handover.show_handover), name="handover-made"),
            path("brief-inlezen/", guarded(intake.take_letter_in), name="intake"),
            path("brief-inlezen/<slug:number>/", guarded(letter_view.settle_letter), name="intake-letter"),
            path("vergaderingen/", guarded(meeting.list_meetings), name="meetings"),
            path("vergaderingen/<slug:number>/", guarded(meeting.prepare_meeting), name="meeting"),
            path("vergaderingen/<slug:number>/lijst/", guarded(meeting.print_list), name="meeting-list"),
            path("vergaderingen/<slug:number>/besluiten/", guarded(meeting.decide_meeting), name="meeting-decisions"),
            path("rappel/", guarded(rappel.list_rappels), name="rappels"),
            path("rappel/nieuw/", guarded(rappel.make_rappel), name="rappel-new"),
            path("rappel/<slug:number>/", guarded(rappel.show_rappel), name="rappel"),
            path("rappel/<slug:number>/brief/", guarded(rappel.download_letter), name="rappel-letter"),
            path("rappel/<slug:number>/versturen/", guarded(rappel.send_rappel), name="rappel-send"),
            path("rappel/<slug:number>/antwoorden/", guarded(answers_view.record_answers), name="rappel-answers"),
            path("mijn-commissies/", guarded(my_committees.choose_committees), name="my-committees"),
            path("handleiding/", guarded(manual.show_manual), name="manual"),
            path("termijn/", guarded(deadline_forms.explain_deadline), name="explain-deadline"),
            path("tweede-stap/", second_step, name="second-step"),
            path("logout/", self.logout, name="logout"),  # also for a user who may not enter without a second factor
            *super().get_urls(),
        ]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from desk.entry.drafts import drafts_of
        from desk.models import Workplace
        from desk.scope import start_of
        from desk.to_do.work_lists import list_work
        from monitoring.checks import warnings
        from parliament.admin.base import clerk_of

        context = extra_context or {}
        if request.user.has_perm(permissions.ENTER):
            today, start = timezone.localdate(), start_of(request)
            place, _ = Workplace.objects.get_or_create(clerk=clerk_of(request))
            place.visit(today)
            may_publish = request.user.has_perm(MOVES["publish"].permission)
            may_enter_recesses = request.user.has_perm(permissions.ENTER_RECESS)
            work = list_work(
                today,
                start,
                seen_on=place.last_visit,
                may_publish=may_publish,
                may_enter_recesses=may_enter_recesses,
            )
            drafts = drafts_of(clerk_of(request))
            context = {**context, "start": start, "work_lists": work, "drafts": drafts}
        alarms = warnings() if request.user.has_perm("alerts.view_mail") else []
        return super().index(request, {**context, "alarms": alarms})
