"""Grants: the application's role may change the data of the register, but not its history or its tables."""

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

# Tables with fewer rights. History can only be added to. A version of a letter can only be released. A reading is
# replaced, never changed. Only triggers write the register's version, the public changes and the search documents, and
# only the owner writes the list of migrations.
NARROWER = {
    "toezeggingen_event": "SELECT, INSERT",
    "toezeggingen_postponement": "SELECT, INSERT",
    "matching_storedreading": "SELECT, INSERT, DELETE",
    "matching_consideration": "SELECT, INSERT, DELETE",
    "letters_letterversion": "SELECT, INSERT, UPDATE (released_at, released_by_id)",
    "toezeggingen_registerversion": "SELECT, UPDATE (is_demo)",
    "search_toezeggingdocument": "SELECT, DELETE",
    "search_letterdocument": "SELECT, DELETE",
    "search_searchword": "SELECT",
    "toezeggingen_unversioned": "SELECT",
    "toezeggingen_changing": "SELECT",
    "toezeggingen_publicchange": "SELECT",
    "django_migrations": "SELECT",
}


def grant_rights(*, using: str, **_: Any) -> None:
    """Grant `register_app` its rights, after each migration.

    A database with a single user does not have this role. Then there is nothing to grant.
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
