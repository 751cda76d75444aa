"""The House's identity provider and a clerk with an account there; the security log in each test."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import clear_url_caches

import config.urls
from accounts.provider import app
from tests import factories as make
from tests.accounts.fake_provider import CLIENT_ID, CLIENT_SECRET, FakeProvider, run_provider


@pytest.fixture(autouse=True)
def _security_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="security")


@pytest.fixture
def clerk() -> User:
    """With the mail address of the provider's person, in other capitals."""
    return make.a_user("medewerker", email="B@example.nl")


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
