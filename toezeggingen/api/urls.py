"""The addresses of the API, without a slash at their end. What works in one release works in the next under `v1`."""

from django.urls import path

from toezeggingen.api.description import Description
from toezeggingen.api.views import keyed
from toezeggingen.api.views.debates import DebateDetail, DebateList
from toezeggingen.api.views.dossiers import DossierDetail, DossierList
from toezeggingen.api.views.facets import Facets
from toezeggingen.api.views.letters import LetterDetail, LetterList
from toezeggingen.api.views.toezeggingen import ToezeggingDetail, ToezeggingList

app_name = "api"

urlpatterns = [
    path("openapi.json", Description.as_view()),
    path("toezeggingen", ToezeggingList.as_view(), name="toezeggingen"),
    path("toezeggingen/<number:nummer>", ToezeggingDetail.as_view(), name="toezegging"),
    path("facetten", Facets.as_view(), name="facetten"),
    path("brieven", LetterList.as_view(), name="brieven"),
    path("brieven/<number:nummer>", LetterDetail.as_view(), name="brief"),
    path("debatten", DebateList.as_view(), name="debatten"),
    path("debatten/<number:nummer>", DebateDetail.as_view(), name="debat"),
    path("dossiers", DossierList.as_view(), name="dossiers"),
    path("dossiers/<number:nummer>", DossierDetail.as_view(), name="dossier"),
    *keyed.addresses(),
]
