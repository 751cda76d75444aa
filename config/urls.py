"""The addresses of the house."""

from django.contrib import admin
from django.urls import include, path

from config.health import show_health

urlpatterns = [
    path("gezond/", show_health),
    path("beheer/", admin.site.urls),
    path("", include("toezeggingen.urls")),
]
