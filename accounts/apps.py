from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Toegang"

    def ready(self) -> None:
        from accounts.roles import give_administrators_their_permissions
        from accounts.security_log import listen

        listen()
        post_migrate.connect(give_administrators_their_permissions, sender=self)
