"""Base classes for the admin. They work without JavaScript and are made for people who type all day."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from parliament.admin.autocomplete_fields import ListInput


class DayInput(forms.DateInput):
    """The browser's native date field, which needs no script."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class UsedOnlyFilter(admin.RelatedOnlyFieldListFilter):
    """A filter on the related rows that are in use. Rows without one are under "geen", which says more than a dash."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = mark_safe("geen")


def clerk_of(request: HttpRequest) -> User:
    """The logged-in user; admin views always have one."""
    return cast("User", request.user)


class PlainFieldsMixin(admin.options.BaseModelAdmin):
    """One-line inputs for texts, native inputs for dates and times, and no buttons that open a second window.

    `long_texts` lists the fields that get a textarea.
    """

    long_texts: tuple[str, ...] = ()
    formfield_overrides = {
        models.DateField: {"widget": DayInput},
        models.TimeField: {"widget": forms.TimeInput({"type": "time"}, "%H:%M")},
    }

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.TextField) and not db_field.choices:
            is_long = db_field.name in self.long_texts
            kwargs["widget"] = AdminTextareaWidget({"rows": 4}) if is_long else AdminTextInputWidget
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class RegisterAdmin(PlainFieldsMixin, admin.ModelAdmin):
    list_per_page = 50

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """List what will be deleted, without rows of many-to-many tables: these have no name that a clerk knows."""
        deleted, counts, *rest = super().get_deleted_objects(objs, request)
        links = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        plurals = {str(link.verbose_name_plural) for link in links}
        opening = tuple(f"{capfirst(str(link.verbose_name))}: " for link in links)
        kept = {name: count for name, count in counts.items() if str(name) not in plurals}
        return _without(deleted, opening), kept, *rest


def _without(lines: list[Any], opening: tuple[str, ...]) -> list[Any]:
    """The lines that do not start with `opening`. A nested list holds rows that depend on the line before the list."""
    rest = (_without(line, opening) if isinstance(line, list) else line for line in lines)
    return [line for line in rest if line and not (isinstance(line, str) and line.startswith(opening))]


class LabelledFormSet(forms.BaseInlineFormSet):
    """Gives every input of an inline table a label with its column and row, for screen readers.

    All rows use the suggestions of the first row.
    """

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = field.label or name
            field.widget.attrs["aria-label"] = f"{label}, rij {1 + (index or 0)}"
            if isinstance(field.widget, ListInput) and index:
                field.widget.shared_list = f"id_{self.prefix}-0-{name}_lijst"


class RegisterInline(PlainFieldsMixin, admin.TabularInline):
    formset = LabelledFormSet
    template = "desk/inline_table.html"
    extra = 2
