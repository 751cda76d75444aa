from alerts.management.round_command import RoundCommand
from alerts.models import MailKind


class Command(RoundCommand):
    help = "Verstuur het nieuws aan wie elke ochtend bericht wil en het vandaag nog niet kreeg."
    kind = MailKind.DAILY
