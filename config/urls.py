"""The addresses of the house."""

from django.contrib import admin
from django.urls import include, path

from config.health import show_health

urlpatterns = [
    path("gezond/", show_health),
    path("beheer/", admin.site.urls),
    path("", include("toezeggingen.urls")),
]

handler400 = "toezeggingen.api.problems.bad_request"
handler403 = "toezeggingen.admin.lost.forbidden"
handler404 = "toezeggingen.admin.lost.not_found"
handler500 = "toezeggingen.api.problems.server_error"
