"""The URLs of the API, without a trailing slash. Under `v1` a new release breaks nothing that worked before."""

from django.urls import path

from api.views import (
    SUBJECT_RESOURCES,
    DebateDetail,
    DebateList,
    Description,
    DossierDetail,
    DossierList,
    FacetCounts,
    LetterDetail,
    LetterList,
    SubjectDetail,
    SubjectList,
    ToezeggingDetail,
    ToezeggingList,
)

app_name = "api"

urlpatterns = [
    path("openapi.json", Description.as_view()),
    path("toezeggingen", ToezeggingList.as_view(), name="toezeggingen"),
    path("toezeggingen/<slug:nummer>", ToezeggingDetail.as_view(), name="toezegging"),
    path("facetten", FacetCounts.as_view(), name="facetten"),
    path("brieven", LetterList.as_view(), name="brieven"),
    path("brieven/<slug:nummer>", LetterDetail.as_view(), name="brief"),
    path("debatten", DebateList.as_view(), name="debatten"),
    path("debatten/<slug:nummer>", DebateDetail.as_view(), name="debat"),
    path("dossiers", DossierList.as_view(), name="dossiers"),
    path("dossiers/<slug:nummer>", DossierDetail.as_view(), name="dossier"),
]
for singular, plural, subject, serializer, related in SUBJECT_RESOURCES:
    options = {"subject": subject, "serializer_class": serializer, "related": related, "summary": f"{plural.title()}."}
    urlpatterns += [
        path(plural, SubjectList.as_view(name=plural, **options), name=plural),
        path(f"{plural}/<slug:sleutel>", SubjectDetail.as_view(name=singular, **options), name=singular),
    ]
