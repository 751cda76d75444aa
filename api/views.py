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
from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView, ListAPIView, RetrieveAPIView
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from api import ROOT
from api.filtering import SelectionBackend, ToezeggingBackend
from api.pagination import RegisterPagination, ToezeggingPagination
from api.problems import GoneError
from api.query import unknown_parameters
from api.serializers import subjects
from api.serializers.debates import DebateSerializer
from api.serializers.facets import FacetsSerializer
from api.serializers.letters import DossierSerializer, LetterSerializer, LetterSummarySerializer
from api.serializers.toezeggingen import (
    ToezeggingSerializer,
    ToezeggingSummarySerializer,
    WithdrawnSerializer,
)
from letters.models import Letter
from parliament.models import Debate, Member, MinistryPeriod, Tenure
from parliament.models.former import known_as
from search import facets
from search.selection import Selection
from search.text.directories import DOSSIERS
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from website.caching.freshness import fresh
from website.pages.dossiers import Dossier, find_dossiers
from website.pages.subjects import SUBJECTS
from website.pages.toezegging import find_toezegging

NUMBER = OpenApiParameter(
    "nummer", str, "path", description="Het nummer, in hoofdletters of kleine.", pattern="^[0-9A-Za-z-]+$"
)
KEY = OpenApiParameter(
    "sleutel", str, "path", description="De sleutel die ook in filters staat.", pattern="^[-a-zA-Z0-9_]+$"
)


