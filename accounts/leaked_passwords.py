"""Refuse passwords on the public list of leaked ones.

Only settings name this module, because importing the library opens a client.
"""

from django.conf import settings
from pwned_passwords_django.api import PwnedPasswords
from pwned_passwords_django.validators import PwnedPasswordsValidator


class NotLeaked(PwnedPasswordsValidator):
    """Asks LEAKED_PASSWORDS_URL, with the first five signs of the hash. Without an answer Django's list has to do."""

    def __init__(self) -> None:
        client = PwnedPasswords()
        client.api_endpoint = settings.LEAKED_PASSWORDS_URL
        super().__init__(
            error_message="Dit wachtwoord is ooit ergens gelekt. Kies een ander.",
            help_message="Kies geen wachtwoord dat ooit ergens is gelekt.",
            api_client=client,
        )
