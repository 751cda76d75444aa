"""The form of the log-in: name, password and, for a user who has set one up, a code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django_otp import user_has_device

from accounts import second_factor


class CodeField(forms.CharField):
    """A code from the app, or a recovery code. Browsers offer it without a script."""

    widget = forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)


class LogInForm(AdminAuthenticationForm):
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Let op hoofdletters.",
    }
    # Django's own field takes a longer name than the table of failed log-ins.
    username = UsernameField(
        max_length=User._meta.get_field("username").max_length, widget=forms.TextInput({"autofocus": True})
    )
    code = CodeField(
        label="Code uit uw app, of een herstelcode",
        help_text="Alleen als u een tweede stap hebt ingesteld.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the code only after the right password. A wrong code counts as a failed log-in."""
        cleaned: dict[str, Any] = super().clean()
        user: Any = self.get_user()
        if user and user_has_device(user):
            code = cleaned.get("code", "")
            if not code:
                raise forms.ValidationError("Vul ook de code uit uw app in.")
            check_code(self.request, user, code)
        return cleaned


def check_code(request: HttpRequest | None, user: Any, code: str) -> None:
    """Let the session of the log-in that follows count as verified. Raises ValidationError."""
    user.otp_device = second_factor.verify(user, code)
    if not user.otp_device:
        user_login_failed.send(sender=__name__, credentials={"username": user.get_username()}, request=request)
        raise forms.ValidationError("Deze code klopt niet of is al gebruikt. Probeer de volgende code.")
