from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Beheer"


class DeskSiteConfig(AdminConfig):
    """Replaces `django.contrib.admin`, so that `admin.register` registers with our site."""

    default_site = "desk.site.DeskSite"
