"""Two people on one item: its version tells whether somebody else was first."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from parliament.admin.refusal import retype
from parliament.admin.two_clerks import RememberingForm
from toezeggingen.workflow import Stale


class VersionedForm(RememberingForm):
    """Also carries the version that the user opened, which the workflow compares."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    stale: ClassVar[type[ValidationError]] = Stale

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.version
        if isinstance(self.refusal, Stale):
            retype(self, {"seen": [str(self.instance.version)]})
