"""The roof over the floors: binds tasks to the broker and rights to the roles."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import celery  # noqa: F401  (a task that is called finds its broker through this app)
        from config.grants import grant_rights

        # Sent once for each app with models, after all tables are there: one of them is enough.
        post_migrate.connect(grant_rights, sender=apps.get_app_config("auth"))
