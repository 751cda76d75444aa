"""Who is told, what was written to them, and what it was about."""

from alerts.models.mail import Kind, Mail
from alerts.models.recipient import Recipient
from alerts.models.reminder import ReminderItem, Step
from alerts.models.round import Round

__all__ = ["Kind", "Mail", "Recipient", "ReminderItem", "Round", "Step"]
