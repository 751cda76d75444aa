"""The product's settings, plus the URLs of the reference."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.site.urls"
