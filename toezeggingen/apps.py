from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ToezeggingenConfig(AppConfig):
    name = "toezeggingen"
    verbose_name = "Toezeggingen"

    def ready(self) -> None:
        from toezeggingen.permissions import PACKAGES, give_groups_their_permissions

        # Django creates the permissions of each package in turn, so wait for the last of these packages.
        post_migrate.connect(give_groups_their_permissions, sender=apps.get_app_config(PACKAGES[-1]))
