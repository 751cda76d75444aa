"""Shows an error that is raised during saving as a message on the form, and keeps everything that the user typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse


class SaveErrorForm(forms.ModelForm):
    """A form that shows `save_error`: the error of a failed save, set on the form class for one request."""

    save_error: ValidationError | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.save_error:
            add_save_error(self, self.save_error)
        return cleaned


class SaveErrorAdmin(admin.ModelAdmin):
    """Rolls back and shows the form again if `save_model` raises ValidationError."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.save_error = getattr(request, "save_error", None)
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            request.save_error = error  # type: ignore[attr-defined]
            return self.respond_to_save_error(request, error) or super().changeform_view(
                request, object_id, form_url, extra_context
            )

    def respond_to_save_error(self, request: HttpRequest, error: ValidationError) -> HttpResponse | None:
        """Return a response to show instead of the form, or None to show the form with the error."""
        return None


def set_typed_values(form: forms.BaseForm, values: Mapping[str, list[str]]) -> None:
    """Replace values in a submitted form, as if the user had typed them."""
    data = form.data.copy()  # type: ignore[attr-defined]
    for name, value in values.items():
        data.setlist(form.add_prefix(name), value)
    form.data = data


def add_save_error(form: forms.BaseForm, error: ValidationError) -> None:
    """Add the messages of an error to the fields they are about. Other messages appear above the form."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    for name, messages in by_field.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
