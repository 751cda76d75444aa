"""Of which committees a screen shows the work: those that the clerk chose, or all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from desk.models import Workplace
from letters.models import Letter
from parliament.admin.base import clerk_of
from parliament.models import Committee
from toezeggingen.models import Toezegging

PARAMETER = "commissies"
MINE, ALL = "mijn", "alle"


@dataclass(frozen=True)
class Scope:
    """Committees with their predecessors, and the ministries that they oversee, by primary key.

    A committee decides on what was promised in a debate of its own or of a predecessor. What was promised in a letter
    or a plenary debate is for the committee of the ministry.
    """

    committees: Collection[int]
    ministries: Collection[int]
    is_all: bool = False

    @classmethod
    def of(cls, chosen: Iterable[Committee], on: date) -> Scope:
        keys = [committee.pk for committee in chosen]
        lines = Committee.objects.predecessors()
        ministries = Committee.objects.filter(pk__in=keys).ministries(on)
        return cls(set().union(*(lines[key] for key in keys)), set(ministries.values()))

    @property
    def of_toezegging(self) -> Q:
        if self.is_all:
            return Q()
        return Q(debate__committee__in=self.committees) | Q(debate__committee=None, ministry_now__in=self.ministries)

    @property
    def of_letter(self) -> Q:
        """A letter of the ministry, or one that may settle a toezegging of the committee."""
        if self.is_all:
            return Q()
        theirs = Toezegging.objects.filter(self.of_toezegging, fulfilments__letter__isnull=False)
        return Q(ministry__in=self.ministries) | Q(pk__in=theirs.values("fulfilments__letter"))


@dataclass(frozen=True)
class Start:
    """Where a screen starts for this clerk. `other` is the address of the same screen with the other choice."""

    chosen: list[Committee]
    is_narrow: bool
    scope: Scope
    other: str

    @property
    def query(self) -> dict[str, str]:
        """What keeps this choice in a link to another screen."""
        return {PARAMETER: MINE if self.is_narrow else ALL} if self.chosen else {}


def start_of(request: HttpRequest, *, unless_asked: str = MINE) -> Start:
    """The choice in the address (`?commissies=alle`); without one, `unless_asked`."""
    chosen = my_committees(request)
    is_narrow = bool(chosen) and request.GET.get(PARAMETER, unless_asked) != ALL
    scope = Scope.of(chosen, timezone.localdate()) if is_narrow else Scope((), (), is_all=True)
    query = request.GET.copy()
    query[PARAMETER] = ALL if is_narrow else MINE
    query.pop("p", None)  # the page of a list
    return Start(chosen, is_narrow, scope, f"?{query.urlencode()}")


def my_committees(request: HttpRequest) -> list[Committee]:
    places = Workplace.committees.through.objects.filter(workplace__clerk=clerk_of(request))
    return list(Committee.objects.filter(pk__in=places.values("committee")).order_by("short_name"))


class MyCommitteesFilter(admin.SimpleListFilter):
    """Only what the clerk's committees decide on. Shown to a clerk who chose committees."""

    title = "commissies"
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.start = start_of(request, unless_asked=ALL)
        return [(ALL, "alle commissies"), (MINE, "mijn commissies")] if self.start.chosen else []

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        for value, label in self.lookup_choices:
            is_selected = value == (MINE if self.start.is_narrow else ALL)
            query = changelist.get_query_string({PARAMETER: value})
            yield {"selected": is_selected, "query_string": query, "display": label}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        scope = self.start.scope
        return queryset.filter(scope.of_letter if queryset.model is Letter else scope.of_toezegging)


class StartsAtMyCommittees(admin.ModelAdmin):
    """A list that starts at the clerk's committees. The address says so, and any other address is shown as it is."""

    def get_list_filter(self, request: HttpRequest) -> Any:
        return [MyCommitteesFilter, *super().get_list_filter(request)]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and not request.GET and my_committees(request):
            return redirect(f"{request.path}?{PARAMETER}={MINE}")
        start = start_of(request, unless_asked=ALL)
        return super().changelist_view(request, {**(extra_context or {}), "start": start})
