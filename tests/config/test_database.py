"""The choice of the database and its role."""

import pytest

from config.database import choose_database
from config.embedded.places import socket_folder


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in ("DATABASE_URL", "MIGRATE_DATABASE_URL", "SECRET_KEY", "DEBUG"):
        monkeypatch.delenv(name, raising=False)


def test_embedded_database_is_the_default():
    database = choose_database(is_migrating=False)
    assert database["HOST"] == str(socket_folder("run"))
    assert database["USER"] == "register_app"
    assert "OPTIONS" not in database


def test_migrate_acts_as_the_owner():
    database = choose_database(is_migrating=True)
    assert database["USER"] == "register_migrate"
    assert database["OPTIONS"] == {"assume_role": "register_owner"}


def test_migrate_has_its_own_url(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://register_app:a@host/register")
    monkeypatch.setenv("MIGRATE_DATABASE_URL", "postgres://register_migrate:m@host/register")
    assert choose_database(is_migrating=False)["USER"] == "register_app"
    migrating = choose_database(is_migrating=True)
    assert migrating["USER"] == "register_migrate"
    assert migrating["OPTIONS"]["assume_role"] == "register_owner"


def test_one_url_serves_both(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://single:a@host/register")
    assert choose_database(is_migrating=True)["USER"] == "single"
