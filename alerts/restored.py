"""What happens to mail after a restore: nothing goes out twice, and a person decides about the rest."""

from datetime import datetime

from django.db import transaction

from alerts import outbox
from alerts.rounds import GRACE_PERIOD, find_missed, make_round

REASON = "Niet verstuurd: het register is teruggezet uit een back-up. Misschien is dit bericht al eerder verstuurd."


@transaction.atomic
def hold_mail(now: datetime) -> int:
    """Hold all waiting mail, and the mail of rounds made since the backup. Return the number.

    The backup does not know what went out after it was made. The rounds are made again, so that tomorrow's reminders
    do not repeat them. "Opnieuw proberen" in the admin releases a mail.
    """
    for kind in find_missed(now + GRACE_PERIOD):
        make_round(kind, on=now.date())
    return outbox.hold(REASON)
