from alerts.management.round_command import RoundCommand
from alerts.models import MailKind


class Command(RoundCommand):
    help = "Verstuur het weekoverzicht van wat te laat is, aan wie het deze week nog niet kreeg."
    kind = MailKind.DIGEST
