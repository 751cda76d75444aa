"""The admin of users and groups: rights come from groups, in Dutch words and without JavaScript."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from tests import factories as make
from tests.desk.clerks import filled, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(User.objects.create_superuser("beheerder"))
    return client


def test_a_user_gets_rights_by_groups_only(admin):
    user = make.a_user("medewerker", first_name="Anna")
    page = admin.get(reverse("admin:auth_user_change", args=[user.pk]))
    assert "user_permissions" not in page.context["adminform"].form.fields
    griffier = Group.objects.get(name="griffier")
    sent = filled(page, groups=[griffier.pk], first_name="Bea")
    assert admin.post(page.wsgi_request.path, sent).status_code == 302
    user.refresh_from_db()
    assert ([*user.groups.all()], user.first_name) == ([griffier], "Bea")


def test_when_a_user_last_logged_in_cannot_be_edited(admin):
    user = make.a_user()
    page = admin.get(reverse("admin:auth_user_change", args=[user.pk]))
    assert not {"last_login", "date_joined"} & page.context["adminform"].form.fields.keys()


@pytest.mark.parametrize(
    ("codename", "label"),
    [
        ("add_debate", "debat: toevoegen"),
        ("change_debate", "debat: wijzigen"),
        ("delete_debate", "debat: verwijderen"),
        ("view_debate", "debat: bekijken"),
    ],
)
def test_a_permission_has_a_dutch_label(admin, codename, label):
    page = admin.get(reverse("admin:auth_group_add"))
    labels = {choice.instance.codename: str(text) for choice, text in filter_choices(page)}
    assert labels[codename] == label


def filter_choices(page):
    """The permissions on the page, without the empty choice."""
    choices = page.context["adminform"].form.fields["permissions"].choices
    return [(value, text) for value, text in choices if value]


def test_a_permission_of_our_own_keeps_its_name(admin):
    own = Permission.objects.exclude(codename__regex="^(add|change|delete|view)_").first()
    page = admin.get(reverse("admin:auth_group_add"))
    labels = {choice.instance.pk: str(text) for choice, text in filter_choices(page)}
    assert labels[own.pk] == f"{own.content_type.name}: {own.name}"


@pytest.mark.parametrize("page", ["auth_user_add", "auth_group_add"])
def test_pages_need_no_script_to_choose_many(admin, page):
    assert "selectfilter" not in admin.get(reverse(f"admin:{page}")).content.decode().lower()


@pytest.mark.parametrize("page", ["auth_user_changelist", "auth_group_changelist"])
def test_clerks_do_not_manage_users(page):
    for group in ("griffier", "medewerker"):
        assert signed_in(group).get(reverse(f"admin:{page}")).status_code == 403


def test_nobody_deletes_a_user(admin):
    """The history names the user. Without "actief" the user can no longer log in."""
    user = make.a_user()
    assert admin.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"}).status_code == 403
    several = {"action": "delete_selected", "_selected_action": [user.pk], "post": "yes"}
    admin.post(reverse("admin:auth_user_changelist"), several)
    assert User.objects.filter(pk=user.pk).exists()
