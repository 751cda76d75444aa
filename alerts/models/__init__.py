"""Recipients, what they follow, the news about it, the mails to them, and the rappels to ministers."""

from alerts.models.mail import Mail, MailKind, Round
from alerts.models.news import DateNews, News
from alerts.models.rappel import Answer, Rappel, RappelList, RappelRow
from alerts.models.recipient import Recipient
from alerts.models.subscription import HowOften, Subscription

__all__ = [
    "Answer",
    "DateNews",
    "HowOften",
    "Mail",
    "MailKind",
    "News",
    "Rappel",
    "RappelList",
    "RappelRow",
    "Recipient",
    "Round",
    "Subscription",
]
