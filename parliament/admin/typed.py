"""Fields in which a clerk types the name of a row: its number, or who it is.

An input with a list of suggestions needs no script, and any row that exists is understood, suggested or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from parliament import dates, kamerstuk

SUGGESTIONS = 200
SOME = 5  # of those that have one name are told


class ListInput(AdminTextInputWidget):
    """A text input with suggestions: a list of its own, or the one of the page with the id `shared_list`."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, shared_list: str = "") -> None:
        super().__init__(attrs)
        self.shared_list = shared_list

    def suggestions(self) -> Iterable[tuple[str, str]]:
        """Each what it fills in and what it is told as."""
        raise NotImplementedError

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = self.shared_list or f"{(attrs or {}).get('id', name)}_lijst"
        field = super().render(name, value, {**(attrs or {}), "list": list_id, "autocomplete": "off"}, renderer)
        return field if self.shared_list else format_html("{}{}", field, self.render_list(list_id))

    def render_list(self, list_id: str) -> SafeString:
        options = format_html_join("", '<option value="{}">{}</option>', self.suggestions())
        return format_html('<datalist id="{}">{}</datalist>', list_id, options)


class SuggestingInput(ListInput):
    """Suggests the newest rows of its field."""

    choices: Any = ()  # a ModelChoiceIterator, set by the field

    def suggestions(self) -> Iterable[tuple[str, str]]:
        return map(self.choices.choice, self.choices.queryset[:SUGGESTIONS])


class NamesInput(ListInput):
    """Several names in one line; the script completes the last one."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, shared_list: str = "") -> None:
        super().__init__({"data-meer": "ja", **(attrs or {})}, shared_list=shared_list)


class RowsInput(NamesInput):
    """Suggests every row of its field."""

    rows: Any = None  # a queryset, set by the field

    def suggestions(self) -> Iterable[tuple[str, str]]:
        return ((str(row), row.name) for row in self.rows.all())


class RowsField(forms.CharField):
    """Rows of a small table in one line, with commas between their names: “I&W, EZ”. A name is what one of the fields
    `by` says; one that has a comma in itself stands between semicolons."""

    widget = RowsInput

    def __init__(self, rows: Any, *, by: Sequence[str], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.rows, self.by = rows, by
        self.widget.rows = rows

    def clean(self, value: Any) -> list[Any]:
        found: dict[Any, None] = {}
        for part in re.split(r"[;\n]", super().clean(value)):
            whole = self._find(part)
            found |= dict.fromkeys([whole] if whole else map(self._known, filter(str.strip, part.split(","))))
        return list(found)

    def prepare_value(self, value: Any) -> Any:
        """Stored rows arrive here as a list, what was typed as text."""
        if not isinstance(value, list):
            return value
        names = list(map(str, value))
        return ("; " if any("," in name for name in names) else ", ").join(names)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def _known(self, name: str) -> Any:
        if row := self._find(name):
            return row
        raise ValidationError(f"“{name.strip()}” staat niet in het register.")

    def _find(self, name: str) -> Any:
        is_named = Q()
        for field in self.by:
            is_named |= Q(**{f"{field}__iexact": name.strip()})
        return self.rows.filter(is_named).first()


class NumberedField(forms.ModelChoiceField):
    """A row named by a number that it has or had, such as `2023A01686` or `TZ202303-K002`."""

    widget = SuggestingInput
    default_error_messages = {"invalid_choice": "“%(value)s” staat niet in het register."}

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, to_field_name="number", **kwargs)

    def to_python(self, value: Any) -> Any:
        """What was typed; or the key of a stored row, where the field is shown and cannot be changed."""
        if not isinstance(value, str):
            return super().to_python(self.prepare_value(value))
        try:
            return super().to_python(value.strip().upper())
        except ValidationError:
            typed = value.strip().replace("\0", "")
            had_it = self.queryset.filter(former_numbers__number=typed.upper()).first()  # type: ignore[union-attr]
            found = had_it or self.find_by_name(typed)
            if found is None:
                told = self.error_messages["invalid_choice"]
                raise ValidationError(told, code="invalid_choice", params={"value": typed}) from None
            return found

    def find_by_name(self, typed: str) -> Any:
        """The row that has no such number and is named so all the same, None where there is none."""
        return None

    def prepare_value(self, value: Any) -> Any:
        """A stored row arrives here as its key, what was typed as text."""
        if isinstance(value, int) and self.queryset is not None:
            value = self.queryset.filter(pk=value).first()
        return super().prepare_value(value)


class DebateField(NumberedField):
    """A debate named by its number, or by its title where no other has it."""

    def find_by_name(self, typed: str) -> Any:
        alike = list(self.queryset.filter(title__iexact=typed))  # type: ignore[union-attr]
        if len(alike) > 1:
            told = ", ".join(f"{one.number} ({dates.dutch(one.day)})" for one in alike[:SOME])
            raise ValidationError(f"Er zijn {len(alike)} debatten “{typed}”: {told}. Typ het nummer.")
        return next(iter(alike), None)


class KamerstukField(NumberedField):
    """A letter named by its number, in any way that a kamerstuk number is written: `28 676, nr. 431`."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                value = str(kamerstuk.parse(value))
            except ValueError:
                value = value.strip()
        return super().to_python(value)


def kamerstuk_number(value: str) -> str:
    """The plain form of a kamerstuk number. Raises ValidationError with a Dutch sentence."""
    try:
        return str(kamerstuk.parse(value))
    except ValueError as error:
        raise ValidationError(str(error)) from error
