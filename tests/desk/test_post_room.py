"""The page that says how the mail is doing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models.mail import DeliveryState
from tests.alerts.mailroom import a_follower, a_mail, a_recipient
from tests.desk.clerks import signed_in
from tests.factories import a_ministry, an_open
from tests.pages import text_of

pytestmark = pytest.mark.django_db

PAGE = "/beheer/postkamer/"


def test_it_counts_the_mail_and_names_what_came_back_and_what_is_followed():
    ministry = a_ministry("dd", name="Dijkzaken")
    an_open(ministry_then=ministry)
    for _ in range(2):
        a_follower("ministerie=dd")
    a_recipient("weg@example.nl", bounces=3, is_active=False)
    a_mail()
    a_mail(state=DeliveryState.REFUSED)
    page = text_of(signed_in().get(PAGE))
    assert "weg@example.nl3nee" in page
    assert "Toezeggingen van het ministerie van DD2" in page
    assert "Wacht1" in page
    assert "Geweigerd1" in page


def test_a_griffier_is_told_that_mail_is_held():
    a_mail(state=DeliveryState.HELD)
    assert "ongewoon veel nieuws" in text_of(signed_in().get("/beheer/"))
    assert "Vastgehouden: ongewoon veel nieuws1" in text_of(signed_in().get(PAGE))


def test_only_a_griffier_sees_addresses():
    assert signed_in("medewerker").get(PAGE).status_code == 403
    assert "/beheer/postkamer/" in signed_in().get("/beheer/alerts/mail/").content.decode()


def test_the_number_of_queries_is_constant():
    client, counts = signed_in(), []
    for _ in range(2):
        a_follower()
        a_recipient(bounces=1)
        a_mail()
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
