"""Which toezeggingen change hands: those of one ministry, perhaps of one post, minister or committee, and to whom."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils import timezone

from parliament.models import Committee, Minister, Ministry, Post
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet

FIELDS = {"van": "ministry_now", "functie": "post", "bewindspersoon": "minister", "commissie": "debate__committee"}
SAME = "Kies een ander ministerie dan dat waar de toezeggingen nu staan."
ENDED = "Dit ministerie bestaat niet meer. Kies het ministerie dat nu antwoordt."


class MinistryField(forms.ModelChoiceField):
    def __init__(self, label: str, help_text: str) -> None:
        super().__init__(Ministry.objects.all(), label=label, help_text=help_text, empty_label="Kies een ministerie")

    def label_from_instance(self, ministry: Ministry) -> str:
        return f"{ministry.name} ({ministry.abbreviation})"


class HandoverChoice(forms.Form):
    """The choice in the address of the page. The names of the fields are the parameters."""

    van = MinistryField("Van", "Waar de toezeggingen nu staan.")
    naar = MinistryField("Naar", "Het ministerie dat voortaan antwoordt.")
    functie = forms.ModelChoiceField(Post.objects.none(), label="Functie", required=False, empty_label="elke functie")
    bewindspersoon = forms.ModelChoiceField(
        Minister.objects.none(), label="Bewindspersoon", required=False, empty_label="elke bewindspersoon"
    )
    commissie = forms.ModelChoiceField(
        Committee.objects.none(), label="Commissie", required=False, empty_label="elke commissie"
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        still_open = Toezegging.objects.open().order_by()
        self._offer("functie", Post.objects.filter(pk__in=still_open.values("post")))
        self._offer("bewindspersoon", Minister.objects.filter(pk__in=still_open.values("minister")))
        self._offer("commissie", Committee.objects.filter(pk__in=still_open.values("debate__committee")))

    def _offer(self, name: str, rows: Any) -> None:
        cast("forms.ModelChoiceField", self.fields[name]).queryset = rows

    def clean_naar(self) -> Ministry:
        target: Ministry = self.cleaned_data["naar"]
        if target == self.cleaned_data.get("van"):
            raise forms.ValidationError(SAME)
        if target.heir(timezone.localdate()) != target:
            raise forms.ValidationError(ENDED)
        return target

    @property
    def source(self) -> Ministry:
        ministry: Ministry = self.cleaned_data["van"]
        return ministry

    @property
    def target(self) -> Ministry:
        ministry: Ministry = self.cleaned_data["naar"]
        return ministry

    @property
    def selection(self) -> ToezeggingQuerySet:
        """The open, published toezeggingen of this choice."""
        chosen = {field: self.cleaned_data[name] for name, field in FIELDS.items() if self.cleaned_data[name]}
        return Toezegging.objects.open().filter(**chosen)
