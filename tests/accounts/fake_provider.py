"""An identity provider on this machine: a real HTTPS server that signs real tokens, and does wrong when told to."""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from joserfc.jws import JWSRegistry

CLIENT_ID = "register"
CLIENT_SECRET = "geheim:van de/test"
CODE = "code-of-the-provider"
KEY = RSAKey.generate_key(2048, {"kid": "one"})


@dataclass
class FakeProvider:
    address: str
    certificate: Path
    person: dict[str, Any] = field(
        default_factory=lambda: {"sub": "s-1", "email": "b@example.nl", "email_verified": True}
    )
    claims: dict[str, Any] = field(default_factory=dict)  # put into the token last; None leaves a claim out
    metadata: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    signs_with: ECKey | RSAKey = field(default_factory=lambda: KEY)
    shown_keys: list[Any] = field(default_factory=lambda: [KEY])
    sign: Callable[[dict[str, Any]], str] | None = None
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)  # instead of its own, by path
    asked: dict[str, str] = field(default_factory=dict)  # with the last authorization request
    paths: list[str] = field(default_factory=list)

    def describe(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
            **self.metadata,
        }

    def token(self) -> dict[str, Any]:
        now = int(time.time())
        wanted = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": self.asked["nonce"]}
        claims = {**wanted, **self.person, **self.claims}
        claims = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "a", "token_type": "Bearer", "id_token": (self.sign or self.signed)(claims)}

    def signed(self, claims: dict[str, Any]) -> str:
        header = {"alg": self.algorithm, "kid": self.signs_with.kid}
        return jwt.encode(header, claims, self.signs_with, registry=JWSRegistry(algorithms=[self.algorithm]))

    def use(self, key: ECKey | RSAKey, algorithm: str) -> None:
        self.signs_with, self.algorithm, self.shown_keys = key, algorithm, [key]

    def answer(self, path: str, query: dict[str, str], authorization: str) -> tuple[int, bytes]:
        self.paths.append(path)
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            return 200, json.dumps(self.describe()).encode()
        if path == "/jwks":
            return 200, json.dumps({"keys": [key.as_dict(private=False) for key in self.shown_keys]}).encode()
        if path == "/authorize":
            self.asked = query
            back = urlencode({"code": CODE, "state": query["state"]})
            return 302, f"{query['redirect_uri']}?{back}".encode()
        if path == "/token" and self._is_right(query, authorization):
            return 200, json.dumps(self.token()).encode()
        return 400, json.dumps({"error": "invalid_grant"}).encode()

    def _is_right(self, query: dict[str, str], authorization: str) -> bool:
        """Whether the register proves who it is, and that it began this log-in (PKCE)."""
        name, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        digest = hashlib.sha256(query["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        return (
            (name, secret) == (CLIENT_ID, CLIENT_SECRET)
            and query["code"] == CODE
            and query["redirect_uri"] == self.asked["redirect_uri"]
            and self.asked["code_challenge_method"] == "S256"
            and challenge == self.asked["code_challenge"]
        )


@contextmanager
def run_provider(folder: Path) -> Iterator[FakeProvider]:
    certificate, key = _certificate(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    provider = FakeProvider(f"https://127.0.0.1:{server.server_port}", certificate)
    server.provider = provider  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _answer(self, query: str) -> None:
        given = {name: values[0] for name, values in parse_qs(query).items()}
        provider: FakeProvider = self.server.provider  # type: ignore[attr-defined]
        status, body = provider.answer(urlsplit(self.path).path, given, self.headers.get("Authorization", ""))
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
            body = b""
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of our own for 127.0.0.1, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "provider.crt", folder / "provider.key"
    paths[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return paths
