"""What the application's role may do: everything with the register's rows, nothing with its history or its tables."""

import logging
from typing import Any

from django.db import connections

from config.database import APPLICATION, OWNER

logger = logging.getLogger(__name__)

GRANTS = f"""
GRANT USAGE ON SCHEMA public TO {APPLICATION};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APPLICATION};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APPLICATION};
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION};
"""

# The history only grows; of a letter's text only its release is still to come; a reading is replaced and never changed;
# the register's version, its counts and what search knows are the business of triggers, and migrations are the owner's.
NARROWER = {
    "toezeggingen_event": "SELECT, INSERT",
    "toezeggingen_postponement": "SELECT, INSERT",
    "toezeggingen_storedreading": "SELECT, INSERT, DELETE",
    "toezeggingen_consideration": "SELECT, INSERT, DELETE",
    "letters_letterversion": "SELECT, INSERT, UPDATE (released_at, released_by_id)",
    "toezeggingen_registerversion": "SELECT",
    "toezeggingen_searchdocument": "SELECT, DELETE",
    "letters_letterdocument": "SELECT, DELETE",
    "parliament_word": "SELECT",
    "toezeggingen_unversioned": "SELECT",
    "toezeggingen_changing": "SELECT",
    "toezeggingen_counted": "SELECT",
    "toezeggingen_countedset": "SELECT",
    "toezeggingen_count": "SELECT",
    "toezeggingen_uncounted": "SELECT",
    "toezeggingen_publicchange": "SELECT",
    "django_migrations": "SELECT",
}


def grant_rights(*, using: str, **_: Any) -> None:
    """After each migration: the rights of `register_app` on what the owner made.

    A database with a single user, who owns the tables, has no such roles: there is nothing to grant then.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [OWNER, APPLICATION])
        if cursor.fetchone() != (2,):
            logger.warning("No roles %s and %s in this database: no rights granted", OWNER, APPLICATION)
            return
        cursor.execute(GRANTS)
        tables = connection.introspection.table_names(cursor)
        for table in NARROWER.keys() & set(tables):
            cursor.execute(f"REVOKE ALL ON {table} FROM {APPLICATION}")
            cursor.execute(f"GRANT {NARROWER[table]} ON {table} TO {APPLICATION}")
