"""Detect that somebody else changed the toezegging while it was being edited."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from parliament.admin.concurrent_edits import ConcurrentEditForm
from parliament.admin.save_errors import set_typed_values
from toezeggingen.errors import Stale


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
