"""Recipients, the mails to them, and the toezeggingen in those mails."""

from alerts.models.mail import Mail, MailKind, Round
from alerts.models.recipient import Recipient
from alerts.models.reminder import ReminderItem, ReminderStep

__all__ = ["Mail", "MailKind", "Recipient", "ReminderItem", "ReminderStep", "Round"]
