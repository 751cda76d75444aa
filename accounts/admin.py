"""The admin of users and groups, without the widgets that need JavaScript, and of failed log-ins.

A change of rights or of a password is a line in the security log.
"""

from __future__ import annotations

import logging
from datetime import datetime
from http import HTTPStatus
from typing import Any

from axes.utils import reset
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from kombu.exceptions import OperationalError

from accounts import second_factor, security_log
from accounts.models import FailedLogIn, WorkAccount
from accounts.new_user import NewUserForm
from accounts.roles import MANAGE, may_manage
from accounts.tasks import send_invitation
from parliament.admin.base import RegisterAdmin, clerk_of

logger = logging.getLogger(__name__)

RIGHTS = ("is_active", "is_staff", "is_superuser", "groups", "permissions")
HELP_TEXTS = {
    "is_active": ("Actief", "Uit: deze gebruiker kan niet meer inloggen. Gebruikers worden niet verwijderd."),
    "is_staff": ("Mag in beheer", "Uit: deze gebruiker komt niet voorbij het inloggen."),
    "groups": ("Rol", "Wat deze gebruiker mag."),
}
VERBS = {"add": "toevoegen", "change": "wijzigen", "delete": "verwijderen", "view": "bekijken"}

admin.site.unregister([User, Group, TOTPDevice, StaticDevice])


