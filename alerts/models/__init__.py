"""Recipients, what they follow, the news about it, and the mails to them."""

from alerts.models.mail import Mail, MailKind, Round
from alerts.models.news import DateNews, News
from alerts.models.recipient import Recipient
from alerts.models.subscription import HowOften, Subscription

__all__ = ["DateNews", "HowOften", "Mail", "MailKind", "News", "Recipient", "Round", "Subscription"]
