"""The addresses where a reader follows toezeggingen, below /volgen/. Each link in a mail works for ever."""

from django.urls import path

from alerts.following import pages

urlpatterns = [
    path("", pages.follow, name="follow"),
    path("link/", pages.ask_for_link, name="follow-link"),
    path("adres/<str:token>/", pages.change_address, name="follow-address"),
    path("<str:token>/", pages.manage, name="follow-manage"),
    path("<str:token>/gegevens/", pages.download, name="follow-download"),
    path("<str:token>/stoppen/<slug:kind>/", pages.stop, name="follow-stop"),
]
