from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ToezeggingenConfig(AppConfig):
    name = "toezeggingen"
    verbose_name = "Toezeggingen"

    def ready(self) -> None:
        from toezeggingen.permissions import give_groups_their_permissions

        post_migrate.connect(give_groups_their_permissions, sender=self)
