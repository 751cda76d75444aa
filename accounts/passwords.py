"""The rules for a new password that Django does not have."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

# The words that an attacker tries first.
OUR_WORDS = (
    *("toezeggingenregister", "toezeggingen", "toezegging", "tweede kamer", "tweedekamer", "medewerker", "wachtwoord"),
    *("beheerder", "ministerie", "griffier", "minister", "register", "password", "welkom", "beheer", "kamer"),
    "griffie",
)
_OUR_WORD = re.compile("|".join(sorted(OUR_WORDS, key=len, reverse=True)), re.IGNORECASE)
OWN_SIGNS = 8  # that a password has beside our words


class LongEnough(MinimumLengthValidator):
    """Django's rule, with its message in Dutch: Django 5.2 has no translation of it."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem ten minste {self.min_length} tekens."


class MoreThanOurWords:
    """Refuse a password that is hardly more than words of the register, such as `toezegging2026`."""

    def validate(self, password: str, user: Any = None) -> None:
        if _OUR_WORD.search(password) and len(_OUR_WORD.sub("", password)) < OWN_SIGNS:
            raise ValidationError("Dit wachtwoord is te makkelijk te raden. Neem er eigen woorden bij.")

    def get_help_text(self) -> str:
        return "Gebruik niet alleen woorden uit dit werk, zoals toezegging of griffie."
