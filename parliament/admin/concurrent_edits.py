"""Handles two people who edit the same row. The second to save sees what the first changed, and loses no typed text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from parliament.admin.save_errors import SaveErrorAdmin, SaveErrorForm, set_typed_values


class EditConflict(ValidationError):  # noqa: N818 - a conflict, not a fault
    """Somebody else saved the row after the user opened it."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is intussen door iemand anders gewijzigd. "
            "Wat u invulde staat er nog: controleer het en sla opnieuw op."
        )


class Difference(NamedTuple):
    """A field that somebody else changed, with its values as text."""

    label: str
    opened: str
    now: str
    typed: str  # empty if the clerk did not change the field, so that the form now shows the saved value


class ConcurrentEditForm(SaveErrorForm):
    """Keeps the values that the user saw on opening the form, in the hidden field `opened`.

    After a save error of the class `stale`, fields that the user did not change show the saved values. The other fields
    keep what the user typed. `differences` lists what somebody else changed. Saving again overwrites those changes.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    stale: ClassVar[type[ValidationError]] = EditConflict

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        if self.instance.pk:
            self.initial["opened"] = json.dumps({name: self._saved_values(name) for name in self._visible_fields()})
        if isinstance(self.save_error, self.stale):
            self._merge_saved_values()

    def check_unchanged(self) -> None:
        """Lock the row. Raise EditConflict if it has changed since the user opened the form."""
        # no_key avoids a deadlock: a transaction that only refers to this row may hold a toezegging that we wait for.
        row = type(self.instance)._default_manager.select_for_update(no_key=True).get(pk=self.instance.pk)
        if self.cleaned_data["opened"] != type(self)(instance=row).initial["opened"]:
            raise EditConflict

    def _visible_fields(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.widget.is_hidden]

    def _saved_values(self, name: str) -> list[str]:
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        return _as_browser_sends(value if isinstance(value, list | tuple) else [value])

    def _merge_saved_values(self) -> None:
        submitted = cast("QueryDict", self.data)
        opened_values = _parse_opened(submitted.get("opened", ""))
        merged = {"opened": [self.initial["opened"]]}
        for name in self._visible_fields():
            opened, now = opened_values.get(name), self._saved_values(name)
            typed = _as_browser_sends(submitted.getlist(name) or [None])
            if opened is None or opened == now:
                continue
            if typed == opened:
                merged[name] = now
            self.differences.append(self._difference(name, opened, now, [] if typed in (opened, now) else typed))
        set_typed_values(self, merged)

    def _difference(self, name: str, *values: list[str]) -> Difference:
        field = self.fields[name]
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        return Difference(str(field.label), *(", ".join(labels.get(part, part) for part in parts) for parts in values))


class ConcurrentEditAdmin(SaveErrorAdmin):
    """For models without a version field: refuses to save a row that somebody else has changed in the meantime."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            form.check_unchanged()
        super().save_model(request, obj, form, change)


def _parse_opened(text: str) -> dict[str, list[str]]:
    """Read the values of the hidden field `opened`. The result is empty if the browser sent something unreadable."""
    try:
        opened = json.loads(text).items()
    except (ValueError, AttributeError):
        return {}
    lists = {name: values for name, values in opened if isinstance(values, list)}
    return {name: values for name, values in lists.items() if all(isinstance(value, str) for value in values)}


def _as_browser_sends(values: Sequence[Any]) -> list[str]:
    """Format values as a browser submits them, with every line end as \n."""
    return ["" if value is None else "\n".join(str(value).splitlines()).strip() for value in values]
