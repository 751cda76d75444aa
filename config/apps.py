"""Connect tasks to the broker; after migrations, grant database rights and list what the monitoring expects."""

from datetime import timedelta
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import celery  # noqa: F401  (shared tasks use the broker of this app)
        from config.grants import grant_rights

        # Django sends post_migrate once per app, after all tables exist. We listen to one app: one call is enough.
        post_migrate.connect(grant_rights, sender=apps.get_app_config("auth"))
        post_migrate.connect(list_what_must_beat, sender=apps.get_app_config("monitoring"))


def list_what_must_beat(*, using: str, **_: Any) -> None:
    """List each scheduled task and the backup, with the longest silence of each, unless the table is migrated away."""
    from config.celery import SCHEDULE
    from monitoring.heartbeats import BACKUP, list_heartbeats
    from monitoring.models import Heartbeat

    if Heartbeat._meta.db_table in connections[using].introspection.table_names():
        silences = {task: timedelta(seconds=silence) for task, _, _, silence in SCHEDULE}
        list_heartbeats({**silences, BACKUP: settings.BACKUP_MAX_AGE})
