from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ParliamentConfig(AppConfig):
    name = "parliament"
    verbose_name = "Parlement"

    def ready(self) -> None:
        from parliament.seed import fill_empty_tables

        post_migrate.connect(fill_empty_tables, sender=self)