class JsonOnly(BaseContentNegotiation):
    """Content negotiation that always chooses JSON, so that one cached response suits every client.

    `headers.py` refuses clients that do not accept JSON.
    """

    def select_renderer(self, request: Request, renderers: Sequence[Any], format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class PublicView(GenericAPIView):
    """A view that refuses unknown and invalid query parameters, and reports all of them in one response.

    `name` is the name of the URL and of the operation in OpenAPI. `summary` and `path_parameters` are for OpenAPI.
    """

    name = summary = ""
    path_parameters: Sequence[OpenApiParameter] = ()
    content_negotiation_class = JsonOnly
    filter_backends: Sequence[type[SelectionBackend]] = ()
    pagination_class: type[RegisterPagination] | None = None

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        return fresh(super().as_view(**initkwargs))

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):
            return
        parts = [backend() for backend in self.filter_backends] + ([self.paginator] if self.paginator else [])
        known = {each["name"] for part in parts for each in part.get_schema_operation_parameters(self)}
        faults = unknown_parameters(request.query_params, known)
        for part in parts:
            faults += part.check(request.query_params, self)
        if faults:
            raise ValidationError([fault._asdict() for fault in faults])

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Respond to the CORS preflight request of a browser."""
        return Response(status=HTTPStatus.NO_CONTENT)


class PublicList(PublicView, ListAPIView):
    pagination_class = RegisterPagination


class PublicDetail(PublicView):
    """Look up a thing by its number.

    A former number, or a number in another letter case, redirects to the current number.
    """

    path_parameters = [NUMBER]

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


def _with_facts(rows: ToezeggingQuerySet) -> ToezeggingQuerySet:
    """Fetch with each row all that `ToezeggingSummarySerializer` shows."""
    rows = rows.with_progress().with_fulfilled_on()
    rows = rows.annotate(bucket=bucket_of(timezone.localdate()), changed_at=F("public_change__at"))
    recipients = (Prefetch("members", Member.objects.select_related("party")), "parties")
    return rows.with_origin().prefetch_related(*recipients)


TOEZEGGINGEN_SCHEMA = PolymorphicProxySerializer(
    component_name="ToezeggingOfIngetrokken",
    serializers=[ToezeggingSummarySerializer, WithdrawnSerializer],
    resource_type_field_name=None,
    many=True,
)


@extend_schema_view(get=extend_schema(responses=TOEZEGGINGEN_SCHEMA))
class ToezeggingList(PublicList):
    name, summary = "toezeggingen", "Toezeggingen, met de filters van de site."
    serializer_class = ToezeggingSummarySerializer
    filter_backends = (ToezeggingBackend,)
    pagination_class = ToezeggingPagination
    selection: Selection
    queryset = Toezegging.objects.published()

    def filter_queryset(self, queryset: ToezeggingQuerySet) -> ToezeggingQuerySet:
        return _with_facts(super().filter_queryset(queryset))


class ToezeggingDetail(PublicDetail):
    name, summary = "toezegging", "Een toezegging en wat ervan kwam."
    serializer_class = ToezeggingSerializer

    def find(self, number: str) -> Toezegging | None:
        toezegging = find_toezegging(number, _with_facts(Toezegging.objects.all()))
        if toezegging and toezegging.withdrawn:
            raise GoneError(f"Toezegging {number.upper()} is ingetrokken.")
        return toezegging


class FacetCounts(PublicView):
    name, summary = "facetten", "Tellingen bij elke keuze."
    serializer_class = FacetsSerializer
    filter_backends = (SelectionBackend,)
    selection: Selection

    def get(self, request: Request) -> Response:
        counts = facets.count(self.selection)
        return Response(self.get_serializer({"total": counts.total, "facets": [*counts.facets.values()]}).data)


LETTERS = Letter.objects.released().select_related("ministry", "post").prefetch_related("dossiers")


class LetterList(PublicList):
    name, summary = "brieven", "Openbare brieven, de nieuwste eerst."
    serializer_class = LetterSummarySerializer
    queryset = LETTERS.order_by("-date", "number")


class LetterDetail(PublicDetail):
    name, summary = "brief", "Een openbare brief met zijn tekst."
    serializer_class = LetterSerializer

    def find(self, number: str) -> Letter | None:
        letter = LETTERS.known_as(number.upper()).first()
        if letter:
            letter.shown = letter.versions.released().defer("file").latest("nr")  # type: ignore[attr-defined]
        return letter


DEBATES = Debate.objects.select_related("committee", "replaced_by").prefetch_related("follow_up_committees")


class DebateList(PublicList):
    name, summary = "debatten", "Debatten en andere vergaderingen, de nieuwste eerst."
    serializer_class = DebateSerializer
    queryset = DEBATES.order_by("-day", "number")


class DebateDetail(PublicDetail):
    name, summary = "debat", "Een debat."
    serializer_class = DebateSerializer

    def find(self, number: str) -> Debate | None:
        return known_as(number.upper(), DEBATES)


class DossierList(PublicList):
    name, summary = "dossiers", "Dossiers van openbare brieven en van debatten, het nieuwste eerst."
    serializer_class = DossierSerializer

    def get_queryset(self) -> Any:
        return find_dossiers()


class DossierDetail(PublicDetail):
    name, summary = "dossier", "Een dossier."
    serializer_class = DossierSerializer

    def find(self, number: str) -> Dossier | None:
        known = DOSSIERS.by_key([number])
        return next(iter(find_dossiers([known[number].key])), None) if known else None


class SubjectView(PublicView):
    """A view of one kind of subject: committees, ministries, people, posts or parties.

    Only subjects with a page on the site are shown. `related` names the relations to prefetch.
    """

    subject = ""
    related: Sequence[str | Prefetch] = ()

    def get_queryset(self) -> QuerySet[Any]:
        rows = SUBJECTS[self.subject].rows().prefetch_related(*self.related)
        return rows.order_by(*rows.model._meta.ordering, "pk")


class SubjectList(SubjectView, PublicList):
    """A list of the subjects of one kind."""


class SubjectDetail(SubjectView, RetrieveAPIView):
    """One subject, by the key that is also in filters."""

    path_parameters = [KEY]
    lookup_url_kwarg = "sleutel"

    @property
    def lookup_field(self) -> str:
        return SUBJECTS[self.subject].directory.key


PERIODS = Prefetch("periods", MinistryPeriod.objects.select_related("successor").order_by("since", "pk"))
TENURES = Prefetch("tenures", Tenure.objects.select_related("post").order_by("since", "pk"))
# The singular and plural name, the kind of subject on the site, the serializer and the relations to prefetch.
SUBJECT_RESOURCES: Sequence[tuple[str, str, str, type[BaseSerializer], Sequence[str | Prefetch]]] = (
    ("commissie", "commissies", "committee", subjects.CommitteeSerializer, ["successor"]),
    ("ministerie", "ministeries", "ministry", subjects.MinistrySerializer, [PERIODS]),
    ("bewindspersoon", "bewindspersonen", "minister", subjects.MinisterSerializer, [TENURES]),
    ("ambt", "ambten", "post", subjects.PostSerializer, ["ministry"]),
    ("kamerlid", "kamerleden", "member", subjects.MemberSerializer, []),
    ("fractie", "fracties", "party", subjects.PartySerializer, []),
)


@extend_schema(exclude=True)
class Description(PublicView, SpectacularAPIView):
    """The view of `openapi.json`."""

    renderer_classes = [JSONRenderer]
    urlconf = "api.urls"


@extend_schema(exclude=True)
class ApiRoot(PublicView):
    """Redirect the root of the API to its description."""

    def get(self, request: Request) -> HttpResponseRedirect:
        return HttpResponseRedirect(f"{ROOT}/openapi.json")
