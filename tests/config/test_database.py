"""The choice of the database and its role."""

import pytest

from config.database import choose_database
from config.embedded.places import socket_folder
from config.environment import SettingError


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch):
    for name in ("DATABASE_URL", "MIGRATE_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_embedded_database_is_the_default():
    database = choose_database(is_migrating=False)
    assert database["HOST"] == str(socket_folder("run"))
    assert database["USER"] == "register_app"
    assert database["OPTIONS"] == {"connect_timeout": 5}


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


def test_a_connection_by_url_is_kept_and_checked(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://register_app:a@host:5433/register")
    database = choose_database(is_migrating=False)
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("host", 5433, "register")
    assert database["ENGINE"] == "config.engine"
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (3600, True)


def test_the_owner_keeps_the_options_of_the_url(monkeypatch):
    monkeypatch.setenv("MIGRATE_DATABASE_URL", "postgres://register_migrate@host/register?sslmode=require")
    assert choose_database(is_migrating=True)["OPTIONS"] == {"sslmode": "require", "assume_role": "register_owner"}


def test_a_deployment_has_no_embedded_database(monkeypatch):
    monkeypatch.delenv("ENVIRONMENT")
    with pytest.raises(SettingError, match="DATABASE_URL is not set"):
        choose_database(is_migrating=False)


def test_one_url_serves_both(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://single:a@host/register")
    assert choose_database(is_migrating=True)["USER"] == "single"
