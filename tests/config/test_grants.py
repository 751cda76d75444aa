"""The application's role reads and writes rows, but cannot change history or tables."""

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

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
        "UPDATE toezeggingen_event SET reason = reason",
        "DELETE FROM toezeggingen_event",
        "UPDATE toezeggingen_postponement SET id = id",
        "DELETE FROM toezeggingen_postponement",
        "UPDATE letters_letterversion SET text = text",
        "UPDATE letters_letterversion SET file = file",
        "UPDATE letters_letterversion SET received_on = received_on",
        "DELETE FROM letters_letterversion",
        "UPDATE matching_storedreading SET content = content",
        "UPDATE matching_consideration SET score = score",
        "UPDATE accounts_workaccount SET user_id = user_id",
        "UPDATE alerts_news SET at = at",
        "DELETE FROM alerts_news",
        "UPDATE toezeggingen_registerversion SET version = version",
        "INSERT INTO toezeggingen_unversioned (xact) VALUES (pg_current_xact_id())",
        "DELETE FROM toezeggingen_unversioned",
        "UPDATE toezeggingen_publicchange SET at = at",
        "UPDATE search_toezeggingdocument SET parties = parties",
        "INSERT INTO search_searchword (word) VALUES ('dijk')",
        "DELETE FROM django_admin_log",
        "UPDATE django_admin_log SET object_repr = ''",
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


def test_every_table_has_its_rights_listed():
    """Without rights the application cannot read a new table."""
    assert set(connection.introspection.table_names()) == grants.RIGHTS.keys()


def test_new_table_is_closed_until_its_rights_are_listed(as_application):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE unlisted (id int)")
    grants.grant_rights(using="default")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('register_app', 'unlisted', 'SELECT, INSERT, UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)


@pytest.mark.django_db(transaction=True)
def test_application_keeps_its_rights_while_they_are_granted_anew(as_application):
    with transaction.atomic():
        grants.grant_rights(using="default")
        as_application.execute("SELECT 1 FROM toezeggingen_toezegging")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_application.execute("UPDATE toezeggingen_event SET reason = reason")


@pytest.mark.django_db(transaction=True)
def test_rights_are_granted_in_one_transaction(monkeypatch, as_application):
    """A migration that is stopped half-way leaves the rights as they were."""
    monkeypatch.setitem(grants.RIGHTS, "toezeggingen_unversioned", "NOSUCHRIGHT")
    with pytest.raises(ProgrammingError):
        grants.grant_rights(using="default")
    assert as_application.execute("SELECT count(*) FROM toezeggingen_toezegging").fetchone() == (0,)


# The rights on whole tables. Rights on columns, such as the release of a letter, have tests of their own.
RIGHTS = {
    "accounts_workaccount": {"SELECT", "INSERT", "DELETE"},
    "toezeggingen_event": {"SELECT", "INSERT"},
    "toezeggingen_postponement": {"SELECT", "INSERT"},
    "matching_storedreading": {"SELECT", "INSERT", "DELETE"},
    "matching_consideration": {"SELECT", "INSERT", "DELETE"},
    "matching_dismissedpassage": {"SELECT", "INSERT", "DELETE"},
    "letters_letterversion": {"SELECT", "INSERT"},
    "toezeggingen_registerversion": {"SELECT"},
    "search_toezeggingdocument": {"SELECT", "DELETE"},
    "search_letterdocument": {"SELECT", "DELETE"},
    "search_searchword": {"SELECT"},
    "toezeggingen_unversioned": {"SELECT"},
    "toezeggingen_changing": {"SELECT"},
    "toezeggingen_publicchange": {"SELECT"},
    "alerts_news": {"SELECT", "INSERT"},
    "monitoring_heartbeat": {"SELECT", "UPDATE"},
    "monitoring_taskcount": {"SELECT", "INSERT", "UPDATE"},
    "desk_setaside": {"SELECT", "INSERT"},
    "django_migrations": {"SELECT"},
    "axes_accessattemptexpiration": {"SELECT", "DELETE"},
    "axes_accessfailurelog": {"SELECT"},
    "axes_accesslog": {"SELECT"},
    "django_admin_log": {"SELECT", "INSERT"},
    "django_content_type": {"SELECT"},
    "auth_permission": {"SELECT"},
    "auth_user": {"SELECT", "INSERT", "UPDATE"},
    "auth_user_user_permissions": {"SELECT"},
}
EVERY_RIGHT = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"]


@pytest.mark.parametrize("table", RIGHTS)
def test_has_exactly_these_rights(as_application, table):
    held = "SELECT kind FROM unnest(%s::text[]) AS kind WHERE has_table_privilege(%s, kind)"
    rights = {kind for (kind,) in as_application.execute(held, [EVERY_RIGHT, table])}
    assert rights == RIGHTS[table]


def test_every_narrower_table_is_tested():
    assert {table for table, rights in grants.RIGHTS.items() if rights != grants.ALL} == RIGHTS.keys()


def test_rights_that_were_given_by_hand_are_taken_back(as_application):
    with connection.cursor() as cursor:
        cursor.execute("GRANT TRUNCATE ON toezeggingen_toezegging, toezeggingen_event TO register_app")
        grants.grant_rights(using="default")
        cursor.execute("SELECT has_table_privilege('register_app', 'toezeggingen_toezegging', 'TRUNCATE')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT has_table_privilege('register_app', 'toezeggingen_event', 'TRUNCATE')")
        assert cursor.fetchone() == (False,)


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
