from alerts.management.round_command import RoundCommand
from alerts.models import MailKind


class Command(RoundCommand):
    help = "Verstuur de e-mail van maandag aan wie haar deze week nog niet kreeg."
    kind = MailKind.DIGEST
