"""The addresses of the public site. They are in Dutch. A published address works or redirects for ever."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from website.caching.freshness import fresh
from website.sitemap import SECTIONS
from website.views import about, debates, dossiers, figures, home, letters, overviews, recent, searching, toezeggingen

SITEMAP_INDEX, SITEMAP = fresh(sitemaps.index), fresh(sitemaps.sitemap)
XML = {"sitemaps": SECTIONS, "content_type": "application/xml; charset=utf-8"}

urlpatterns = [
    path("", home.show_home, name="home"),
    path("toezeggingen/", toezeggingen.list_toezeggingen, name="toezeggingen"),
    path("toezeggingen/<slug:number>/", toezeggingen.show_toezegging, name="toezegging"),
    path("zoeken/", searching.search, name="search"),
    path("debatten/", debates.list_debates, name="debates"),
    path("debatten/<slug:number>/", debates.show_debate, name="debate"),
    path("debatten/<slug:number>/voorbereiding/", debates.show_preparation, name="preparation"),
    path("brieven/<slug:number>/", letters.show_letter, name="letter"),
    path("brieven/<slug:number>/versie/<int:nr>/", letters.show_letter, name="letter-version"),
    path("api/", about.show_text, {"page": "programs"}, name="programs"),
    path("over/", about.show_text, {"page": "about"}, name="about"),
    path("lezen/", about.show_text, {"page": "reading"}, name="reading"),
    path("toegankelijkheid/", about.show_text, {"page": "accessibility"}, name="accessibility"),
    path("privacy/", about.show_text, {"page": "privacy"}, name="privacy"),
    path("robots.txt", about.show_robots, name="robots"),
    path("sitemap.xml", SITEMAP_INDEX, {**XML, "sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<slug:section>.xml", SITEMAP, XML, name="sitemap-part"),
    path("planning/", figures.show_planning, name="planning"),
    path("cijfers/", figures.show_figures, name="figures"),
    path("recent/", recent.show_recent, name="recent"),
    path("brieven/", letters.list_letters, name="letters"),
    path("dossiers/", dossiers.list_dossiers, name="dossiers"),
    path("dossiers/<slug:number>/", dossiers.show_dossier, name="dossier"),
    path("commissies/", overviews.list_subjects, {"kinds": ("committee",)}, name="committees"),
    path("commissies/<slug:key>/", overviews.show_overview, {"kind": "committee"}, name="committee"),
    path("ministeries/", overviews.list_subjects, {"kinds": ("ministry",)}, name="ministries"),
    path("ministeries/<slug:key>/", overviews.show_overview, {"kind": "ministry"}, name="ministry"),
    path("bewindspersonen/", overviews.list_subjects, {"kinds": ("minister", "post")}, name="ministers"),
    path("bewindspersonen/ambt/<slug:key>/", overviews.show_overview, {"kind": "post"}, name="post"),
    path("bewindspersonen/<slug:key>/", overviews.show_overview, {"kind": "minister"}, name="minister"),
    path("kamerleden/", overviews.list_subjects, {"kinds": ("member",)}, name="members"),
    path("kamerleden/<slug:key>/", overviews.show_overview, {"kind": "member"}, name="member"),
    path("fracties/", overviews.list_subjects, {"kinds": ("party",)}, name="parties"),
    path("fracties/<slug:key>/", overviews.show_overview, {"kind": "party"}, name="party"),
]
