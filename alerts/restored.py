"""What happens to mail after a restore: nothing goes out twice, and a person decides about the rest."""

from datetime import datetime

from django.db import transaction

from alerts import outbox
from alerts.news.gathering import gather
from alerts.rounds import GRACE_PERIOD, find_missed, make_round, tell_at_once

REASON = "Niet verstuurd: het register is teruggezet uit een back-up. Misschien is dit bericht al eerder verstuurd."


@transaction.atomic
def hold_mail(now: datetime) -> int:
    """Hold all waiting mail, and the mail of rounds made since the backup. Return the number.

    The backup does not know what went out after it was made. All news is told again in mails that are held, so that
    the next mails do not repeat it. "Versturen of opnieuw proberen" in the admin releases a mail.
    """
    gather(now)
    for kind in find_missed(now + GRACE_PERIOD):
        make_round(kind, on=now.date())
    tell_at_once(on=now.date())
    return outbox.hold(REASON)
