"""Load example data into an empty register, with log-ins to try it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.clerks import LOGINS, password_of
from demo.loading import RegisterNotEmpty, load_demo


class Command(BaseCommand):
    help = "Fills an empty register with example data and prints the log-ins that come with it."

    def handle(self, **options: Any) -> None:
        try:
            load_demo()
        except RegisterNotEmpty as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write("De voorbeeldgegevens zijn geladen. Inloggen kan met:")
        for username in LOGINS:
            self.stdout.write(f"  {username}  {password_of(username)}")
