from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AlertsConfig(AppConfig):
    name = "alerts"
    verbose_name = "Berichten"

    def ready(self) -> None:
        from alerts.permissions import give_griffiers_their_permissions

        post_migrate.connect(give_griffiers_their_permissions, sender=self)
