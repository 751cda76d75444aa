"""The addresses of the API, without a slash at their end. What once worked keeps working under `v1`."""

from django.urls import path

from toezeggingen.api.description import Description
from toezeggingen.api.views.toezeggingen import ToezeggingDetail, ToezeggingList

app_name = "api"

urlpatterns = [
    path("openapi.json", Description.as_view()),
    path("toezeggingen", ToezeggingList.as_view(), name="toezeggingen"),
    path("toezeggingen/<number:nummer>", ToezeggingDetail.as_view(), name="toezegging"),
]
