"""Griffiers manage recipients and the outbox. Nobody else sees the addresses."""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission

from toezeggingen.permissions import GRIFFIER

RETRY = "alerts.retry_mail"


def give_griffiers_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """After each migration: give griffiers every permission of this package."""
    griffier, _ = Group.objects.get_or_create(name=GRIFFIER)
    griffier.permissions.add(*Permission.objects.filter(content_type__app_label=sender.label))
