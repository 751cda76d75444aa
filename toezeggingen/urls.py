"""The addresses of the public site. They are Dutch, and they are promises: what once worked redirects for ever."""

from django.urls import include, path, register_converter

from toezeggingen import views
from toezeggingen.api import ROOT


class Number:
    """A number of the House or of this register, in whatever case it was typed: TZ202303-101, 2023A01686, 28676-431."""

    regex = "[0-9A-Za-z-]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Number, "number")

urlpatterns = [
    path("", views.show_home, name="home"),
    path("toezeggingen/", views.list_toezeggingen, name="toezeggingen"),
    path("toezeggingen/<number:number>/", views.show_toezegging, name="toezegging"),
    path("zoeken/", views.search, name="search"),
    path("debatten/<number:number>/", views.show_debate, name="debate"),
    path("brieven/<number:number>/", views.show_letter, name="letter"),
    path("brieven/<number:number>/versie/<int:nr>/", views.show_letter_version, name="letter-version"),
    path(f"{ROOT[1:]}/", include("toezeggingen.api.urls")),
]
