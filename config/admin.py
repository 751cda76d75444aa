"""Who may log in: the stock forms, without the parts that need JavaScript or show times in another zone's words."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db import models

from parliament.admin.plain import RegisterAdmin

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
