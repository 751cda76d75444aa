from django.contrib.auth.password_validation import MinimumLengthValidator


class LongEnough(MinimumLengthValidator):
    """Django's rule, with its message in Dutch: Django 5.2 has no translation of it."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Neem ten minste {self.min_length} tekens."
