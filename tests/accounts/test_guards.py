"""Raw SQL as the application's role: it makes no administrator, and rights change only with a line in the log."""

import psycopg
import pytest
from django.contrib.auth.models import Group, User
from psycopg.errors import CheckViolation

from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)

INSERT = """INSERT INTO auth_user (username, password, first_name, last_name, email, is_staff, is_active, is_superuser,
    date_joined) VALUES ('indringer', '', '', '', '', true, true, {}, now())"""


@pytest.fixture
def user() -> User:
    Group.objects.get_or_create(name="medewerker")
    Group.objects.get_or_create(name="griffier")
    return make.a_user("medewerker")


def assert_refused(raw: psycopg.Connection, constraint: str, statement: str) -> None:
    with pytest.raises(CheckViolation) as caught:
        raw.execute(f"{statement}; SET CONSTRAINTS ALL IMMEDIATE")
    assert caught.value.diag.constraint_name == constraint


@pytest.mark.parametrize("statement", [INSERT.format("true"), "UPDATE auth_user SET is_superuser = true"])
def test_only_the_owner_makes_an_administrator(raw, user, statement):
    assert_refused(raw, "owner_makes_administrators", statement)


CHANGES_OF_RIGHTS = [
    INSERT.format("false"),
    "UPDATE auth_user SET is_staff = false",
    "UPDATE auth_user SET is_active = false",
    "UPDATE auth_user SET username = 'iemand'",
    "UPDATE auth_user SET email = 'indringer@example.org'",
    "UPDATE auth_user_groups SET group_id = (SELECT id FROM auth_group WHERE name = 'griffier')",
    "DELETE FROM auth_user_groups",
    "INSERT INTO auth_group_permissions (group_id, permission_id)"
    " SELECT (SELECT id FROM auth_group WHERE name = 'medewerker'), max(id) FROM auth_permission",
]


@pytest.mark.parametrize("statement", CHANGES_OF_RIGHTS)
def test_a_change_of_rights_needs_its_line_in_the_log(raw, user, statement):
    assert_refused(raw, "rights_have_their_log", statement)


@pytest.mark.parametrize("is_same_transaction", [True, False])
def test_the_line_is_of_the_same_transaction(raw, user, *, is_same_transaction):
    raw.execute(
        "INSERT INTO django_admin_log (action_time, user_id, content_type_id, object_id, object_repr, action_flag,"
        " change_message) SELECT now(), %s, id, %s, '', 2, '' FROM django_content_type"
        " WHERE app_label = 'auth' AND model = 'user'",
        [user.pk, str(user.pk)],
    )
    if is_same_transaction:
        raw.execute("UPDATE auth_user SET is_active = false; SET CONSTRAINTS ALL IMMEDIATE")
    else:
        raw.commit()
        assert_refused(raw, "rights_have_their_log", "UPDATE auth_user SET is_active = false")


def test_a_password_and_a_log_in_need_no_line(raw, user):
    raw.execute("UPDATE auth_user SET password = 'x', last_login = now(); SET CONSTRAINTS ALL IMMEDIATE")
