"""What the register checks of the identity provider's answers, and what happens when the provider is down."""

from __future__ import annotations

import base64
import hmac
import json
import logging
import time
from typing import Any

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from accounts.work_account import FAILED, UNREACHABLE
from tests.accounts.at_provider import RETURN, START, go, is_in, log_in, refusal, said
from tests.accounts.fake_provider import CLIENT_SECRET
from tests.accounts.log import lines_of

pytestmark = pytest.mark.django_db

METADATA = "/.well-known/openid-configuration"


def test_request_to_the_provider_has_state_nonce_and_pkce(provider, clerk, client, settings):
    go(provider, client)
    asked = provider.asked
    assert asked["response_type"] == "code"
    assert asked["scope"] == "openid email"
    assert asked["redirect_uri"] == settings.SITE_URL + RETURN
    assert asked["code_challenge_method"] == "S256"
    assert all(len(asked[name]) >= 20 for name in ("state", "nonce", "code_challenge"))
    first = dict(asked)
    go(provider, Client())
    assert all(provider.asked[name] != first[name] for name in ("state", "nonce", "code_challenge"))


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-site"},
        {"aud": "another-site", "azp": "register"},
        {"aud": None},
        {"azp": "another-site"},
        pytest.param({"exp": int(time.time()) - 120}, id="expired"),
        {"exp": None},
        {"exp": "never"},
        pytest.param({"iat": int(time.time()) + 3600}, id="of the future"),
        {"iat": None},
        {"nonce": "of-another-log-in"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "s-1\0"},
        pytest.param({"sub": "s" * 256}, id="long sub"),
        {"at_hash": "of-another-token"},
    ],
    ids=str,
)
def test_wrong_claim_is_refused(provider, clerk, claims, caplog):
    provider.claims = claims
    refusal(provider, FAILED)
    line = next(line for line in lines_of(caplog) if line["event"] == "work account")
    assert line["outcome"] == "refused"
    assert line["reason"]


def test_several_audiences_are_fine_when_the_register_is_the_party(provider, clerk):
    provider.claims = {"aud": ["register", "another-site"], "azp": "register"}
    client = Client()
    log_in(provider, client)
    assert is_in(client)


def base64url(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def encoded(part: dict[str, Any]) -> str:
    return base64url(json.dumps(part).encode())


def signed_with_the_secret(claims: dict[str, Any]) -> str:
    key = OctKey.import_key(CLIENT_SECRET.ljust(32, "x"))
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, key)


def test_token_without_signature_is_refused(provider, clerk):
    provider.sign = lambda claims: f"{encoded({'alg': 'none'})}.{encoded(claims)}."
    refusal(provider, FAILED)


def test_token_signed_with_a_shared_secret_is_refused(provider, clerk):
    provider.sign = signed_with_the_secret
    provider.shown_keys = [*provider.shown_keys, OctKey.import_key(CLIENT_SECRET.ljust(32, "x"), {"kid": "one"})]
    refusal(provider, FAILED)


def test_token_signed_with_the_public_key_as_a_secret_is_refused(provider, clerk):
    """By hand, because the library refuses to sign so."""

    def sign(claims: dict[str, Any]) -> str:
        signed = f"{encoded({'alg': 'HS256', 'kid': 'one'})}.{encoded(claims)}"
        secret = provider.signs_with.as_pem(private=False)
        return f"{signed}.{base64url(hmac.digest(secret, signed.encode(), 'sha256'))}"

    provider.sign = sign
    refusal(provider, FAILED)


def test_token_signed_by_somebody_else_is_refused(provider, clerk):
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    refusal(provider, FAILED)


def test_token_that_was_changed_is_refused(provider, clerk):
    def change(claims: dict[str, Any]) -> str:
        head, _, signature = provider.signed(claims).split(".")
        return ".".join([head, encoded(claims | {"email_verified": 1}), signature])

    provider.sign = change
    refusal(provider, FAILED)


def test_other_algorithm_is_refused(provider, clerk):
    provider.use(RSAKey.generate_key(2048, {"kid": "one"}), "RS512")
    refusal(provider, FAILED)


