"""Two people on one row: the second is told what changed, and what they typed is still there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from parliament.admin.refusal import RefusableForm, RefusingAdmin, retype


class ChangedMeanwhile(ValidationError):  # noqa: N818 - an answer, not a fault
    """The row is not what the user opened."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is intussen door iemand anders gewijzigd. "
            "Wat u invulde staat er nog: controleer het en sla opnieuw op."
        )


class Difference(NamedTuple):
    """One field that somebody else changed, in words."""

    label: str
    opened: str
    now: str
    typed: str  # empty where the clerk had not touched the field: the register's value was taken over


class RememberingForm(RefusableForm):
    """Carries the values that the user opened.

    After a refusal of the kind `stale` the fields that this user left alone take the register's values; the others keep
    what was typed, and a second press saves them over what was told.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    stale: ClassVar[type[ValidationError]] = ChangedMeanwhile

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences: list[Difference] = []
        if self.instance.pk:
            self.initial["opened"] = json.dumps({name: self._in_register(name) for name in self._watched()})
        if isinstance(self.refusal, self.stale):
            self._catch_up()

    def check_unchanged(self) -> None:
        """Lock the row and raise ChangedMeanwhile unless it is still what the user opened."""
        # Not against those who only name the row: they hold a toezegging that the change may have to wait for.
        row = type(self.instance)._default_manager.select_for_update(no_key=True).get(pk=self.instance.pk)
        if self.cleaned_data["opened"] != type(self)(instance=row).initial["opened"]:
            raise ChangedMeanwhile

    def _watched(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.widget.is_hidden]

    def _in_register(self, name: str) -> list[str]:
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        return _plain(value if isinstance(value, list | tuple) else [value])

    def _catch_up(self) -> None:
        sent = cast("QueryDict", self.data)
        opened = _remembered(sent.get("opened", ""))
        news = {"opened": [self.initial["opened"]]}
        for name in self._watched():
            then, now, typed = opened.get(name), self._in_register(name), _plain(sent.getlist(name) or [None])
            if then is None or then == now:
                continue
            if typed == then:
                news[name] = now
            self.differences.append(self._tell(name, then, now, [] if typed in (then, now) else typed))
        retype(self, news)

    def _tell(self, name: str, *values: list[str]) -> Difference:
        field = self.fields[name]
        labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
        told = (", ".join(labels.get(part, part) for part in value) for value in values)
        return Difference(str(field.label), *told)


class RememberingAdmin(RefusingAdmin):
    """For a form that remembers and a row without a version of its own."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        if change:
            form.check_unchanged()
        super().save_model(request, obj, form, change)


def _remembered(text: str) -> dict[str, list[str]]:
    """What the user opened, as the browser sent it back; nothing when that was mangled on the way."""
    try:
        opened = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(opened, dict):
        return {}
    return {name: values for name, values in opened.items() if _is_texts(values)}


def _is_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _plain(values: Sequence[Any]) -> list[str]:
    """Values as a browser sends them, with one kind of line end."""
    return ["" if value is None else "\n".join(str(value).splitlines()).strip() for value in values]
