"""Only there when the House has an identity provider (config/urls.py)."""

from django.urls import path

from accounts import work_account

urlpatterns = [
    path("", work_account.start, name="work-account"),
    path("terug/", work_account.come_back, name="work-account-return"),
    path("code/", work_account.ask_code, name="work-account-code"),
]
