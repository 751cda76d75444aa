"""Raw SQL as the application's role against every column of every table: refused by name, or free with the reason.

The columns come from the database, so a new table or column fails until somebody decides.
"""

import psycopg
import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

NO_RIGHT = "InsufficientPrivilege"
NO_EVENT = "toezegging_change_has_its_event"
NO_STATUS = "toezegging_status_has_its_event"
NO_LINE = "rights_have_their_log"
IN_USE = "ForeignKeyViolation"  # by an event or a line of the log, which cannot be changed

# The error or the constraint that refuses a change of the columns of a table.
REFUSED = {
    "auth_group_permissions": NO_LINE,
    "auth_permission": NO_RIGHT,
    "auth_user": NO_LINE,
    "auth_user_groups": NO_LINE,
    "auth_user_user_permissions": NO_RIGHT,
    "django_admin_log": NO_RIGHT,
    "django_content_type": NO_RIGHT,
    "django_migrations": NO_RIGHT,
    "letters_letterversion": NO_RIGHT,
    "toezeggingen_changing": NO_RIGHT,
    "toezeggingen_event": NO_RIGHT,
    "toezeggingen_formertoezeggingnumber": NO_EVENT,
    "toezeggingen_fulfilment": "fulfilment_has_its_event",
    "toezeggingen_postponement": NO_RIGHT,
    "toezeggingen_publicchange": NO_RIGHT,
    "toezeggingen_registerversion": NO_RIGHT,
    "toezeggingen_relation": NO_EVENT,
    "toezeggingen_toezegging": NO_EVENT,
    "toezeggingen_toezegging_members": NO_EVENT,
    "toezeggingen_toezegging_parties": NO_EVENT,
    "toezeggingen_unversioned": NO_RIGHT,
}
REFUSED_COLUMNS = {
    "auth_user.id": IN_USE,
    "auth_user.is_superuser": "owner_makes_administrators",
    "letters_letterversion.released_at": "release_is_final",
    "letters_letterversion.released_by_id": "release_is_final",
    "toezeggingen_event.id": "GeneratedAlways",
    "toezeggingen_fulfilment.id": IN_USE,
    "toezeggingen_fulfilment.means": "fulfilment_has_its_means",
    "toezeggingen_toezegging.id": IN_USE,
    "toezeggingen_toezegging.last_event_id": NO_STATUS,
    "toezeggingen_toezegging.status": NO_STATUS,
    "toezeggingen_toezegging.withdrawn": NO_STATUS,
}
REFUSED_DELETIONS = {
    **REFUSED,
    "auth_user": NO_RIGHT,
    "toezeggingen_fulfilment": IN_USE,
    "toezeggingen_toezegging": "toezegging_only_a_concept_dies",
}
BASIS = "what the deadline was resolved against, not shown; a deadline that follows has its event"
PROPOSAL = "who proposed or decided, and why the register proposed it: for clerks only, the event has the user"
FREE = {
    "auth_user.date_joined": "gives no right",
    "auth_user.first_name": "gives no right; the log and the history show the log-in name",
    "auth_user.last_login": "each log-in writes it",
    "auth_user.last_name": "as the first name",
    "auth_user.password": "a reset by mail writes it, and a log-in that renews an old hash",
    "toezeggingen_fulfilment.because": PROPOSAL,
    "toezeggingen_fulfilment.decided_by_id": PROPOSAL,
    "toezeggingen_fulfilment.proposed_at": PROPOSAL,
    "toezeggingen_fulfilment.proposed_by": PROPOSAL,
    "toezeggingen_fulfilment.proposer_id": PROPOSAL,
    "toezeggingen_registerversion.is_demo": "load_demo sets it",
    "toezeggingen_toezegging.deadline_debate_day": BASIS,
    "toezeggingen_toezegging.deadline_debate_id": BASIS,
    "toezeggingen_toezegging.deadline_recesses": BASIS,
    "toezeggingen_toezegging.deadline_said_on": BASIS,
    "toezeggingen_toezegging.entered_at": "for clerks only",
    "toezeggingen_toezegging.entered_by_id": "for clerks only",
    "toezeggingen_toezegging.ministry_basis_id": "not shown; the ministry that follows from it has its event",
    "toezeggingen_toezegging.note": "the note of clerks",
    "toezeggingen_toezegging.overruled_reason": "for clerks only",
    "toezeggingen_toezegging.version": "a lock between two clerks",
}
# Tables that the application changes freely, by the start of their names.
OPEN = {
    "accounts_": "a log-in links the user to a work account; who uses it still has to log in at the provider",
    "alerts_": "recipients and mail, not public",
    "auth_group": "a name gives no right; the permissions of the group do",
    "axes_": "counts failed log-ins",
    "desk_": "the clerks' own working data, such as drafts; no rule and no page for readers depends on it",
    "django_session": "the sessions of clerks",
    "letters_": "the header of a letter: its change has no event (docs/decisions/0028)",
    "matching_": "what the register reads in a letter, for clerks only",
    "monitoring_": "the application writes its signs of life; the public does not see them",
    "otp_": "a user sets up the second factor, and each code is used up",
    "parliament_": "a griffier changes it with a reason in the log, a list without a user (docs/decisions/0028)",
    "search_": "made from the other tables",
}
# Where a table has internal rows too: the rows that the public sees.
OF_PUBLISHED = "{} IN (SELECT id FROM toezeggingen_toezegging WHERE status <> 'concept')"
PUBLIC_ROWS = {
    "letters_letterversion": "released_at IS NOT NULL",
    "toezeggingen_formertoezeggingnumber": OF_PUBLISHED.format("toezegging_id"),
    "toezeggingen_fulfilment": "state IN ('bevestigd', 'besloten')",
    "toezeggingen_relation": OF_PUBLISHED.format("source_id"),
    "toezeggingen_toezegging": "status <> 'concept'",
    "toezeggingen_toezegging_members": OF_PUBLISHED.format("toezegging_id"),
    "toezeggingen_toezegging_parties": OF_PUBLISHED.format("toezegging_id"),
}
ANOTHER_VALUE = {
    "bigint": "{0} + 100000",
    "boolean": "NOT {0}",
    "bytea": "'x'::bytea",
    "character varying": "left({0}, 20) || 'x'",
    "date": "coalesce({0}, '2023-03-01') + 1",
    "integer": "{0} + 100000",
    "jsonb": """'["x"]'::jsonb""",
    "smallint": "{0} + 1",
    "text": "{0} || 'x'",
    "timestamp with time zone": "coalesce({0}, now()) - interval '1 day'",
    "uuid": "gen_random_uuid()",
    "xid8": "pg_current_xact_id()",
}
COLUMNS = """
SELECT relname, attname, format_type(atttypid, NULL), confrelid::regclass::text
FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
LEFT JOIN pg_constraint ON conrelid = pg_class.oid AND contype = 'f' AND conkey = ARRAY[attnum]
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
ORDER BY 1, 2"""
ROWS_TRIED = 60


