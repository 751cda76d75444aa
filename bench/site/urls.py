"""The product's URLs, plus those of the reference."""

from django.urls import path

from bench.site import reference
from config.urls import *  # noqa: F403

urlpatterns = [
    path("bench/template/", reference.show_template),
    path("bench/prerendered/", reference.show_prerendered),
    path("bench/sql/", reference.time_sql),
    path("bench/bare.csv", reference.show_bare_csv),
    *urlpatterns,  # noqa: F405
]
