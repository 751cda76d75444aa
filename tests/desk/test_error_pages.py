"""A clerk who comes upon nothing, or nothing for this clerk, finds the way back; others learn nothing."""

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


def test_who_may_not_make_a_move_reads_so_in_the_admin(caplog):
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
def test_what_is_not_there_is_told_in_the_admin(page):
    answer = signed_in("medewerker").get(f"/beheer/{page}")
    assert answer.status_code == 404
    assert "<h1>Niet gevonden</h1>" in text_of(answer)
    assert BACK in text_of(answer)


def test_elsewhere_a_clerk_reads_the_public_page():
    answer = signed_in().get("/toezeggingen/TZ190001-001/")
    assert answer.status_code == 404
    assert BACK not in text_of(answer)


@pytest.mark.parametrize("page", ["bestaat-niet/", "toezeggingen/toezegging/1/zet/publiceren/"])
def test_who_is_no_clerk_is_asked_to_sign_in_whatever_is_there(page):
    reader = Client()
    reader.force_login(User.objects.create_user("lezer"))
    for client in (Client(), reader):
        assert client.get(f"/beheer/{page}").headers["Location"].startswith("/beheer/login/")
