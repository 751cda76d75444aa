"""What a clerk typed is not lost when the session had ended: after the log-in it is on the form, and not yet saved."""

from __future__ import annotations

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from lxml.html import document_fromstring

from desk.moves.view import address_of
from tests import factories as make
from tests.desk.clerks import text_of
from toezeggingen.models import Toezegging
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

OURS = {"Origin": "http://testserver"}
PASSWORD = "geheim-voor-de-test"
REASON = 'De <minister> trad af & zei "dat is \'t".\nEn meer.'
STILL_THERE = "Wat u hebt getypt is er nog"
NOT_SAVED = "Er is nog niets opgeslagen"


@pytest.fixture
def toezegging() -> Toezegging:
    return make.an_open()


@pytest.fixture
def page(toezegging: Toezegging) -> str:
    return address_of(toezegging, "lapse")


def strict(user: User | None = None) -> Client:
    """A browser, whose forms need the cookie and the token."""
    client = Client(enforce_csrf_checks=True)
    if user:
        client.force_login(user)
    return client


def fields_of(answer: HttpResponse, form: str) -> dict[str, str]:
    """The fields of a form of the page, as a browser would send them."""
    (found,) = document_fromstring(text_of(answer)).xpath(form)
    return {name: value for name, value in found.fields.items() if value is not None}


def log_in(client: Client, asked: HttpResponse, user: User, password: str = PASSWORD) -> HttpResponse:
    sent = fields_of(asked, "//form[@id='login-form']") | {"username": user.username, "password": password}
    return client.post("/beheer/login/", sent, headers=OURS)


def move_form(answer: HttpResponse) -> dict[str, str]:
    return fields_of(answer, "//form[.//*[@name='reason']]")


def is_filled(client: Client, address: str) -> bool:
    shown = client.get(address)
    return NOT_SAVED in text_of(shown) and move_form(shown).get("reason", "").lstrip("\n") == REASON


def test_form_sent_without_cookies_comes_back_filled_and_only_the_clerk_saves_it(page, toezegging):
    user, client = make.a_user(), strict()
    asked = client.post(page, {"reason": REASON, "_opslaan": "ja"}, headers=OURS)
    assert STILL_THERE in text_of(asked)
    assert not Session.objects.exists()  # nothing of a stranger is stored
    entered = log_in(client, asked, user)
    assert entered.headers["Location"] == page
    assert is_filled(client, page)
    toezegging.refresh_from_db()
    assert toezegging.status == Status.OPEN
    assert is_filled(client, page)  # also after a reload
    assert client.post(page, move_form(client.get(page)), headers=OURS).status_code == 302
    toezegging.refresh_from_db()
    assert (toezegging.status, toezegging.events.last().reason) == (Status.LAPSED, REASON)
    assert NOT_SAVED not in text_of(client.get(page, follow=True))


def test_form_sent_after_half_an_hour_comes_back_filled(page):
    user = make.a_user()
    client = strict(user)
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False) as clock:
        form = move_form(client.get(page))
        clock.shift(timedelta(minutes=31))
        asked = client.post(page, form | {"reason": REASON}, headers=OURS)
        assert STILL_THERE in text_of(asked)
        assert log_in(client, asked, user).headers["Location"] == page
        assert is_filled(client, page)


def test_form_sent_after_a_log_in_in_another_tab_comes_back_filled(page, toezegging):
    user = make.a_user()
    client = strict()
    asked = client.post(page, {"reason": REASON}, headers=OURS)
    client.force_login(user)
    for sent in (move_form(client.get(page)) | {"csrfmiddlewaretoken": "x" * 64, "reason": REASON},
                 fields_of(asked, "//form[@id='terug']")):  # fmt: skip
        assert client.post(page, sent, headers=OURS).headers["Location"] == page
        assert is_filled(client, page)
    toezegging.refresh_from_db()
    assert toezegging.status == Status.OPEN


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://elders.example"}, {"Origin": "null"}])
@pytest.mark.parametrize("is_logged_in", [True, False])
def test_form_of_another_site_is_not_shown_again(page, origin, is_logged_in):
    client = strict(make.a_user() if is_logged_in else None)
    refused = client.post(page, {"reason": "onzin van elders"}, headers=origin)
    assert refused.status_code == 403
    assert "onzin van elders" not in text_of(refused)
    assert "onzin van elders" not in text_of(client.get(page))


def test_carried_text_never_makes_a_move(page, toezegging):
    """A form with a valid token that also carries text is shown, and not executed."""
    client = strict(make.a_user())
    carried = json.dumps({"page": page, "fields": {"reason": [REASON]}, "has_file": False})
    sent = client.post(page, move_form(client.get(page)) | {"reason": "Nu.", "getypt": carried}, headers=OURS)
    assert sent.headers["Location"] == page
    toezegging.refresh_from_db()
    assert toezegging.status == Status.OPEN


