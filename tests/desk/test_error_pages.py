"""Error pages: clerks get a link back, visitors learn nothing."""

from __future__ import annotations

import logging

import pytest
from django.contrib.auth.models import User
from django.test import Client

from desk.moves.view import address_of
from tests import factories as make
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db

BACK = '<a href="/beheer/">Terug naar Te doen</a>'


def test_forbidden_move_shows_the_admin_error_page(caplog):
    toezegging = make.an_open(text="Een geheime brief.")
    with caplog.at_level(logging.WARNING, logger="django.request"):
        answer = signed_in("medewerker").get(address_of(toezegging, "lapse"))
    assert answer.status_code == 403
    assert "<h1>Geen toegang</h1>" in text_of(answer)
    assert BACK in text_of(answer)
    assert "geheime brief" not in text_of(answer)
    (record,) = (one for one in caplog.records if one.name == "django.request")
    assert "Forbidden" in record.getMessage()
    assert not record.exc_info


@pytest.mark.parametrize("page", ["toezeggingen/toezegging/1/zet/opeten/", "brief-inlezen/99999-1/", "bestaat-niet/"])
def test_missing_admin_page_shows_the_admin_error_page(page):
    answer = signed_in("medewerker").get(f"/beheer/{page}")
    assert answer.status_code == 404
    assert "<h1>Niet gevonden</h1>" in text_of(answer)
    assert BACK in text_of(answer)


def test_missing_public_page_shows_the_public_error_page():
    answer = signed_in().get("/toezeggingen/TZ190001-001/")
    assert answer.status_code == 404
    assert BACK not in text_of(answer)


@pytest.mark.parametrize("page", ["bestaat-niet/", "toezeggingen/toezegging/1/zet/publiceren/"])
def test_visitors_are_redirected_to_the_login_page(page):
    reader = Client()
    reader.force_login(User.objects.create_user("lezer"))
    for client in (Client(), reader):
        assert client.get(f"/beheer/{page}").headers["Location"].startswith("/beheer/login/")
