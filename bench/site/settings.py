"""The product's own settings, with the addresses of the reference beside its own."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.site.urls"