@pytest.mark.parametrize(
    "carried", ["geen json", "[]", '{"page": "https://elders.example/", "fields": {}}', '{"page": 1}', "null"]
)
def test_carried_text_that_is_not_ours_is_dropped(carried):
    client = strict(make.a_user())
    form = fields_of(client.get("/beheer/"), "//form[@id='logout-form']")
    assert client.post("/beheer/", form | {"getypt": carried}, headers=OURS).headers["Location"] == "/beheer/"


def test_wrong_password_keeps_what_was_typed_and_so_does_the_pause(page, settings):
    settings.AXES_FAILURE_LIMIT = 2
    user, client = make.a_user(), strict()
    asked = client.post(page, {"reason": REASON}, headers=OURS)
    asked = log_in(client, asked, user, "verkeerd")
    assert STILL_THERE in text_of(asked)
    paused = log_in(client, asked, user, "verkeerd")
    assert (paused.status_code, STILL_THERE in html.unescape(text_of(paused))) == (429, True)
    assert REASON in fields_of(paused, "//form[@id='terug']")["getypt"].encode().decode("unicode_escape")
    again = client.post(page, fields_of(paused, "//form[@id='terug']"), headers=OURS)
    with time_machine.travel(timedelta(minutes=16)):
        assert log_in(client, again, user).headers["Location"] == page
        assert is_filled(client, page)


def test_no_password_is_kept():
    asked = strict().post(
        "/beheer/password_change/", {"old_password": "oud-geheim", "new_password1": "n"}, headers=OURS
    )
    assert "oud-geheim" not in text_of(asked)
    log_in_page = strict().post("/beheer/login/", {"username": "a", "password": "oud-geheim"}, headers=OURS)
    assert log_in_page.headers["Location"] == "/beheer/login/"


def test_file_must_be_chosen_again():
    user, client = make.a_user(), strict()
    page = "/beheer/brief-inlezen/"
    file = SimpleUploadedFile("brief.txt", b"Geachte voorzitter")
    asked = client.post(page, {"file": file}, headers=OURS)
    assert "Alleen een bestand kiest u daarna opnieuw" in text_of(asked)
    log_in(client, asked, user)
    assert "Kies het bestand opnieuw" in text_of(client.get(page))


def test_every_kind_of_field_is_filled_and_what_has_no_field_is_added():
    """Checkboxes, lists to choose from, long texts, and a row that only a script had made."""
    client, user = strict(), make.a_user()
    typed = {
        "address": "a@example.nl", "name": "Grutto", "is_active": "on", "subscriptions-0-rhythm": "dagelijks",
        "subscriptions-0-choice": "ministerie=bzk", "erbij": "Een rij van het script.",
    }  # fmt: skip
    page = "/beheer/alerts/recipient/add/"
    log_in(client, client.post(page, typed, headers=OURS), user)
    shown = client.get(page)
    (form,) = document_fromstring(text_of(shown)).xpath("//form[.//*[@name='address']]")
    assert form.fields["name"] == "Grutto"
    assert form.xpath(".//*[@name='is_active'][@checked]")
    assert not form.xpath(".//*[@name='rests_in_recess'][@checked]")
    assert form.fields["subscriptions-0-choice"] == "ministerie=bzk"
    assert form.fields["subscriptions-0-rhythm"] == "dagelijks"
    assert form.xpath(".//textarea[@name='erbij']")[0].text.strip() == "Een rij van het script."


def test_clerk_can_throw_it_away(page):
    user, client = make.a_user(), strict()
    log_in(client, client.post(page, {"reason": REASON}, headers=OURS), user)
    client.post(page, fields_of(client.get(page), "//div[@class='getypt']//form") | {"_weggooien": "ja"}, headers=OURS)
    assert not is_filled(client, page)


def test_text_is_shown_when_its_form_is_gone(page, toezegging):
    user, client = make.a_user(), strict()
    log_in(client, client.post(page, {"reason": REASON}, headers=OURS), user)
    make.bring_to(Status.LAPSED, toezegging)
    assert re.search("De &lt;minister&gt; trad af", text_of(client.get(page)))
    gone = page.replace(str(toezegging.pk), "999999")
    log_in(client, strict_post(client, gone), user)
    assert "De &lt;minister&gt; trad af" in text_of(client.get(gone))


def strict_post(client: Client, page: str) -> HttpResponse:
    client.cookies.clear()
    return client.post(page, {"reason": REASON}, headers=OURS)


def test_page_without_the_second_factor_shows_nothing(page, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    user, client = make.a_user(), strict()
    log_in(client, client.post(page, {"reason": REASON}, headers=OURS), user)
    assert client.get(page).status_code == 302
