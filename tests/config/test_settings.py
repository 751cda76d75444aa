"""What the settings promise: safe answers, safe cookies, and tasks that never pile up."""

import json
import logging
from datetime import datetime, timedelta

import pytest
from celery.schedules import crontab

from config.celery import app
from config.embedded.places import CHECKOUT_HASH
from config.web import RefusalWithoutTraceback
from tests.config.test_environment import DEPLOYMENT, run_manage

DEVELOPMENT = {"ENVIRONMENT": "development"}
SHOW = """
import json
from django.conf import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""
IN_DEPLOYMENT = {
    "DEBUG": False,
    "SITE_URL": "https://toezeggingen.example.nl",
    "ALLOWED_HOSTS": ["toezeggingen.example.nl", "localhost"],
    "CSRF_TRUSTED_ORIGINS": ["https://toezeggingen.example.nl"],
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 365 * 24 * 60 * 60,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "WHITENOISE_AUTOREFRESH": False,
    "WHITENOISE_USE_FINDERS": False,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "host",
    "EMAIL_PORT": 587,
    "EMAIL_USE_TLS": True,
    "EMAIL_TIMEOUT": 20,
    "CONTACT_EMAIL": "toezeggingen@example.nl",
    "SERVER_EMAIL": "toezeggingen@example.nl",
    "CELERY_BROKER_URL": "redis://host:6379/0",
}
IN_DEVELOPMENT = {
    "DEBUG": False,
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": ["127.0.0.1", "[::1]", "localhost"],
    "SECURE_SSL_REDIRECT": False,
    "SECURE_HSTS_SECONDS": 0,
    "SESSION_COOKIE_SECURE": False,
    "CSRF_COOKIE_SECURE": False,
    "SESSION_COOKIE_NAME": f"sessionid_{CHECKOUT_HASH}",
    "CSRF_COOKIE_NAME": f"csrftoken_{CHECKOUT_HASH}",
    "WHITENOISE_AUTOREFRESH": True,
    "EMAIL_BACKEND": "config.embedded.mailbox.EmailBackend",
    "EMAIL_TIMEOUT": 20,
    "CONTACT_EMAIL": "toezeggingen@localhost",
}


@pytest.mark.parametrize(("environment", "expected"), [(DEPLOYMENT, IN_DEPLOYMENT), (DEVELOPMENT, IN_DEVELOPMENT)])
def test_settings_of_a_deployment_and_of_a_checkout(environment, expected):
    shown = run_manage("shell", "--no-imports", "-c", SHOW.format(names=[*expected]), environment=environment)
    assert json.loads(shown.stdout) == expected, shown.stderr


def test_static_files_of_a_deployment_have_a_hash_in_their_names():
    kinds = ((DEPLOYMENT, "CompressedManifestStaticFilesStorage"), (DEVELOPMENT, "StaticFilesStorage"))
    for environment, kind in kinds:
        command = "from django.conf import settings; print(settings.STORAGES['staticfiles']['BACKEND'])"
        shown = run_manage("shell", "--no-imports", "-c", command, environment=environment)
        assert shown.stdout.strip().split(".")[-1] == kind


@pytest.mark.django_db
def test_only_the_health_page_is_served_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/gezond/").status_code == 200
    refused = client.get("/toezeggingen/")
    assert (refused.status_code, refused["Location"]) == (301, "https://testserver/toezeggingen/")
    claimed = client.get("/toezeggingen/", headers={"x-forwarded-proto": "https"})  # only the web server believes it
    assert claimed.status_code == 301
    assert client.get("/toezeggingen/", secure=True).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/beheer/login/", "/api/v1/toezeggingen", "/bestaat-niet/"])
def test_every_answer_forbids_scripts_and_frames_of_others(client, address):
    answer = client.get(address)
    policy = set(answer["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    }
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", sorted(app.conf.beat_schedule))
def test_a_run_that_a_worker_missed_expires_before_the_next(name):
    entry = app.conf.beat_schedule[name]
    assert isinstance(entry["schedule"], crontab)
    last, delta, _ = entry["schedule"].remaining_delta(entry["schedule"].now())
    first = last + delta
    last, delta, _ = entry["schedule"].remaining_delta(first)
    assert timedelta() < timedelta(seconds=entry["options"]["expires"]) < last + delta - first


def test_time_of_a_log_line_has_its_offset(settings):
    formatter = logging.Formatter(
        **{"fmt" if k == "format" else k: v for k, v in settings.LOGGING["formatters"]["line"].items()}
    )
    line = formatter.format(logging.LogRecord("x", logging.INFO, "x.py", 1, "Hallo", (), None))
    assert datetime.strptime(line.split()[0], "%Y-%m-%dT%H:%M:%S%z").utcoffset() is not None


def test_a_deployment_writes_its_log_as_json():
    speak = "import logging; logging.getLogger('letters').warning('Hallo')"
    (line,) = run_manage("shell", "--command", speak, environment=DEPLOYMENT).stderr.splitlines()
    assert json.loads(line)["message"] == "Hallo"


@pytest.mark.parametrize(("status", "is_kept"), [(404, False), (499, False), (500, True), (None, True)])
def test_only_a_fault_is_logged_with_its_traceback(status, is_kept):
    record = logging.LogRecord("django.request", logging.WARNING, "x.py", 1, "Oeps", (), (ValueError, None, None))
    if status:
        record.status_code = status
    assert RefusalWithoutTraceback().filter(record)
    assert (record.exc_info is not None) is is_kept
