"""The views of the API. They show only published facts and have no log-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema, extend_schema_view
from rest_framework.generics import GenericAPIView, ListAPIView, RetrieveAPIView
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from api import ROOT
from api.filtering import SelectionBackend, ToezeggingBackend
from api.pagination import RegisterPagination, ToezeggingPagination
from api.problems import GoneError, InvalidQueryError
from api.query import unknown_parameters
from api.serializers import subjects
from api.serializers.debates import DebateSerializer
from api.serializers.dossiers import DossierSerializer
from api.serializers.facets import FacetsSerializer
from api.serializers.letters import LetterSerializer, LetterSummarySerializer
from api.serializers.toezeggingen import (
    ToezeggingSerializer,
    ToezeggingSummarySerializer,
    WithdrawnSerializer,
)
from letters.models import Letter, LetterQuerySet
from parliament.models import Debate, Member, MinistryPeriod, Tenure
from parliament.models.former import known_as
from search import facets
from search.selection import Selection
from search.text.directories import DOSSIERS
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from toezeggingen.public_debates import all_debates
from website.caching.freshness import fresh
from website.converters import NumberConverter
from website.pages.dossiers import Dossier, find_dossiers
from website.pages.subjects import SUBJECTS
from website.pages.toezegging import find_toezegging

NUMBER = OpenApiParameter(
    "nummer", str, "path", description="Het nummer, in hoofdletters of kleine.", pattern=f"^{NumberConverter.regex}$"
)
KEY = OpenApiParameter(
    "sleutel", str, "path", description="De sleutel die ook in filters staat.", pattern="^[-a-zA-Z0-9_]+$"
)


class JsonOnly(BaseContentNegotiation):
    """Content negotiation that always chooses JSON, so that one cached response suits every client.

    `headers.py` refuses clients that do not accept JSON.
    """

    def select_parser(self, request: Request, parsers: Sequence[Any]) -> Any:
        return None

    def select_renderer(self, request: Request, renderers: Sequence[Any], format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class PublicView(GenericAPIView):
    """A view that refuses unknown and invalid query parameters, and reports all of them in one response."""

    content_negotiation_class = JsonOnly
    filter_backends: Sequence[type[SelectionBackend]] = ()

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        return fresh(super().as_view(**initkwargs))

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):
            return
        query, backends = request.query_params, [backend() for backend in self.filter_backends]
        parts = [*backends, *([self.paginator] if self.paginator else [])]
        known = {each["name"] for part in parts for each in part.get_schema_operation_parameters(self)}
        faults = unknown_parameters(query, known)
        faults += [fault for backend in backends for fault in backend.check(query, self)]
        if self.paginator:
            faults += self.paginator.check(query)
        if faults:
            raise InvalidQueryError(faults)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Respond to the CORS preflight request of a browser."""
        return Response(status=HTTPStatus.NO_CONTENT)


class PublicList(PublicView, ListAPIView):
    pagination_class: type[RegisterPagination] | None = RegisterPagination


class PublicDetail(PublicView, RetrieveAPIView):
    """Look up a thing by its number.

    A former number, or a number in another letter case, redirects to the current number.
    """

    pagination_class = None
    name: str

    def find(self, number: str) -> Any:
        """Return the public thing with this number, or None if there is none."""
        raise NotImplementedError

    def get(self, request: Request, nummer: str) -> Response | HttpResponsePermanentRedirect:
        found = self.find(nummer)
        if found is None:
            raise Http404
        if found.number != nummer:
            return HttpResponsePermanentRedirect(reverse(f"api:{self.name}", args=[found.number]))
        return Response(self.get_serializer(found).data)


def describe(name: str, summary: str, **options: Any) -> Callable[[Any], Any]:
    """Decorate a view with the description of its operation in OpenAPI."""
    return extend_schema_view(get=extend_schema(operation_id=name, summary=summary, tags=[], **options))


def _for_api(rows: ToezeggingQuerySet) -> ToezeggingQuerySet:
    rows = rows.with_progress().with_fulfilled_on()
    rows = rows.annotate(bucket=bucket_of(timezone.localdate()), changed_at=F("public_change__at"))
    recipients = (Prefetch("members", Member.objects.select_related("party")), "parties")
    return rows.with_origin().prefetch_related(*recipients)


@describe(
    "toezeggingen",
    "Toezeggingen, met de filters van de site.",
    responses=PolymorphicProxySerializer(
        component_name="ToezeggingOfIngetrokken",
        serializers=[ToezeggingSummarySerializer, WithdrawnSerializer],
        resource_type_field_name=None,
        many=True,
    ),
)
class ToezeggingList(PublicList):
    serializer_class = ToezeggingSummarySerializer
    filter_backends = (ToezeggingBackend,)
    pagination_class = ToezeggingPagination
    selection: Selection
    queryset = Toezegging.objects.published()

    def filter_queryset(self, queryset: ToezeggingQuerySet) -> ToezeggingQuerySet:
        return _for_api(super().filter_queryset(queryset))


