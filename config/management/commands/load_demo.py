"""Example data for an empty register, with log-ins to try it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.demo import load
from toezeggingen import demo


class Command(BaseCommand):
    help = "Fills an empty register with example data and prints the log-ins that come with it."

    def handle(self, **options: Any) -> None:
        try:
            load()
        except demo.RegisterNotEmpty as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        self.stdout.write("De voorbeeldgegevens zijn geladen. Inloggen kan met:")
        for username in demo.LOGINS:
            self.stdout.write(f"  {username}  {demo.password_of(username)}")
