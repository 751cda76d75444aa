"""The House's own identity provider, by OpenID Connect. Authlib does the checks; docs/security.md lists them."""

from __future__ import annotations

from threading import Lock
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from cachetools import TTLCache, cached
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from joserfc.errors import JoseError
from requests import RequestException

ALGORITHMS = ["RS256", "ES256"]  # never "none", nor a key that both sides know
SECONDS_TO_ANSWER = 5
SECONDS_CLOCKS_DIFFER = 60
SECONDS_KEPT = 3600  # so that a key that the provider withdraws counts no longer than this
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class UnreachableError(Exception):
    """The provider does not answer, or not as a provider does."""


class RefusedError(Exception):
    """The provider says no, or what came back fails a check."""


class CheckedApp(DjangoOAuth2App):
    def load_server_metadata(self) -> dict[str, Any]:
        """Refuse what another issuer says of itself. How it signs is ours to say, whatever it offers."""
        metadata: dict[str, Any] = super().load_server_metadata()
        is_ours = metadata.get("issuer") == settings.OIDC_ISSUER
        if not is_ours or not all(str(metadata.get(name)).startswith("https://") for name in ENDPOINTS):
            metadata.clear()
            raise UnreachableError("the metadata has another issuer, or an endpoint without https")
        metadata["id_token_signing_alg_values_supported"] = ALGORITHMS
        return metadata


@cached(TTLCache(maxsize=1, ttl=SECONDS_KEPT), lock=Lock())
def app() -> CheckedApp:
    """Return the register as the provider knows it, with the metadata and the keys once they are fetched."""
    return OAuth().register(
        "work_account",
        client_cls=CheckedApp,
        client_id=settings.OIDC_CLIENT_ID,
        client_secret=settings.OIDC_CLIENT_SECRET,
        server_metadata_url=f"{settings.OIDC_ISSUER.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_TO_ANSWER,
            "max_redirects": 0,  # the secret and the code go to the addresses in the metadata only
        },
    )


def send_to_provider(request: HttpRequest, return_to: str) -> HttpResponse:
    """Redirect with a state, a nonce and a PKCE challenge, and keep these in the session. Raises UnreachableError."""
    try:
        answer: HttpResponse = app().authorize_redirect(request, return_to)
    except (RequestException, ValueError, TypeError) as error:
        raise UnreachableError(repr(error)) from error
    return answer


def read_claims(request: HttpRequest) -> dict[str, Any]:
    """Return the claims of the id token about the user who comes back. Raises UnreachableError or RefusedError."""
    wanted = {
        "iss": {"essential": True, "value": settings.OIDC_ISSUER},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
    }
    try:
        token = app().authorize_access_token(request, claims_options=wanted, leeway=SECONDS_CLOCKS_DIFFER)
    except RequestException as error:
        raise UnreachableError(repr(error)) from error
    except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError) as error:
        raise RefusedError(repr(error)) from error
    claims: dict[str, Any] = token.get("userinfo") or {}
    if not _names_somebody(claims.get("sub")):
        raise RefusedError("no id token, or one that names nobody")
    return claims


def _names_somebody(subject: object) -> bool:
    """Whether the subject is what OpenID Connect says: at most 255 ASCII characters. A NUL fits in no database."""
    return isinstance(subject, str) and 0 < len(subject) <= 255 and subject.isascii() and subject.isprintable()
