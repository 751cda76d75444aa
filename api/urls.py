"""The addresses of the API, without a slash at their end. What works in one release works in the next under `v1`."""

from django.urls import path

from api.description import Description
from api.views import keyed
from api.views.debates import DebateDetail, DebateList
from api.views.dossiers import DossierDetail, DossierList
from api.views.facets import Facets
from api.views.letters import LetterDetail, LetterList
from api.views.toezeggingen import ToezeggingDetail, ToezeggingList

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
