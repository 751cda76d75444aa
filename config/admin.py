"""The admin of users and groups: Django's forms without the widgets that need JavaScript."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.http import HttpRequest

from parliament.admin.base import RegisterAdmin

VERBS = {"add": "toevoegen", "change": "wijzigen", "delete": "verwijderen", "view": "bekijken"}

admin.site.unregister([User, Group])


@admin.register(User)
class ClerkAdmin(RegisterAdmin, UserAdmin):
    """The admin of users. It offers no permissions per user: a user has the permissions of the groups."""

    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    filter_horizontal = ()
    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Persoon", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody deletes a user, because the log and the history name that user. Clear "actief" instead."""
        return False


@admin.register(Group)
class ClerkGroupAdmin(RegisterAdmin, GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Label permissions in Dutch, because Django's own names are English."""
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.label_from_instance = _permission_label
        return field


def _permission_label(permission: Permission) -> str:
    content_type = permission.content_type
    verb = VERBS.get(permission.codename.removesuffix(f"_{content_type.model}"))
    return f"{content_type.name}: {verb or permission.name}"
