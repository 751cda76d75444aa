from alerts.management.round_command import RoundCommand
from alerts.models import MailKind


class Command(RoundCommand):
    help = "Verstuur herinneringen aan wat binnen veertien of drie dagen moet, of te laat is."
    kind = MailKind.REMINDER
