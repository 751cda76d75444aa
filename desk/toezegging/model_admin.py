from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator

from desk.deadline_forms import describe_deadline
from desk.fields import ToezeggingField
from desk.judgement import list_judged
from desk.moves.view import MoveView, links_to_moves
from desk.recipients_field import name_recipients
from desk.scope import StartsAtMyCommittees
from desk.suggestion import SuggestsWords
from desk.toezegging.alike import chosen_repetition, find_likely_earlier
from desk.toezegging.debate_filter import DebateFilter
from desk.toezegging.duplicates import AlreadyEntered, enter_once
from desk.toezegging.form import ToezeggingForm
from desk.toezegging.history import history_of
from desk.toezegging.lateness import DeadlineFilter, describe_lateness
from desk.toezegging.publishing import MOST as MOST_PUBLISHED
from desk.toezegging.searching import search
from desk.toezegging.thread_filter import ThreadFilter
from desk.toezegging.workbook import send_workbook
from parliament import dates
from parliament.admin.base import RegisterAdmin, RegisterInline, UsedOnlyFilter, clerk_of
from parliament.admin.save_errors import SaveErrorAdmin
from toezeggingen import permissions, workflow
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.moves import MOVES
from toezeggingen.status import Status
from website.history.threads import thread_of


class RelationForm(ModelForm):
    target = ToezeggingField(Toezegging.objects, label="Eerdere toezegging")

    class Meta:
        model = Relation
        fields = ("kind", "target")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["target"] = self.instance.target


def may_correct(request: HttpRequest, toezegging: Toezegging | None) -> bool:
    """Whether this user may change public fields. Always true for a concept: it is not public yet."""
    return toezegging is None or toezegging.is_concept or request.user.has_perm(MOVES["correct"].permission)


