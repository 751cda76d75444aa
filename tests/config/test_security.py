"""The security headers of every response, and security.txt."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from alerts import links
from alerts.models import Mail, MailKind, Recipient, Subscription
from tests import factories as make
from tests.alerts.mailroom import a_follower, a_mail
from tests.test_operations import ROOT

pytestmark = pytest.mark.django_db

ADDRESSES = {
    "/": 200,
    "/beheer/login/": 200,
    "/toezeggingen/?formaat=csv": 200,
    "/api/v1/toezeggingen": 200,
    "/bestaat-niet/": 404,
    "/gezond/": 200,
    "/static/css/site.css": 200,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_response_closes_what_no_page_needs(client, address):
    with closing(client.get(address)) as response:
        assert response.getvalue()
    assert response.status_code == ADDRESSES[address]
    for feature in ("camera", "microphone", "geolocation", "payment"):
        assert f"{feature}=()" in response["Permissions-Policy"].split(", ")
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    is_for_all = address.startswith(("/api/", "/static/"))
    assert response["Cross-Origin-Resource-Policy"] == ("cross-origin" if is_for_all else "same-origin")


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_response_runs_a_script_or_is_framed_elsewhere(client, address):
    with closing(client.get(address)) as response:
        policy = response["Content-Security-Policy"].split("; ")
    assert {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/gezond/", "/.well-known/security.txt", "/beheer/", "/api/v1/toezeggingen"])
def test_no_page_answers_trace(client, address):
    traced = client.generic("TRACE", address, headers={"x-secret": "echo"})
    assert traced.status_code in (302, 405)
    assert b"echo" not in traced.content


def test_deployments_cookies_belong_to_one_host_and_to_no_script(client, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    form = client.get("/beheer/login/", secure=True)
    logged_in = client.post(
        "/beheer/login/",
        {"username": make.a_user().username, "password": "geheim-voor-de-test", "next": "/beheer/"},
        secure=True,
    )
    cookies = [*form.cookies.values(), *logged_in.cookies.values()]
    assert {cookie.key for cookie in cookies} == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in cookies:
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_redirect_to_https_has_the_policy_too(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    redirect = client.get("/")
    assert redirect.status_code == 301
    assert "default-src 'self'" in redirect["Content-Security-Policy"]
    assert redirect["X-Content-Type-Options"] == "nosniff"


def test_refused_request_has_the_headers_too(client):
    refused = client.get("/", headers={"host": "evil.example"})
    assert refused.status_code == 400
    assert refused["Permissions-Policy"]
    assert refused["Cross-Origin-Resource-Policy"] == "same-origin"


def test_security_txt_names_the_contact_and_never_expires(client, settings, time_machine):
    settings.CONTACT_EMAIL, settings.SITE_URL = "griffie@example.nl", "https://toezeggingen.example.nl"
    for now in (datetime(2026, 12, 2, 10, tzinfo=UTC), datetime(2031, 2, 28, 23, 59, tzinfo=UTC)):
        time_machine.move_to(now)
        response = client.get("/.well-known/security.txt")
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
        assert fields["Contact"] == "mailto:griffie@example.nl"
        assert fields["Canonical"] == "https://toezeggingen.example.nl/.well-known/security.txt"
        expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert timedelta(days=30) < expires - now < timedelta(days=365)


def test_documented_erasure_removes_one_follower_with_all_mails(client):
    words = "Stop alles en wis mijn gegevens"
    leaves, stays = a_follower(), a_follower()
    for follower in (leaves, stays):
        a_mail(follower)
        a_mail(follower, kind=MailKind.CONFIRMATION)
    assert words in (ROOT / "docs/data-protection.md").read_text()
    page = f"/volgen/{links.token_of(leaves)}/"
    assert words in client.get(page).content.decode()
    assert client.post(page, {"doe": "wis"}).status_code == 200
    assert list(Recipient.objects.all()) == [stays]
    assert set(Mail.objects.values_list("address", flat=True)) == {stays.address}
    assert Subscription.objects.get().recipient == stays
