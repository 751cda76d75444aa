"""What a reader types to follow toezeggingen."""

from __future__ import annotations

from django import forms

from alerts.models import HowOften

WRONG = "Vul een e-mailadres in, zoals naam@voorbeeld.nl."


class AddressField(forms.EmailField):
    """One e-mail address. A mail server compares the part behind the @ regardless of case."""

    def __init__(self) -> None:
        errors = {"required": WRONG, "invalid": WRONG}
        super().__init__(label="Uw e-mailadres", max_length=254, error_messages=errors)

    def clean(self, value: str) -> str:
        address: str = super().clean(value)
        name, _, domain = address.rpartition("@")
        return f"{name}@{domain.lower()}"


class AddressForm(forms.Form):
    adres = AddressField()


class FollowForm(AddressForm):
    wanneer = forms.ChoiceField(
        label="Wanneer wilt u bericht?",
        choices=HowOften.choices,
        initial=HowOften.WEEKLY,
        error_messages={"required": "Kies wanneer u bericht wilt.", "invalid_choice": "Kies wanneer u bericht wilt."},
    )
