from django.apps import AppConfig
from django.conf import settings


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Bewaking"

    def ready(self) -> None:
        from monitoring import heartbeats, task_counts  # noqa: F401  (listen to Celery)

        if settings.SENTRY_DSN:
            from monitoring.errors import report_to

            report_to(settings.SENTRY_DSN)
