"""The House's identity provider, for tests that log in with it."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import clear_url_caches

import config.urls
from accounts.provider import app
from tests.accounts.fake_provider import CLIENT_ID, CLIENT_SECRET, FakeProvider, run_provider


def read_urls() -> None:
    """The URLs depend on the settings at the start."""
    importlib.reload(config.urls)
    clear_url_caches()


@pytest.fixture
def provider(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    with run_provider(tmp_path) as fake:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(fake.certificate))
        settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = (
            fake.address,
            CLIENT_ID,
            CLIENT_SECRET,
        )
        app.cache_clear()
        read_urls()
        yield fake
    settings.OIDC_ISSUER = ""
    app.cache_clear()
    read_urls()
