"""The stock admin, made to work without JavaScript and for people who type all day."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

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

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Without the rows that only link two others: they have no name, and go with the row that is deleted."""
        deleted, counts, *rest = super().get_deleted_objects(objs, request)
        links = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.auto_created]
        plurals = {str(link.verbose_name_plural) for link in links}
        opening = tuple(f"{capfirst(str(link.verbose_name))}: " for link in links)
        kept = {name: count for name, count in counts.items() if str(name) not in plurals}
        return _without(deleted, opening), kept, *rest


def _without(told: list[Any], opening: tuple[str, ...]) -> list[Any]:
    """Of a list of lines, each with the list of what hangs on it behind it, the lines that open otherwise."""
    rest = (_without(one, opening) if isinstance(one, list) else one for one in told)
    return [one for one in rest if one and not (isinstance(one, str) and one.startswith(opening))]


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
    template = "desk/rows.html"
    extra = 2