@describe("toezegging", "Een toezegging en wat ervan kwam.", parameters=[NUMBER])
class ToezeggingDetail(PublicDetail):
    name, serializer_class = "toezegging", ToezeggingSerializer

    def find(self, number: str) -> Toezegging | None:
        toezegging = find_toezegging(number, _for_api(Toezegging.objects.all()))
        if toezegging and toezegging.withdrawn:
            raise GoneError(f"Toezegging {number.upper()} is ingetrokken.")
        return toezegging


@describe("facetten", "Tellingen bij elke keuze.", filters=True)
class FacetCounts(PublicView):
    serializer_class = FacetsSerializer
    filter_backends = (SelectionBackend,)
    pagination_class = None
    selection: Selection

    def get(self, request: Request) -> Response:
        counts = facets.count(self.selection)
        return Response(self.get_serializer({"total": counts.total, "facets": [*counts.facets.values()]}).data)


def _letters() -> LetterQuerySet:
    return Letter.objects.released().select_related("ministry", "post").prefetch_related("dossiers")


@describe("brieven", "Openbare brieven, de nieuwste eerst.")
class LetterList(PublicList):
    serializer_class = LetterSummarySerializer

    def get_queryset(self) -> LetterQuerySet:
        return _letters().order_by("-date", "number")


@describe("brief", "Een openbare brief met zijn tekst.", parameters=[NUMBER])
class LetterDetail(PublicDetail):
    name, serializer_class = "brief", LetterSerializer

    def find(self, number: str) -> Letter | None:
        letter = _letters().known_as(number.upper()).first()
        if letter:
            letter.shown = letter.versions.released().defer("file").latest("nr")  # type: ignore[attr-defined]
        return letter


def _debates() -> QuerySet[Debate]:
    return all_debates().select_related("committee", "replaced_by").prefetch_related("follow_up_committees")


@describe("debatten", "Debatten en andere vergaderingen, de nieuwste eerst.")
class DebateList(PublicList):
    serializer_class = DebateSerializer

    def get_queryset(self) -> QuerySet[Debate]:
        return _debates().order_by("-day", "number")


@describe("debat", "Een debat.", parameters=[NUMBER])
class DebateDetail(PublicDetail):
    name, serializer_class = "debat", DebateSerializer

    def find(self, number: str) -> Debate | None:
        return known_as(number.upper(), _debates())


@describe("dossiers", "Dossiers van openbare brieven en van debatten, het nieuwste eerst.")
class DossierList(PublicList):
    serializer_class = DossierSerializer

    def get_queryset(self) -> Any:
        return find_dossiers()


@describe("dossier", "Een dossier.", parameters=[NUMBER])
class DossierDetail(PublicDetail):
    name, serializer_class = "dossier", DossierSerializer

    def find(self, number: str) -> Dossier | None:
        known = DOSSIERS.by_key([number])
        return next(iter(find_dossiers([known[number].key])), None) if known else None


class SubjectView(PublicView):
    """A view of one kind of subject: committees, ministries, people, posts or parties.

    Only subjects with a page on the site are shown. `related` names the relations to prefetch.
    """

    subject: str
    related: Sequence[str | Prefetch] = ()
    lookup_url_kwarg = "sleutel"

    @property
    def lookup_field(self) -> str:
        return SUBJECTS[self.subject].directory.key

    def get_queryset(self) -> QuerySet[Any]:
        rows = SUBJECTS[self.subject].rows().prefetch_related(*self.related)
        return rows.order_by(*rows.model._meta.ordering, "pk")


def subject_views(
    singular: str, plural: str, subject: str, serializer: type[BaseSerializer], *related: str | Prefetch
) -> tuple[str, str, Any, Any]:
    """Return the names, the list view and the detail view of one kind of subject."""
    members = {"subject": subject, "serializer_class": serializer, "related": related}
    summary = f"{plural.capitalize()}."
    listing = type(f"{plural.capitalize()}List", (SubjectView, PublicList), members)
    detail = type(f"{plural.capitalize()}Detail", (SubjectView, RetrieveAPIView), {**members, "pagination_class": None})
    detail = describe(singular, summary, parameters=[KEY])(detail)
    return singular, plural, describe(plural, summary)(listing), detail


PERIODS = Prefetch("periods", MinistryPeriod.objects.select_related("successor").order_by("since", "pk"))
TENURES = Prefetch("tenures", Tenure.objects.select_related("post").order_by("since", "pk"))
SUBJECT_VIEWS = [
    subject_views("commissie", "commissies", "committee", subjects.CommitteeSerializer, "successor"),
    subject_views("ministerie", "ministeries", "ministry", subjects.MinistrySerializer, PERIODS),
    subject_views("bewindspersoon", "bewindspersonen", "minister", subjects.MinisterSerializer, TENURES),
    subject_views("ambt", "ambten", "post", subjects.PostSerializer, "ministry"),
    subject_views("kamerlid", "kamerleden", "member", subjects.MemberSerializer),
    subject_views("fractie", "fracties", "party", subjects.PartySerializer),
]


@extend_schema(exclude=True)
class ApiRoot(PublicView):
    """Redirect the root of the API to its description."""

    pagination_class = None

    def get(self, request: Request) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{ROOT}/openapi.json")
