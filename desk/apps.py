from django.apps import AppConfig
from django.contrib.admin import apps


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Beheer"
    default = True


class DeskSiteConfig(apps.AdminConfig):
    """Used instead of `django.contrib.admin`, so that `admin.register` registers with our site."""

    default = False
    default_site = "desk.site.DeskSite"
