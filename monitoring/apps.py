from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "monitoring"
    verbose_name = "Bewaking"

    def ready(self) -> None:
        from monitoring import heartbeats  # noqa: F401  (listens to Celery)
