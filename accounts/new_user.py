"""The form that adds a user: name, mail address and role. The user chooses the password with a link by mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.utils.crypto import get_random_string

from accounts.roles import ADMINISTRATOR
from toezeggingen.permissions import GRIFFIER, MEDEWERKER

ROLES = {
    MEDEWERKER: "medewerker: voert in en bereidt voor, wijzigt niets dat openbaar is",
    GRIFFIER: "griffier: beslist en publiceert ook",
    ADMINISTRATOR: "beheerder: beheert gebruikers, leest geen concepten of brieven",
}


class NewUserForm(forms.ModelForm):
    """The password of the new user is long, random and known to nobody."""

    role = forms.ChoiceField(label="Rol", choices=list(ROLES.items()), widget=forms.RadioSelect)

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email", "username")
        help_texts = {"username": "Leeg: het deel van het e-mailadres voor het apenstaartje. Staat in de geschiedenis."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name", "email"):
            self.fields[name].required = True
        self.fields["username"].required = False

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if User.objects.filter(email__iexact=address).exists():
            raise ValidationError("Een andere gebruiker heeft dit e-mailadres al.")
        return address

    def clean_username(self) -> str:
        name = self.cleaned_data["username"] or self.cleaned_data.get("email", "").partition("@")[0]
        if name and User.objects.filter(username__iexact=name).exists():
            raise ValidationError(f"Er is al een gebruiker {name}. Kies een andere gebruikersnaam.")
        return name

    def save(self, commit: bool = True) -> User:  # noqa: FBT001 - Django's own
        self.instance.is_staff = True
        self.instance.set_password(get_random_string(60))
        return super().save(commit)

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc] # Django's own
        self.instance.groups.set([Group.objects.get(name=self.cleaned_data["role"])])
