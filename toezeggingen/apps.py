from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import register_converter

from toezeggingen.converters import Number


class ToezeggingenConfig(AppConfig):
    name = "toezeggingen"
    verbose_name = "Toezeggingen"

    def ready(self) -> None:
        from toezeggingen.permissions import give_groups_their_permissions

        register_converter(Number, "number")
        post_migrate.connect(give_groups_their_permissions, sender=self)
