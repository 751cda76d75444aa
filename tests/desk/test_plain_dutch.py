"""No screen of the admin says what no Dutch person would say. Each screen of each model is read, with rows on it."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_wording import plain

pytestmark = pytest.mark.django_db

# "het" words after "de", Django's own phrases, and values of Python.
BAD = re.compile(
    r"\bNone\b|\bTrue\b|\bFalse\b|\b[Dd](?:e|eze) (?:debat|reces|ministerie|uitstel|besluit|bericht|nummer|Kamerlid)\b"
    r"|\b1 toezeggingen\b|een streven, geen dag|hardheid|[Ss]tafaccount|[Aa]anmelden|[Aa]fmelden|[Aa]fgemeld"
    r"|Selecteer \w+ .*om te|wat tijd besteden|\b(?:Please|successfully|object) "
)
BEFORE_LOG_IN = ("/beheer/login/", "/beheer/wachtwoord-vergeten/")


def screens() -> list[str]:
    paths = ["/beheer/", "/beheer/brief-inlezen/", "/beheer/nieuwe-toezeggingen/", "/beheer/tweede-stap/"]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths += [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
        paths += [reverse(f"{name}_change", args=[row.pk]) for row in model._default_manager.all()[:1]]
    return paths


def test_every_screen_is_in_plain_dutch(every_page):
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder"))
    pages = {path: text_of(client.get(path)) for path in screens()}
    pages |= {path: text_of(Client().get(path)) for path in BEFORE_LOG_IN}
    pages["wrong"] = text_of(Client().post("/beheer/login/", {"username": "x", "password": "y"}))
    pages["out"] = text_of(client.post("/beheer/logout/"))
    found = {path: BAD.findall(html.unescape(plain(page))) for path, page in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("group", "advice"), [("medewerker", "vraagt u aan een griffier"), ("griffier", "vraag het dan aan een beheerder")]
)
def test_refusal_names_somebody_else_who_may(group, advice):
    page = text_of(signed_in(group).get(f"/beheer/auth/user/{make.a_user().pk}/change/"))
    assert advice in page
    assert page.count("vraag") == 1
