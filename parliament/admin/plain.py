"""The stock admin, made to work without JavaScript and for people who type all day."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest

from parliament.admin.typed import ListInput


class DayInput(forms.DateInput):
    """The browser's own date field: it needs no script and speaks the reader's language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeOfDayInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


def clerk_of(request: HttpRequest) -> User:
    """Who is at work: the admin lets no stranger as far as its views."""
    return cast("User", request.user)


class PlainFields(admin.options.BaseModelAdmin):
    """Short inputs for short texts, native dates and times, and no links that open a second window.

    `long_texts` names the fields that get several lines.
    """

    long_texts: tuple[str, ...] = ()
    formfield_overrides = {
        models.DateField: {"widget": DayInput},
        models.TimeField: {"widget": TimeOfDayInput},
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


class RegisterAdmin(PlainFields, admin.ModelAdmin):
    list_per_page = 50


class LabelledFormSet(forms.BaseInlineFormSet):
    """Gives every input of a table a name that a screen reader can say: its column and its row.

    The rows share the suggestions that the first one lists.
    """

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = field.label or name
            field.widget.attrs["aria-label"] = f"{label}, rij {1 + (index or 0)}"
            if isinstance(field.widget, ListInput) and index:
                field.widget.shared_list = f"id_{self.prefix}-0-{name}_lijst"


class RegisterInline(PlainFields, admin.TabularInline):
    formset = LabelledFormSet
    template = "beheer/rows.html"
    extra = 2
