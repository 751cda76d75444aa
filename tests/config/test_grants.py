"""The application's role reads and writes rows, but cannot change history or tables."""

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from config import grants

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_application():
    """A connection to the test database as the application's role."""
    database = connection.settings_dict
    with psycopg.connect(host=database["HOST"], dbname=database["NAME"], user="register_app") as opened:
        yield opened


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE toezeggingen_event SET id = id",
        "DELETE FROM toezeggingen_event",
        "UPDATE toezeggingen_postponement SET id = id",
        "DELETE FROM toezeggingen_postponement",
        "UPDATE letters_letterversion SET text = text",
        "UPDATE letters_letterversion SET file = file",
        "UPDATE letters_letterversion SET received_on = received_on",
        "DELETE FROM letters_letterversion",
        "UPDATE matching_storedreading SET content = content",
        "UPDATE matching_consideration SET score = score",
        "UPDATE toezeggingen_registerversion SET version = version",
        "INSERT INTO toezeggingen_unversioned (xact) VALUES (pg_current_xact_id())",
        "DELETE FROM toezeggingen_unversioned",
        "UPDATE toezeggingen_publicchange SET at = at",
        "UPDATE search_toezeggingdocument SET parties = parties",
        "INSERT INTO search_searchword (word) VALUES ('dijk')",
        "TRUNCATE toezeggingen_event CASCADE",
        "TRUNCATE toezeggingen_toezegging CASCADE",
        "ALTER TABLE toezeggingen_event DISABLE TRIGGER event_no_truncate",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'x', now())",
        "DELETE FROM django_migrations",
        "CREATE TABLE own (id int)",
        "DROP TABLE toezeggingen_event CASCADE",
        "SET ROLE register_owner",
    ],
)
def test_refused(as_application, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_application.execute(statement)


def test_reads_and_writes_the_rows_of_every_other_model(as_application):
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - grants.NARROWER.keys()
    rights = "SELECT bool_and(has_table_privilege(%s, kind)) FROM unnest(%s::text[]) AS kind"
    work = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    refused = {table for table in tables if as_application.execute(rights, [table, work]).fetchone() != (True,)}
    assert refused == set()


@pytest.mark.parametrize("table", ["toezeggingen_event", "toezeggingen_postponement", "letters_letterversion"])
def test_reads_and_inserts_history(as_application, table):
    rights = "SELECT has_table_privilege(%s, kind) FROM unnest(%s::text[]) AS kind"
    found = as_application.execute(rights, [table, ["SELECT", "INSERT"]]).fetchall()
    assert found == [(True,), (True,)]


def test_releases_a_version_of_a_letter(as_application):
    as_application.execute("UPDATE letters_letterversion SET released_at = now(), released_by_id = NULL")


def test_marks_the_register_as_a_demo(as_application):
    as_application.execute("UPDATE toezeggingen_registerversion SET is_demo = true")
    as_application.rollback()


def test_logs_in_without_owning_anything(as_application):
    owned = "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'register_app'"
    assert as_application.execute(owned).fetchone() == (0,)


def test_a_database_without_the_roles_gets_no_grants(monkeypatch, caplog):
    monkeypatch.setattr(grants, "APPLICATION", "nobody_of_that_name")
    grants.grant_rights(using="default")
    assert "no rights granted" in caplog.text


def test_an_idle_transaction_is_ended(as_application):
    """The limit is longer than a task may take."""
    (minutes,) = as_application.execute(
        "SELECT extract(epoch FROM current_setting('idle_in_transaction_session_timeout')::interval) / 60"
    ).fetchone()
    assert settings.CELERY_TASK_TIME_LIMIT / 60 < minutes <= 10
