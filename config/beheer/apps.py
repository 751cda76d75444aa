from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    """Takes the place of `django.contrib.admin`, so that `admin.register` registers with our site."""

    default_site = "config.beheer.site.Beheer"
