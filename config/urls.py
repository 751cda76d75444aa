"""URLs of the register: health check, admin, and the public site with its API."""

from django.contrib import admin
from django.urls import include, path

from config.web import show_health

urlpatterns = [
    path("gezond/", show_health),
    path("beheer/", admin.site.urls),
    path("", include("website.urls")),
]

handler400 = "api.problems.bad_request"
handler403 = "desk.not_found.forbidden"
handler404 = "desk.not_found.not_found"
handler500 = "api.problems.server_error"
