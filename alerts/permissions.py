"""Lets griffiers, and nobody else, manage recipients and the outbox, because these hold e-mail addresses."""

from django.apps import AppConfig
from django.contrib.auth.models import Group, Permission

from toezeggingen.permissions import GRIFFIER


def give_griffiers_their_permissions(sender: AppConfig, **kwargs: object) -> None:
    """Give griffiers every permission of this package. Runs after each migration."""
    griffier, _ = Group.objects.get_or_create(name=GRIFFIER)
    griffier.permissions.add(*Permission.objects.filter(content_type__app_label=sender.label))