class RelationInline(RegisterInline):
    model = Relation
    form = RelationForm
    fk_name = "source"

    def has_add_permission(self, request: HttpRequest, obj: Toezegging | None) -> bool:  # type: ignore[override]
        return super().has_add_permission(request, obj) and may_correct(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Toezegging | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_correct(request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Relation]:
        return super().get_queryset(request).select_related("target")


@admin.register(Toezegging)
class ToezeggingAdmin(SuggestsWords, StartsAtMyCommittees, SaveErrorAdmin, RegisterAdmin):
    """Every change goes through the workflow. If the workflow refuses, the form shows why and keeps the input."""

    form = ToezeggingForm
    inlines = [RelationInline]
    actions = ["publish_selected", "delete_selected"]
    long_texts = ("text", "passage", "note")
    list_display = ["number", "beginning", "due", "status", "made_by", "made_to", "origin"]
    list_display_links = ["number", "beginning"]
    list_filter = [
        DeadlineFilter,
        ThreadFilter,
        "status",
        ("ministry_now", UsedOnlyFilter),
        ("debate__committee", UsedOnlyFilter),
        DebateFilter,
        ("minister", UsedOnlyFilter),
        ("members", UsedOnlyFilter),
    ]
    list_select_related = ["ministry_now", "minister", "debate__committee", "letter"]
    search_fields = ["number"]  # shows the box; desk/toezegging/searching.py searches
    search_help_text = (
        "Woorden of nummer van de toezegging, een Kamerlid, fractie, bewindspersoon, ministerie of debat, of het "
        "nummer van een brief: ook wat die brief afdoet."
    )
    readonly_fields = ["number_display", "status_display", "deadline_explanation"]
    save_on_top = True

    def get_queryset(self, request: HttpRequest) -> ToezeggingQuerySet:
        return cast("ToezeggingQuerySet", super().get_queryset(request)).with_progress()

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list shows the recipients of each row."""
        listed: Any = super().get_changelist_instance(request)
        listed.result_list = listed.result_list.prefetch_related("members__party", "parties")
        return listed

    def get_fieldsets(self, request: HttpRequest, obj: Toezegging | None = None) -> Any:
        top = ["number_display", "status_display", "text"] if obj else ["number", "text"]
        made = ["debate", "letter", "passage", "made_on", "post", "minister", "ministry_then", "ministry_now"]
        term = ["deadline_words", "is_past", "deadline_explanation", "rhythm", "deadline_debate"]
        own = [("own_earliest", "own_latest"), "overruled_reason"]
        correction = [("Als u iets wijzigt", {"fields": ["reason"]})] if obj and not obj.is_concept else []
        return [
            (None, {"fields": [*top, "recipients", "seen", "opened"]}),
            ("Wanneer en door wie", {"fields": made}),
            ("Termijn", {"fields": [*term, *own]}),
            *correction,
            ("Alleen voor de griffie", {"fields": ["note"]}),
        ]

    @admin.display(description="toezegging")
    def beginning(self, toezegging: Toezegging) -> str:
        return Truncator(toezegging.text).chars(110)

    @admin.display(description="uiterlijk", ordering=F("due_latest").asc(nulls_last=True))
    def due(self, toezegging: Toezegging) -> str:
        latest = toezegging.due_latest and dates.dutch(toezegging.due_latest)
        mark = describe_lateness(toezegging, timezone.localdate())
        marked = format_html(" <strong>{}</strong>", mark) if mark else ""
        return format_html("{}{}", latest or toezegging.deadline_words or "geen termijn", marked)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Toezegging], search_term: str
    ) -> tuple[QuerySet[Toezegging], bool]:
        return (search(queryset, search_term) if search_term else queryset), False

    @admin.display(description="door")  # a column that sorts would be too wide for the list at 1280 pixels
    def made_by(self, toezegging: Toezegging) -> str:
        return format_html("{} <small>{}</small>", toezegging.minister or "", toezegging.ministry_now)

    @admin.display(description="aan")
    def made_to(self, toezegging: Toezegging) -> str:
        return name_recipients(toezegging.members.all(), toezegging.parties.all())

    @admin.display(description="waar en wanneer", ordering="made_on")
    def origin(self, toezegging: Toezegging) -> str:
        debate = toezegging.debate
        where = (debate.committee or debate.get_kind_display()) if debate else f"brief {toezegging.letter}"
        return format_html("{}<br><small>{}</small>", where, dates.dutch(toezegging.made_on))

    @admin.display(description="nummer")
    def number_display(self, toezegging: Toezegging) -> str:
        return toezegging.number

    @admin.display(description="status")
    def status_display(self, toezegging: Toezegging) -> str:
        mark = describe_lateness(toezegging, timezone.localdate())
        return Status(toezegging.status).label + (f" – {mark}" if mark else "")

    @admin.display(description="uitleg van de termijn")
    def deadline_explanation(self, toezegging: Toezegging) -> str:
        return describe_deadline(toezegging.deadline)

    def get_urls(self) -> list[URLPattern]:
        move = self.admin_site.admin_view(MoveView.as_view())
        workbook = self.admin_site.admin_view(self.send_workbook)
        return [
            path("<int:pk>/zet/<slug:verb>/", move, name="toezeggingen_toezegging_move"),
            path("excel/", workbook, name="toezeggingen_toezegging_workbook"),
            *super().get_urls(),
        ]

    def send_workbook(self, request: HttpRequest) -> HttpResponseBase:
        """The rows that the list shows with the same filters and words, in the same order."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            return send_workbook(self.get_changelist_instance(request).get_queryset(request))
        except IncorrectLookupParameters:
            return redirect("admin:toezeggingen_toezegging_changelist")

    def get_form(self, request: HttpRequest, obj: Toezegging | None = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001
        form = super().get_form(request, obj, change, **kwargs)
        form.is_explaining = "_uitleg" in request.POST
        form.may_correct = may_correct(request, obj)
        return form

    def respond_to_save_error(self, request: HttpRequest, error: ValidationError) -> HttpResponse | None:
        """After a double click on a new toezegging, redirect to the saved toezegging."""
        if not isinstance(error, AlreadyEntered) or error.known.entered_by != request.user:
            return None
        self.message_user(request, error.message, messages.WARNING)
        return redirect("admin:toezeggingen_toezegging_change", error.known.pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if toezegging := kwargs.get("obj"):
            if may_correct(request, toezegging) and request.user.has_perm(permissions.ENTER):
                context["alike"] = find_likely_earlier(toezegging)
            thread = list(thread_of(toezegging))  # oldest first
            context |= {"promised_since": thread[0].made_on, "thread": [row for row in thread if row != toezegging]}
            context |= {
                "moves": links_to_moves(toezegging, clerk_of(request)),
                "may_settle": request.user.has_perm(permissions.SETTLE),
                "history": history_of(toezegging),
                "fulfilments": list_judged(toezegging),
                "postponements": toezegging.postponements.select_related("letter").prefetch_related("revocations"),
                "former_numbers": toezegging.former_numbers.all(),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Toezegging, form: Any, change: bool) -> None:  # noqa: FBT001
        """Enter a new toezegging. `save_related` saves a change, so that fields and relations are one correction."""
        if not change:
            enter_once(obj, by=clerk_of(request), to=form.cleaned_data["recipients"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        values: dict[str, Any] = {"relations": _relations(formsets)}
        if earlier := chosen_repetition(request):
            present = _relations_of(form.instance)
            if any(target == earlier for _, target in present):
                return  # a double click: the first one saved everything
            values["relations"] = [*(values["relations"] or present), (RelationKind.REPEATS, earlier)]
        if change:
            to = form.cleaned_data["recipients"]
            values |= {name: form.cleaned_data.get(name, "") for name in ("seen", "reason")}
            values |= {"members": to.members, "parties": to.parties, **form.values()}
        workflow.edit(form.instance, by=clerk_of(request), on=timezone.localdate(), **values)

    def has_delete_permission(self, request: HttpRequest, obj: Toezegging | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.is_concept)

    @transaction.atomic
    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Delete a concept, unless somebody changed it since the clerk opened the page."""
        concept = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        may_delete = concept is not None and self.has_delete_permission(request, concept)
        if concept and may_delete and str(workflow.lock(concept).version) != request.POST.get("seen"):
            message = f"{concept} is intussen gewijzigd. Er is niets verwijderd: lees eerst wat er nu staat."
            self.message_user(request, message, messages.ERROR)
            return redirect(request.path)
        return super().delete_view(request, object_id, extra_context)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MOVES["publish"].permission)

    @admin.action(permissions=["publish"], description="Geselecteerde concepten publiceren")
    def publish_selected(self, request: HttpRequest, queryset: ToezeggingQuerySet) -> HttpResponse:
        """Show what will be public; that page has the button."""
        keys = ",".join(map(str, queryset.values_list("pk", flat=True)[: MOST_PUBLISHED + 1]))
        return redirect(f"{reverse('admin:publish')}?ids={keys}")

    @admin.action(permissions=["delete"], description="Geselecteerde concepten verwijderen")
    def delete_selected(self, request: HttpRequest, queryset: ToezeggingQuerySet) -> HttpResponse | None:
        published = queryset.ever_published().values_list("number", flat=True)
        if published:
            message = (
                f"Alleen een concept kan worden verwijderd. Er is niets verwijderd, vanwege {', '.join(published)}."
            )
            self.message_user(request, message, messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def get_view_on_site_url(self, obj: Toezegging | None = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.is_published else None

    def response_add(self, request: HttpRequest, obj: Toezegging, post_url_continue: str | None = None) -> HttpResponse:
        """Go to the page of the new concept, where the clerk can check and publish it."""
        if {"_addanother", "_continue"} & request.POST.keys():
            return super().response_add(request, obj, post_url_continue)
        self.message_user(request, f"Concept {obj} is ingevoerd.", messages.SUCCESS)
        return redirect(reverse("admin:toezeggingen_toezegging_change", args=[obj.pk]))

    def response_change(self, request: HttpRequest, obj: Toezegging) -> HttpResponse:
        """Stay on the page after "Herhaling van": the clerk was not done."""
        earlier = chosen_repetition(request)
        if earlier is None:
            return super().response_change(request, obj)
        self.message_user(request, f"Opgeslagen. {obj} is vastgelegd als herhaling van {earlier}.", messages.SUCCESS)
        return redirect("admin:toezeggingen_toezegging_change", obj.pk)


def _relations_of(toezegging: Toezegging) -> list[tuple[RelationKind, Toezegging]]:
    return [(RelationKind(row.kind), row.target) for row in toezegging.relations.select_related("target")]


def _relations(formsets: Any) -> list[tuple[RelationKind, Toezegging]] | None:
    """Return all relations after the change; None if the clerk changed no relation."""
    for formset in formsets:
        formset.save(commit=False)  # so that the admin log knows what changed
    if not any(formset.has_changed() for formset in formsets):
        return None
    kept = [row.cleaned_data for formset in formsets for row in formset.forms if row not in formset.deleted_forms]
    return [(RelationKind(row["kind"]), row["target"]) for row in kept if row.get("target")]