@pytest.fixture
def demo() -> None:
    """A register with something of everything."""
    Group.objects.create(name="leeg")
    call_command("load_demo", verbosity=0)


def guarded_columns() -> list[tuple[str, str, str, str | None]]:
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        return [row for row in cursor.fetchall() if row[0] in REFUSED]


def outcomes(raw: psycopg.Connection, table: str, change: str) -> set[str]:
    """What becomes of this change, row by row: the constraint or the error that refuses it, or "changed"."""
    public, limit = PUBLIC_ROWS.get(table, "true"), 1 if REFUSED[table] == NO_RIGHT else ROWS_TRIED
    rows = raw.execute(f"SELECT ctid::text FROM {table} WHERE {public} LIMIT {limit}").fetchall()
    return {outcome(raw, change.format(row=f"ctid = '{place}'")) for (place,) in rows or [("(0,0)",)]} - {""}


def outcome(raw: psycopg.Connection, statement: str) -> str:
    try:
        with raw.transaction(force_rollback=True):
            done = raw.execute(statement)
            raw.execute("SET CONSTRAINTS ALL IMMEDIATE")
            return "changed" if done.rowcount else ""
    except psycopg.errors.CheckViolation as refusal:
        return str(refusal.diag.constraint_name)
    except psycopg.Error as refusal:
        return type(refusal).__name__


def changes_of(table: str, column: str, kind: str, target: str | None) -> list[str]:
    """Statements that give the column another value that the other rules allow, as far as that is possible."""
    own = f"""{table}."{column}\""""
    others = [
        f'(SELECT {extreme}(b."{column}") FROM {table} b WHERE b."{column}" IS DISTINCT FROM {own})'
        for extreme in ("min", "max")
    ]
    row_of_target = f"(SELECT max(id) FROM {target} WHERE id IS DISTINCT FROM {own})"
    made = row_of_target if target else ANOTHER_VALUE[kind].format(own)
    values = [made] if kind in ("boolean", "bytea", "jsonb", "uuid", "xid8") else [made, *others]
    return [
        f'UPDATE {table} SET "{column}" = {value} WHERE {{row}} AND {own} IS DISTINCT FROM {value}' for value in values
    ]


def test_every_table_is_guarded_or_open():
    undecided = {table for table in connection.introspection.table_names() if table not in REFUSED}
    assert {table for table in undecided if not table.startswith(tuple(OPEN))} == set()


def test_every_column_is_refused_by_name_or_free(raw, demo):
    found, wanted = {}, {}
    for table, column, *kind in guarded_columns():
        name = f"{table}.{column}"
        wanted[name] = "changed" if name in FREE else REFUSED_COLUMNS.get(name, REFUSED[table])
        tried = set().union(*(outcomes(raw, table, change) for change in changes_of(table, column, *kind)))
        found[name] = wanted[name] if wanted[name] in tried and ("changed" not in tried or name in FREE) else tried
    assert found == wanted
    assert FREE.keys() | REFUSED_COLUMNS.keys() <= wanted.keys()


def test_no_guarded_row_is_deleted(raw, demo):
    found = {table: outcomes(raw, table, f"DELETE FROM {table} WHERE {{row}}") for table in REFUSED_DELETIONS}
    assert found == {table: {refusal} for table, refusal in REFUSED_DELETIONS.items()}