def test_elliptic_curve_is_fine(provider, clerk):
    provider.use(ECKey.generate_key("P-256", {"kid": "two"}), "ES256")
    client = Client()
    log_in(provider, client)
    assert is_in(client)


def test_new_key_of_the_provider_is_fetched(provider, clerk):
    log_in(provider)
    provider.use(RSAKey.generate_key(2048, {"kid": "new"}), "RS256")
    client = Client()
    log_in(provider, client)
    assert is_in(client)


def test_answer_without_id_token_is_refused(provider, clerk):
    provider.answers["/token"] = 200, b'{"access_token": "a", "token_type": "Bearer"}'
    refusal(provider, FAILED)


def test_state_of_another_browser_is_refused(provider, clerk):
    """Else a stranger could let a clerk work in the stranger's account."""
    back, victim = go(provider, Client()), Client()
    go(provider, victim)
    assert FAILED in said(victim, victim.get(back))
    assert not is_in(victim)


def test_address_of_the_return_works_once(provider, clerk):
    client = Client()
    back = go(provider, client)
    client.get(back)
    client.post("/beheer/logout/")
    assert FAILED in said(client, client.get(back))
    assert not is_in(client)


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&error_description=nee"]
)
def test_return_out_of_the_blue_is_refused(provider, query):
    client = Client()
    assert FAILED in said(client, client.get(RETURN + query))


@pytest.mark.parametrize(
    "answer", [(500, b"stuk"), (404, b"weg"), (200, b"geen json"), (200, b"[]"), (200, b"{}")], ids=str
)
def test_provider_that_is_down_leaves_the_form(provider, clerk, client, caplog, answer):
    provider.answers[METADATA] = answer
    assert UNREACHABLE in said(client, client.get(START))
    assert lines_of(caplog)[-1]["outcome"] == "unreachable"
    del provider.answers[METADATA]
    log_in(provider, client)
    assert is_in(client)


@pytest.mark.parametrize("path", [METADATA, "/jwks", "/token"])
def test_redirect_of_the_provider_is_not_followed(provider, clerk, client, path):
    provider.answers[path] = (302, f"{provider.address}/elsewhere".encode())
    provider.answers["/elsewhere"] = (200, json.dumps(provider.describe()).encode())
    assert UNREACHABLE in said(client, client.get(START) if path == METADATA else log_in(provider, client))
    assert "/elsewhere" not in provider.paths


def test_provider_that_nobody_listens_for(provider, clerk, client, settings):
    settings.OIDC_ISSUER = "https://127.0.0.1:1"
    assert UNREACHABLE in said(client, client.get(START))


def test_provider_without_a_certificate_that_we_know(provider, clerk, client, monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    assert UNREACHABLE in said(client, client.get(START))


@pytest.mark.parametrize(
    "metadata",
    [{"issuer": "https://evil.example"}, {"token_endpoint": "http://127.0.0.1/token"}, {"jwks_uri": None}],
    ids=str,
)
def test_wrong_metadata_is_refused(provider, clerk, client, metadata):
    provider.metadata = metadata
    assert UNREACHABLE in said(client, client.get(START))
    assert provider.paths == [METADATA]


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        ("/token", (503, b"stuk"), UNREACHABLE),
        ("/token", (400, b'{"error": "invalid_client"}'), FAILED),
        ("/token", (200, b"geen json"), FAILED),
        ("/token", (200, b"[]"), FAILED),
        ("/jwks", (503, b"stuk"), UNREACHABLE),
        ("/jwks", (200, b"geen json"), UNREACHABLE),
        ("/jwks", (200, b"[]"), FAILED),
        ("/jwks", (200, b"{}"), FAILED),
        ("/jwks", (200, b'{"keys": [{"kty": "iets"}]}'), FAILED),
    ],
    ids=str,
)
def test_provider_that_goes_down_halfway(provider, clerk, path, answer, sentence):
    provider.answers[path] = answer
    refusal(provider, sentence)


def test_secret_and_code_are_never_in_the_log(provider, clerk, caplog):
    caplog.set_level(logging.DEBUG)
    log_in(provider)
    assert CLIENT_SECRET not in caplog.text
    provider.answers["/token"] = 503, b"stuk"
    log_in(provider)
    assert CLIENT_SECRET not in caplog.text
