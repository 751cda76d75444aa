"""The addresses of the public site. They are in Dutch. A published address works or redirects for ever."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from website import views
from website.caching.freshness import fresh
from website.sitemap import SECTIONS

SITEMAP_INDEX, SITEMAP = fresh(sitemaps.index), fresh(sitemaps.sitemap)

urlpatterns = [
    path("", views.show_home, name="home"),
    path("toezeggingen/", views.list_toezeggingen, name="toezeggingen"),
    path("toezeggingen/<number:number>/", views.show_toezegging, name="toezegging"),
    path("zoeken/", views.search, name="search"),
    path("debatten/", views.list_debates, name="debates"),
    path("debatten/<number:number>/", views.show_debate, name="debate"),
    path("debatten/<number:number>/voorbereiding/", views.show_preparation, name="preparation"),
    path("brieven/<number:number>/", views.show_letter, name="letter"),
    path("brieven/<number:number>/versie/<int:nr>/", views.show_letter_version, name="letter-version"),
    path("api/", views.show_text, {"page": "programs"}, name="programs"),
    path("over/", views.show_text, {"page": "about"}, name="about"),
    path("lezen/", views.show_text, {"page": "reading"}, name="reading"),
    path("toegankelijkheid/", views.show_text, {"page": "accessibility"}, name="accessibility"),
    path("privacy/", views.show_text, {"page": "privacy"}, name="privacy"),
    path("robots.txt", views.show_robots, name="robots"),
    path("sitemap.xml", SITEMAP_INDEX, {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<slug:section>.xml", SITEMAP, {"sitemaps": SECTIONS}, name="sitemap-part"),
    path("planning/", views.show_planning, name="planning"),
    path("cijfers/", views.show_figures, name="figures"),
    path("recent/", views.show_recent, name="recent"),
    path("brieven/", views.list_letters, name="letters"),
    path("dossiers/", views.list_dossiers, name="dossiers"),
    path("dossiers/<number:number>/", views.show_dossier, name="dossier"),
    path("commissies/", views.list_subjects, {"kinds": ("committee",)}, name="committees"),
    path("commissies/<slug:key>/", views.show_overview, {"kind": "committee"}, name="committee"),
    path("ministeries/", views.list_subjects, {"kinds": ("ministry",)}, name="ministries"),
    path("ministeries/<slug:key>/", views.show_overview, {"kind": "ministry"}, name="ministry"),
    path("bewindspersonen/", views.list_subjects, {"kinds": ("minister", "post")}, name="ministers"),
    path("bewindspersonen/ambt/<slug:key>/", views.show_overview, {"kind": "post"}, name="post"),
    path("bewindspersonen/<slug:key>/", views.show_overview, {"kind": "minister"}, name="minister"),
    path("kamerleden/", views.list_subjects, {"kinds": ("member",)}, name="members"),
    path("kamerleden/<slug:key>/", views.show_overview, {"kind": "member"}, name="member"),
    path("fracties/", views.list_subjects, {"kinds": ("party",)}, name="parties"),
    path("fracties/<slug:key>/", views.show_overview, {"kind": "party"}, name="party"),
]
