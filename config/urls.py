"""URLs of the register: health check, security.txt, admin, API and public site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from api import ROOT as API
from api.views import ApiRoot
from config.security import show_security_txt
from config.web import show_health
from monitoring.views import show_figures, show_readiness

urlpatterns = [
    path("gezond/", show_health),
    path("gezond/paraat/", show_readiness),
    path("gezond/cijfers/", show_figures),
    path(".well-known/security.txt", show_security_txt),
    path("beheer/wachtwoord-vergeten/", include("accounts.urls")),
    *([path("beheer/werkaccount/", include("accounts.work_account_urls"))] if settings.OIDC_ISSUER else []),
    path("beheer/", admin.site.urls),
    path(API[1:], ApiRoot.as_view()),
    path(f"{API[1:]}/", include("api.urls")),
    path("volgen/", include("alerts.urls")),
    path("", include("website.urls")),
]

handler400 = "api.problems.bad_request"
handler403 = "desk.error_pages.forbidden"
handler404 = "desk.error_pages.not_found"
handler500 = "api.problems.server_error"
