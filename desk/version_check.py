"""Detect that somebody else changed the toezegging after the user opened the page, and show the change."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from parliament.admin.concurrent_edits import ConcurrentEditForm
from parliament.admin.save_errors import add_save_error, set_typed_values
from toezeggingen.errors import Stale
from toezeggingen.models import Toezegging


class VersionedForm(ConcurrentEditForm):
    """Adds the version that the user opened. The workflow compares it with the current version."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    stale: ClassVar[type[ValidationError]] = Stale

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.version
        if isinstance(self.save_error, Stale):
            set_typed_values(self, {"seen": [str(self.instance.version)]})


def show_refusal(form: forms.Form, refusal: ValidationError, toezegging: Toezegging | None) -> None:
    """Show why the workflow refused a move. If somebody else changed the toezegging, show it as it is now."""
    if isinstance(refusal, Stale) and toezegging:
        toezegging.refresh_from_db()
        set_typed_values(form, {"seen": [str(toezegging.version)]})
    add_save_error(form, refusal)
