from collections.abc import Iterator

import pytest
from django.core.cache import cache

from config.celery import app as celery_app
from config.celery import hold_broker
from config.embedded.ports import LOCALHOST
from tests.alerts.mailroom import MailServer


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """A mail server for this test only; the settings point to it."""
    server = MailServer()
    server.controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = LOCALHOST, server.controller.port
    yield server
    server.controller.stop()


@pytest.fixture
def limits() -> Iterator[None]:
    """Counts of requests on a real Valkey, all zero. What a reader asks is done at once, and not by a worker."""
    hold_broker()
    cache.clear()
    celery_app.conf.update(task_always_eager=True, task_eager_propagates=True)
    yield
    celery_app.conf.update(task_always_eager=False, task_eager_propagates=False)
