"""A change of what published toezeggingen hang on needs a reason. The log says who, why, the old and new values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from parliament import dates
from parliament.admin.base import RegisterAdmin, clerk_of
from parliament.admin.save_errors import SaveErrorAdmin, SaveErrorForm

REASON = "change_reason"
NO_REASON = "Schrijf op waarom u dit wijzigt."


class ReasonForm(SaveErrorForm):
    change_reason = forms.CharField(
        label="Reden",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Staat met uw naam in het logboek van de griffie, ook bij termijnen die mee verschuiven.",
    )


class ReferenceAdmin(SaveErrorAdmin, RegisterAdmin):
    """The admin of debates, committees, people and other rows that toezeggingen refer to."""

    form = ReasonForm
    delete_confirmation_template = "admin/parliament/delete_confirmation.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ask a reason for a change, not for a new row."""
        parts: Any = [
            (name, {**options, "fields": [field for field in options["fields"] if field != REASON]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        may_change = obj is not None and self.has_change_permission(request, obj)
        return [*parts, ("Als u iets wijzigt", {"fields": [REASON]})] if may_change else parts

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:  # noqa: FBT001
        """The line in the log. Raises ValidationError, which undoes the change, if there is no reason."""
        rows = [row for formset in formsets or () for row in formset.forms]
        changes = [*_changes(form), *(line for row in rows for line in _changes(row, named=True))]
        if add or not changes:
            return super().construct_change_message(request, form, formsets, add)
        return f"{'; '.join(changes)}. Reden: {_checked(form.cleaned_data.get(REASON))}"

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No rows are deleted together, because each deletion has its own reason."""
        return {}

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        has_reason = bool(request.POST.get(REASON, "").strip())
        if request.method == "POST" and self.has_delete_permission(request) and not has_reason:
            self.message_user(request, NO_REASON, messages.ERROR)
            return redirect(request.path)
        return super().delete_view(request, object_id, extra_context)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> Any:
        """Log a deletion with its reason. Django calls this before it deletes."""
        reason = f"Reden: {_checked(request.POST.get(REASON))}"
        return LogEntry.objects.log_actions(clerk_of(request).pk, queryset, DELETION, change_message=reason)


def _checked(reason: str | None) -> str:
    if not (reason or "").strip():
        raise ValidationError({REASON: NO_REASON})
    return (reason or "").strip()


def _changes(form: Any, *, named: bool = False) -> Iterator[str]:
    """Each changed field with its old and new value. `named` adds the name of the row, for rows of a table."""
    if not form.has_changed():
        return
    of_row = f" van {form.instance}" if named else ""
    if form.cleaned_data.get("DELETE"):
        yield f"{form.instance} verwijderd"
        return
    for name in form.changed_data:
        field = form.fields[name]
        if name != REASON and not field.widget.is_hidden:
            old, new = form.get_initial_for_field(field, name), form.cleaned_data.get(name)
            yield f"{field.label or name}{of_row}: van {_in_words(field, old)} naar {_in_words(field, new)}"


def _in_words(field: Any, value: Any) -> str:
    if value in (None, "") or (isinstance(value, list | tuple | QuerySet) and not value):
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return dates.dutch(value)
    if isinstance(value, list | tuple | QuerySet):
        return ", ".join(map(str, value))
    if isinstance(field, forms.ModelChoiceField):
        row = value if isinstance(value, Model) else field.queryset.filter(pk=value).first()  # type: ignore[union-attr]
        return f"“{row}”"
    return f"“{dict(getattr(field, 'choices', ())).get(value, value)}”"
