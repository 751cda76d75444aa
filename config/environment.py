"""Read settings from the environment. A missing one raises an error that says how to set it."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env

env = Env()

HOW_TO_SET = {
    "SECRET_KEY": "a long random text, for example from: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "ALLOWED_HOSTS": "the host names of the site, separated by commas, for example toezeggingen.example.nl",
    "SITE_URL": "the address of the site as readers see it, for example https://toezeggingen.example.nl",
    "DATABASE_URL": "the database as the application's role, for example postgres://register_app:password@host/register",
    "BROKER_URL": "the Valkey that carries the tasks, for example redis://host:6379/0",
    "EMAIL_URL": "the mail server, for example submission://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "the sender of all mail, for example toezeggingen@example.nl",
}


# Any of these means a deployment. Addresses of services do not: a developer may replace those one by one.
DEPLOYMENT_VARIABLES = ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL")


def is_development() -> bool:
    """Whether this is a developer's checkout and not a deployment. DEBUG overrules the other variables."""
    is_on: bool = env.bool("DEBUG", os.environ.keys().isdisjoint(DEPLOYMENT_VARIABLES))
    return is_on


def require(name: str, *, development: str) -> str:
    """The variable `name`, or `development` on a developer's machine. Raises ImproperlyConfigured without it."""
    value: str = env.str(name, "") or (development if is_development() else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: set it to {HOW_TO_SET[name]}.")
    return value


def read_email_url(url: str) -> dict[str, Any]:
    """Django's EMAIL_ settings for a mail server's address. Raises ImproperlyConfigured for an unknown scheme."""
    found: dict[str, Any] = dj_email_url.parse(url)
    if "EMAIL_BACKEND" not in found:
        raise ImproperlyConfigured(f"EMAIL_URL is no mail server's address: set it to {HOW_TO_SET['EMAIL_URL']}.")
    if url.startswith("file:"):
        found["EMAIL_BACKEND"] = "config.embedded.mailbox.EmailBackend"
    return found


def own_secret_key(path: Path) -> str:
    """This checkout's secret key. Made once, so that a developer stays logged in after a restart."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