@admin.register(User)
class ClerkAdmin(RegisterAdmin, UserAdmin):
    """The admin of users. It offers no permissions per user: a user has the permissions of the groups."""

    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    filter_horizontal = ()
    list_display = ["username", "first_name", "last_name", "email", "is_active", "is_staff"]
    # A guard of the database lets only its owner make an administrator (docs/decisions/0028).
    readonly_fields = ["is_superuser", "last_login", "date_joined"]
    actions = ("invite", "remove_second_factor", "unlink_work_account")
    add_form = NewUserForm
    add_fieldsets = [(None, {"fields": ["first_name", "last_name", "email", "role", "username"]})]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Persoon", {"fields": ["first_name", "last_name", "email"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in HELP_TEXTS:
            field.label, field.help_text = HELP_TEXTS[db_field.name]
        return field

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and may_manage(clerk_of(request), obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        if change:
            _record_rights(request, form)
        else:
            role = form.cleaned_data["role"]
            security_log.record(
                "rights", request=request, person=request.user, outcome="added", of=str(form.instance), role=role
            )
            transaction.on_commit(lambda: self._invite(request, form.instance))

    @admin.action(description="Uitnodiging opnieuw sturen", permissions=["change"])
    def invite(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in self._manageable(request, queryset).exclude(email=""):
            self._invite(request, user)

    def _invite(self, request: HttpRequest, user: User) -> None:
        try:
            send_invitation.delay(user.email)
        except OperationalError:
            logger.exception("The broker takes no task, so no invitation was sent.")
            message = (
                f"De uitnodiging aan {user} is niet verstuurd. Kies straks “Uitnodiging opnieuw sturen” in de lijst."
            )
            self.message_user(request, message, messages.WARNING)
        else:
            self.message_user(request, f"{user} krijgt een uitnodiging op {user.email}.", messages.SUCCESS)

    def _manageable(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        """Of the chosen users those whom this administrator may change."""
        keys = [user.pk for user in queryset if may_manage(clerk_of(request), user)]
        if len(keys) < queryset.count():
            self.message_user(request, "Uzelf en wie alles mag, wijzigt u hier niet.", messages.WARNING)
        return queryset.filter(pk__in=keys)

    @admin.action(description="Tweede stap opnieuw laten instellen", permissions=["change"])
    def remove_second_factor(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Remove the second factor of a user who lost both the app and the recovery codes."""
        for user in self._manageable(request, queryset):
            second_factor.remove(user)
            security_log.record(
                "second factor", request=request, person=request.user, outcome="removed", of=user.username
            )
        self.message_user(request, "Zij stellen bij het inloggen een nieuwe tweede stap in.", messages.SUCCESS)

    @admin.action(description="Werkaccount loskoppelen", permissions=["change"])
    def unlink_work_account(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Unlink the work account of a user who got another one. The next log-in links by mail address again."""
        for account in WorkAccount.objects.filter(user__in=self._manageable(request, queryset)).select_related("user"):
            account.delete()
            facts = {"of": account.user.username, "subject": account.subject}
            security_log.record("work account", request=request, person=request.user, outcome="unlinked", **facts)
        self.message_user(request, "Bij het inloggen wordt hun werkaccount opnieuw gekoppeld.", messages.SUCCESS)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without an identity provider there is nothing to unlink."""
        actions: dict[str, Any] = super().get_actions(request)
        if not settings.OIDC_ISSUER:
            actions.pop("unlink_work_account", None)
        return actions

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        response = super().user_change_password(request, id, form_url)
        if response.status_code == HTTPStatus.FOUND:
            user = User.objects.get(pk=id)
            security_log.record("password", request=request, person=request.user, outcome="changed", of=str(user))
        return response

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Nobody deletes a user, because the log and the history name that user. Clear "actief" instead."""
        return False


@admin.register(Group)
class ClerkGroupAdmin(RegisterAdmin, GroupAdmin):
    filter_horizontal = ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        _record_rights(request, form)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Label permissions in Dutch, because Django's own names are English."""
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        ours = (*settings.PACKAGES, "auth")
        field.queryset = field.queryset.filter(content_type__app_label__in=ours)
        field.label_from_instance = _permission_label
        return field


@admin.register(FailedLogIn)
class FailedLogInAdmin(admin.ModelAdmin):
    """The failed log-ins that still count. An administrator can end a pause."""

    list_display = ("person", "address", "count", "count_at_address", "paused_until")
    list_display_links = None
    actions = ("end_pause",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[FailedLogIn]:
        return FailedLogIn.objects.counting().with_counts()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: FailedLogIn | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: FailedLogIn | None = None) -> bool:
        return False

    def has_end_pause_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MANAGE))

    @admin.display(description="naam")
    def person(self, row: FailedLogIn) -> str | None:
        return row.username

    @admin.display(description="adres")
    def address(self, row: FailedLogIn) -> str | None:
        return row.ip_address

    @admin.display(description="mislukt")
    def count(self, row: Any) -> int:
        return int(row.failures)

    @admin.display(description="mislukt vanaf dit adres")
    def count_at_address(self, row: Any) -> int:
        return int(row.failures_at_address)

    @admin.display(description="pauze tot")
    def paused_until(self, row: Any) -> datetime | None:
        is_paused = row.failures >= settings.AXES_FAILURE_LIMIT or _is_address_paused(row)
        return row.attempt_time + settings.AXES_COOLOFF_TIME if is_paused else None

    @admin.action(description="Pauze opheffen", permissions=["end_pause"])
    def end_pause(self, request: HttpRequest, queryset: QuerySet[FailedLogIn]) -> None:
        """End the pause of this name; of all names if the address itself waits."""
        for row in queryset:
            name = None if _is_address_paused(row) else row.username
            reset(ip=row.ip_address, username=name)
            security_log.record(
                "pause", request=request, person=request.user, outcome="ended", of=name, at=row.ip_address
            )
        self.message_user(request, "Wie dit was, kan weer inloggen.", messages.SUCCESS)


def _is_address_paused(row: Any) -> bool:
    return bool(row.failures_at_address >= settings.ADDRESS_FAILURE_LIMIT)


def _record_rights(request: HttpRequest, form: Any) -> None:
    """Write the rights that this form changed to the security log, each with its old and its new value."""
    changes = {
        name: [_in_words(form.initial.get(name)), _in_words(form.cleaned_data[name])]
        for name in RIGHTS
        if name in form.changed_data
    }
    if changes:
        of = str(form.instance)
        security_log.record("rights", request=request, person=request.user, outcome="changed", of=of, **changes)


def _in_words(value: Any) -> object:
    """A right as text: yes or no, or the names of groups or permissions."""
    return value if value is None or isinstance(value, bool) else sorted(str(row) for row in value)


def _permission_label(permission: Permission) -> str:
    content_type = permission.content_type
    verb = VERBS.get(permission.codename.removesuffix(f"_{content_type.model}"))
    return f"{content_type.name}: {verb or permission.name}"
