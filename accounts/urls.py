"""Django looks for these names."""

from django.urls import path

from accounts import reset

urlpatterns = [
    path("", reset.Ask.as_view(), name="admin_password_reset"),
    path("verstuurd/", reset.Asked.as_view(), name="password_reset_done"),
    path("klaar/", reset.Chosen.as_view(), name="password_reset_complete"),
    path("<uidb64>/<token>/", reset.Choose.as_view(), name="password_reset_confirm"),
]
