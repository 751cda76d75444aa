"""A missing setting raises an error that says how to set it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import HOW_TO_SET, is_development, own_secret_key, read_email_url

ROOT = Path(__file__).parents[2]
DEPLOYMENT = {
    "SECRET_KEY": "f2Zq7-long-and-random-for-this-test-only-0123456789-abcdefghij",
    "SITE_URL": "https://toezeggingen.example.nl",
    "ALLOWED_HOSTS": "toezeggingen.example.nl",
    "DATABASE_URL": "postgres://register_app:password@host/register",
    "BROKER_URL": "redis://host:6379/0",
    "EMAIL_URL": "submission://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
}


def run_manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `manage.py` with only this environment."""
    return subprocess.run(
        [sys.executable, "-W", "error", "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_passes_djangos_checks():
    checked = run_manage("check", "--deploy", "--fail-level", "WARNING", environment=DEPLOYMENT)
    assert checked.returncode == 0, checked.stderr


def refusal(environment: dict[str, str]) -> str:
    refused = run_manage("check", environment=environment)
    assert refused.returncode == 1
    return refused.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("name", DEPLOYMENT)
def test_missing_setting_says_how_to_set_it(name):
    environment = {key: value for key, value in DEPLOYMENT.items() if key != name}
    assert refusal(environment).endswith(f"{name} is not set: set it to {HOW_TO_SET[name]}.")


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL"])
def test_deployment_does_not_start_without_a_secret_key(name):
    assert "SECRET_KEY is not set: set it to a long random text" in refusal({name: DEPLOYMENT[name]})


def test_every_required_setting_has_an_explanation():
    assert HOW_TO_SET.keys() == DEPLOYMENT.keys()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"SECRET_KEY": "x"}, False),
        ({"SECRET_KEY": "x", "DEBUG": "true"}, True),
        ({"DEBUG": "false"}, False),
        ({"ALLOWED_HOSTS": "toezeggingen.example.nl"}, False),
        ({"SITE_URL": "https://toezeggingen.example.nl"}, False),
        ({"DEFAULT_FROM_EMAIL": "toezeggingen@example.nl"}, False),
        ({"DATABASE_URL": "x", "BROKER_URL": "x", "EMAIL_URL": "x", "PORT": "8765"}, True),
    ],
)
def test_is_development(monkeypatch, environment, expected):
    for name in (*DEPLOYMENT, "DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_development() is expected


def test_unknown_mail_scheme_says_how_to_set_it():
    with pytest.raises(ImproperlyConfigured, match=r"EMAIL_URL .* submission://"):
        read_email_url("smtp+tls://host:587")


def test_own_secret_key_is_stable_and_private(tmp_path):
    path = tmp_path / "var" / "secret_key"
    key = own_secret_key(path)
    assert own_secret_key(path) == key
    assert len(key) >= 50
    assert path.stat().st_mode & 0o077 == 0
