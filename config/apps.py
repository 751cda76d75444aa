"""Connect tasks to the broker, and grant database rights after migrations."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import celery  # noqa: F401  (shared tasks use the broker of this app)
        from config.grants import grant_rights

        # Django sends post_migrate once per app, after all tables exist. We listen to one app: one call is enough.
        post_migrate.connect(grant_rights, sender=apps.get_app_config("auth"))
