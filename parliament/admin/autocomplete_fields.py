"""Form fields in which a clerk types the number or name of a row, with suggestions.

The suggestions are an HTML datalist, which needs no script. Any existing row is accepted, suggested or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from parliament import dates, kamerstuk

SUGGESTIONS = 200
MOST_LISTED = 5  # the most debates with the same title that an error message lists


class ListInput(AdminTextInputWidget):
    """A text input with its own datalist, or with the datalist on the same page whose id is `shared_list`."""

    fixed_attrs: ClassVar[dict[str, str]] = {"autocomplete": "off"}

    def __init__(self, attrs: dict[str, Any] | None = None, *, shared_list: str = "") -> None:
        super().__init__(attrs)
        self.shared_list = shared_list

    def suggestions(self) -> Iterable[tuple[str, str]]:
        """Pairs of a value to fill in and a label to show."""
        raise NotImplementedError

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        list_id = self.shared_list or f"{(attrs or {}).get('id', name)}_lijst"
        field = super().render(name, value, {**(attrs or {}), **self.fixed_attrs, "list": list_id}, renderer)
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
    """A text input for several names on one line. A script on the page completes the name typed last."""

    fixed_attrs: ClassVar[dict[str, str]] = {"autocomplete": "off", "data-meer": "ja"}


class RowsInput(NamesInput):
    """Suggests every row of its field."""

    rows: Any = None  # a queryset, set by the field

    def suggestions(self) -> Iterable[tuple[str, str]]:
        return ((str(row), row.name) for row in self.rows.all())


class RowsField(forms.CharField):
    """Several rows of a small table, typed on one line by name: “I&W, EZ”.

    `by` lists the model fields that a name may match. A semicolon separates names that contain a comma.
    """

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
        """Turn a list of stored rows into text. Text that the clerk typed is already a string and stays as it is."""
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
    """Finds a row by its present number or a former number, such as `2023A01686` or `TZ202303-K002`."""

    widget = SuggestingInput
    default_error_messages = {"invalid_choice": "“%(value)s” staat niet in het register."}

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, to_field_name="number", **kwargs)

    def to_python(self, value: Any) -> Any:
        """Find the row for a typed number, or for the primary key that a disabled field passes."""
        if not isinstance(value, str):
            return super().to_python(self.prepare_value(value))
        try:
            return super().to_python(value.strip().upper())
        except ValidationError:
            typed = value.strip().replace("\0", "")
            by_former_number = self.queryset.filter(former_numbers__number=typed.upper())  # type: ignore[union-attr]
            found = by_former_number.first() or self.find_by_name(typed)
            if found is None:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": typed}) from None
            return found

    def find_by_name(self, typed: str) -> Any:
        """Find a row by name, for typed text that is not a known number. Subclasses may override this."""
        return None

    def prepare_value(self, value: Any) -> Any:
        """Turn the primary key of a stored row into its number. Typed text is already a string and stays as it is."""
        if isinstance(value, int) and self.queryset is not None:
            value = self.queryset.filter(pk=value).first()
        return super().prepare_value(value)


class DebateField(NumberedField):
    """Finds a debate by its number, or by its title if no other debate has the same title."""

    default_error_messages = {
        "invalid_choice": "“%(value)s” staat niet in het register. Een griffier kan het invoeren."
    }

    def find_by_name(self, typed: str) -> Any:
        alike = list(self.queryset.filter(title__iexact=typed))  # type: ignore[union-attr]
        if len(alike) > 1:
            listed = ", ".join(f"{debate.number} ({dates.dutch(debate.day)})" for debate in alike[:MOST_LISTED])
            raise ValidationError(f"Er zijn {len(alike)} debatten “{typed}”: {listed}. Typ het nummer.")
        return next(iter(alike), None)


class KamerstukField(NumberedField):
    """Finds a letter by its kamerstuk number in any notation: `28 676, nr. 431`."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            try:
                value = str(kamerstuk.parse(value))
            except ValueError:
                value = value.strip()
        return super().to_python(value)
