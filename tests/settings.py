"""The register's settings for tests: a cluster of their own, unless the environment names a database."""

import os

os.environ["ENVIRONMENT"] = "development"
if "DATABASE_URL" in os.environ:
    os.environ.setdefault("EMAIL_URL", "smtp://localhost")  # Django's test runner keeps all mail in memory

from config.database import MIGRATOR, as_owner, embedded_database
from config.embedded.places import broker_url
from config.settings import *  # noqa: F403

if "DATABASE_URL" not in os.environ:
    DATABASES = {"default": as_owner(embedded_database("test", user=MIGRATOR))}
if "BROKER_URL" not in os.environ:
    CELERY_BROKER_URL = broker_url("test")

# Each test process has a queue of its own on the shared Valkey.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
CELERY_BROKER_TRANSPORT_OPTIONS = {**CELERY_BROKER_TRANSPORT_OPTIONS, "global_keyprefix": WORKER}  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES["default"] |= {"LOCATION": CELERY_BROKER_URL.replace("redis+socket://", "unix://"), "KEY_PREFIX": WORKER}  # noqa: F405
