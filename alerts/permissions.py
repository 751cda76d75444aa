"""Who may: the griffiers keep the recipients and look after the outbox. Addresses are nobody else's business."""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission

from toezeggingen.permissions import GRIFFIER

RETRY = "alerts.retry_mail"


def give_griffiers_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """After each migration: griffiers hold every permission of this floor."""
    griffier, _ = Group.objects.get_or_create(name=GRIFFIER)
    griffier.permissions.add(*Permission.objects.filter(content_type__app_label=sender.label))
