from django.apps import AppConfig
from django.urls import register_converter

from website.converters import NumberConverter


class WebsiteConfig(AppConfig):
    name = "website"
    verbose_name = "Website"

    def ready(self) -> None:
        register_converter(NumberConverter, "number")
