"""The role that manages users and reads nothing else. The roles of clerks are in toezeggingen/permissions.py."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission, User

ADMINISTRATOR = "beheerder"
MANAGE = "auth.change_user"
CODENAMES = ("add_user", "change_user", "view_user", "view_failedlogin")


def give_administrators_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """Runs after each migration. The group gets exactly these permissions."""
    group, _ = Group.objects.get_or_create(name=ADMINISTRATOR)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label__in=("auth", "accounts"), codename__in=CODENAMES)
    )


def may_manage(manager: User, user: User | None) -> bool:
    """Nobody but a superuser changes a superuser, or the own rights: a role cannot be made to grow."""
    return manager.is_superuser or user is None or not (user.is_superuser or user.pk == manager.pk)
