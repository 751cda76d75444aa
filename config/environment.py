"""Read settings from the environment. A missing variable raises an error that says how to set the variable."""

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


# If any of these is set, this is a deployment. The addresses of services are not in this list, because a developer may
# set those too.
DEPLOYMENT_VARIABLES = ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DEFAULT_FROM_EMAIL")


def is_development() -> bool:
    """Return whether this is a developer's checkout and not a deployment. DEBUG overrides the other variables."""
    is_on: bool = env.bool("DEBUG", os.environ.keys().isdisjoint(DEPLOYMENT_VARIABLES))
    return is_on


def require(name: str, *, development: str) -> str:
    """Return the variable `name`. If it is not set, return `development` on a developer's machine.

    In a deployment, raise ImproperlyConfigured if the variable is not set.
    """
    value: str = env.str(name, "") or (development if is_development() else "")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: set it to {HOW_TO_SET[name]}.")
    return value


def read_email_url(url: str) -> dict[str, Any]:
    """Return Django's EMAIL_ settings for an EMAIL_URL. Raises ImproperlyConfigured for an unknown scheme."""
    found: dict[str, Any] = dj_email_url.parse(url)
    if "EMAIL_BACKEND" not in found:
        raise ImproperlyConfigured(f"EMAIL_URL is no mail server's address: set it to {HOW_TO_SET['EMAIL_URL']}.")
    if url.startswith("file:"):
        found["EMAIL_BACKEND"] = "config.embedded.mailbox.EmailBackend"
    return found


def own_secret_key(path: Path) -> str:
    """Return this checkout's secret key. It is kept in a file, so that a developer stays logged in after a restart."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
