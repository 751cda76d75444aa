from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MatchingConfig(AppConfig):
    name = "matching"
    verbose_name = "Lezingen"

    def ready(self) -> None:
        from toezeggingen.permissions import give_groups_their_permissions

        # Django creates the permissions of this app after those of `toezeggingen`, so the groups wait for this app.
        post_migrate.connect(give_groups_their_permissions, sender=self)
