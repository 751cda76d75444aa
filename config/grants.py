"""Grants: the application's role may change the data of the register, but not its history or its tables."""

import logging
from typing import Any

from django.db import connections, transaction

from config.database import APPLICATION, OWNER

logger = logging.getLogger(__name__)

ALL = "SELECT, INSERT, UPDATE, DELETE"

# What the application may do with each table. A table that is not here is closed to it; a test names the table.
RIGHTS = {
    "accounts_workaccount": "SELECT, INSERT, DELETE",  # a link is made and removed, never changed
    "alerts_mail": ALL,
    "alerts_news": "SELECT, INSERT",
    "alerts_rappel": ALL,  # a trigger keeps what was sent
    "alerts_rappel_mails": ALL,
    "alerts_rappelrow": ALL,
    "alerts_recipient": ALL,
    "alerts_round": ALL,
    "alerts_subscription": ALL,
    "auth_group": ALL,
    "auth_group_permissions": ALL,
    "auth_permission": "SELECT",
    "auth_user": "SELECT, INSERT, UPDATE",
    "auth_user_groups": ALL,
    "auth_user_user_permissions": "SELECT",
    "axes_accessattempt": ALL,
    "axes_accessattemptexpiration": "SELECT, DELETE",  # not used; deleted with its attempt
    "axes_accessfailurelog": "SELECT",  # not used
    "axes_accesslog": "SELECT",  # not used
    "desk_debatenote": ALL,
    "desk_entrydraft": ALL,
    "desk_meetingitem": ALL,
    "desk_setaside": "SELECT, INSERT, UPDATE (taken_back_at, taken_back_by_id)",
    "desk_workplace": ALL,
    "desk_workplace_committees": ALL,
    "django_admin_log": "SELECT, INSERT",
    "django_content_type": "SELECT",
    "django_migrations": "SELECT",
    "django_session": ALL,
    "letters_formerletternumber": ALL,
    "letters_letter": ALL,
    "letters_letterdossier": ALL,
    "letters_letterversion": "SELECT, INSERT, UPDATE (released_at, released_by_id)",  # a version is only released
    "matching_consideration": "SELECT, INSERT, DELETE",  # a reading is replaced, never changed
    "matching_dismissedpassage": "SELECT, INSERT, DELETE",
    "matching_nameddebate": ALL,
    "matching_storedreading": "SELECT, INSERT, DELETE",
    "monitoring_heartbeat": "SELECT, UPDATE",  # the migrations make the rows
    "monitoring_taskcount": "SELECT, INSERT, UPDATE",
    "otp_static_staticdevice": ALL,
    "otp_static_statictoken": ALL,
    "otp_totp_totpdevice": ALL,
    "parliament_committee": ALL,
    "parliament_debate": ALL,
    "parliament_debate_follow_up_committees": ALL,
    "parliament_formerdebatenumber": ALL,
    "parliament_member": ALL,
    "parliament_minister": ALL,
    "parliament_ministry": ALL,
    "parliament_ministryperiod": ALL,
    "parliament_numberseries": ALL,
    "parliament_party": ALL,
    "parliament_post": ALL,
    "parliament_recess": ALL,
    "parliament_tenure": ALL,
    "search_letterdocument": "SELECT, DELETE",  # triggers write what search knows, the versions and the moments
    "search_searchword": "SELECT",
    "search_toezeggingdocument": "SELECT, DELETE",
    "toezeggingen_changing": "SELECT",
    "toezeggingen_event": "SELECT, INSERT",  # history only grows
    "toezeggingen_formertoezeggingnumber": ALL,
    "toezeggingen_fulfilment": ALL,
    "toezeggingen_postponement": "SELECT, INSERT",
    "toezeggingen_publicchange": "SELECT",
    "toezeggingen_registerversion": "SELECT, UPDATE (is_demo)",
    "toezeggingen_relation": ALL,
    "toezeggingen_toezegging": ALL,
    "toezeggingen_toezegging_members": ALL,
    "toezeggingen_toezegging_parties": ALL,
    "toezeggingen_unversioned": "SELECT",
}


def grant_rights(*, using: str, **_: Any) -> None:
    """Grant `register_app` its rights after each migration, in one transaction, so that it never has more or fewer.

    A database with a single user does not have this role. Then there is nothing to grant.
    """
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname IN (%s, %s)", [OWNER, APPLICATION])
        if cursor.fetchone() != (2,):
            logger.warning("No roles %s and %s in this database: no rights granted", OWNER, APPLICATION)
            return
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APPLICATION}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {APPLICATION}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APPLICATION}")
        for table in sorted(RIGHTS.keys() & set(connection.introspection.table_names(cursor))):
            cursor.execute(f"GRANT {RIGHTS[table]} ON {table} TO {APPLICATION}")
