"""Who may log in: the stock forms, without the parts that need JavaScript or show times in another zone's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db import models
from django.http import HttpRequest

from parliament.admin.plain import RegisterAdmin

VERBS = {"add": "toevoegen", "change": "wijzigen", "delete": "verwijderen", "view": "bekijken"}

admin.site.unregister([User, Group])


@admin.register(User)
class ClerkAdmin(RegisterAdmin, UserAdmin):
    """A clerk's rights come from a group; single rights are not handed out here."""

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


@admin.register(Group)
class ClerkGroupAdmin(RegisterAdmin, GroupAdmin):
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Django writes its own permissions in English; ours have a Dutch name."""
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.label_from_instance = _told
        return field


def _told(permission: Permission) -> str:
    of = permission.content_type
    verb = VERBS.get(permission.codename.removesuffix(f"_{of.model}"))
    return f"{of.name}: {verb or permission.name}"
