"""What a rule refuses after the form was found in order comes back on the form, with all that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse


class RefusableForm(forms.ModelForm):
    """`refusal` is set on the class of one request: what the register said to the first attempt."""

    refusal: ValidationError | None = None

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            add_refusal(self, self.refusal)
        return cleaned


class RefusingAdmin(admin.ModelAdmin):
    """For a `save_model` that may raise ValidationError: everything is rolled back and the form shown again."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return self.answer_refusal(request, refusal) or super().changeform_view(
                request, object_id, form_url, extra_context
            )

    def answer_refusal(self, request: HttpRequest, refusal: ValidationError) -> HttpResponse | None:
        """What to show instead of the form; None shows the form with the refusal."""
        return None


def retype(form: forms.BaseForm, values: Mapping[str, list[str]]) -> None:
    """Put these values in a form that was sent, as if they had been typed."""
    data = form.data.copy()  # type: ignore[attr-defined]
    for name, value in values.items():
        data.setlist(form.add_prefix(name), value)
    form.data = data


def add_refusal(form: forms.BaseForm, refusal: ValidationError) -> None:
    """Show a refusal beside its field where the form has it, above the form otherwise."""
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
    for name, messages in by_field.items():
        for message in messages:
            form.add_error(name if name in form.fields else None, message)
