"""Read settings from the environment. Production is the default; development is asked for by name.

A setting that is missing or too weak stops the start with one sentence, which says how to set it.
"""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import dj_email_url
from environs import Env

from config.embedded.places import find_cluster

env = Env()

HOW_TO_SET = {
    "SECRET_KEY": (
        "a random text of 50 characters or more, for example from: "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
    ),
    "ALLOWED_HOSTS": "the host names of the site, without *, separated by commas, for example toezeggingen.example.nl",
    "SITE_URL": "the https address of the site as readers see it, for example https://toezeggingen.example.nl",
    "DATABASE_URL": "the database as the application's role, for example postgres://register_app:password@host/register",
    "BROKER_URL": "the Valkey that carries the tasks, for example redis://host:6379/0",
    "EMAIL_URL": "the mail server, for example submission://user:password@host:587",
    "DEFAULT_FROM_EMAIL": "the sender of all mail, for example toezeggingen@example.nl",
}

# Log-in with the House's own identity provider: all three, or none.
PROVIDER = {
    "OIDC_ISSUER": "the https address that the provider calls its issuer, for example https://login.example.nl/realms/house",
    "OIDC_CLIENT_ID": "the name that the provider gave the register",
    "OIDC_CLIENT_SECRET": "the secret that the provider gave the register",
}

# What a deployment demands of a value, beside being there.
STRENGTH = {
    "SECRET_KEY": lambda value: len(value) >= 50 and len(set(value)) >= 10,
    "ALLOWED_HOSTS": lambda value: "*" not in value,
    "SITE_URL": lambda value: re.fullmatch(r"https://[^/\s]+/?", value),
    "DATABASE_URL": lambda value: value.startswith(("postgres://", "postgresql://")),
}


class SettingError(SystemExit):
    """A setting is missing or too weak. Every command prints the message, without a traceback, and stops."""


def is_development() -> bool:
    """Return whether ENVIRONMENT is "development". Without the variable this is a deployment."""
    environment = env.str("ENVIRONMENT", "") or "production"
    if environment not in ("production", "development"):
        raise SettingError(f'ENVIRONMENT is "{environment}": set it to development, or leave it out in a deployment.')
    return bool(environment == "development")


def require(name: str, *, development: str) -> str:
    """Return the variable `name`. In development, an absent variable is `development`.

    In a deployment, raise SettingError if the variable is absent or too weak.
    """
    value: str = env.str(name, "")
    if is_development():
        return value or development
    if not value:
        raise SettingError(
            f"{name} is not set: set it to {HOW_TO_SET[name]}; or set ENVIRONMENT=development on a developer's machine."
        )
    if name in STRENGTH and not STRENGTH[name](value):
        raise SettingError(f"{name} is too weak for a deployment: set it to {HOW_TO_SET[name]}.")
    return value


def read_leaked_passwords_url() -> str:
    """Return the address that knows leaked passwords, or "" for no such check. It gets a part of each hash."""
    url: str = env.str("LEAKED_PASSWORDS_URL", "")
    if url and not re.fullmatch(r"https://\S+/", url):
        raise SettingError(
            "LEAKED_PASSWORDS_URL is no https address that ends with /: "
            "set it to https://api.pwnedpasswords.com/range/, or leave it out."
        )
    return url


def show_errors() -> bool:
    """Return whether errors are shown with their source in the browser: DEBUG, in development only."""
    debug: bool = env.bool("DEBUG", False)
    if debug and not is_development():
        raise SettingError("DEBUG shows secrets to readers: leave it out in a deployment.")
    return debug


def read_email_url(url: str, *, database: str) -> dict[str, Any]:
    """Return Django's EMAIL_ settings for an EMAIL_URL. `database` is the host of the database.

    Mail to a file, or to nowhere, would be recorded as sent. So only the embedded database, which is for development,
    goes without a mail server. Raises SettingError.
    """
    found: dict[str, Any] = dj_email_url.parse(url)
    if "EMAIL_BACKEND" not in found:
        raise SettingError(f"EMAIL_URL is no mail server's address: set it to {HOW_TO_SET['EMAIL_URL']}.")
    if url.startswith("file:"):
        found["EMAIL_BACKEND"] = "config.embedded.mailbox.EmailBackend"
    if "smtp" not in found["EMAIL_BACKEND"] and not find_cluster(database):
        raise SettingError(
            f"Mail of this database would reach nobody: set EMAIL_URL to {HOW_TO_SET['EMAIL_URL']}, "
            "or leave out DATABASE_URL to use the embedded database."
        )
    return found


def read_provider() -> dict[str, str]:
    """Return the settings of the House's identity provider, all empty without one. Raises SettingError."""
    found: dict[str, str] = {name: env.str(name, "") for name in PROVIDER}
    is_wanted = any(found.values()) or env.str("OIDC_MFA", "")
    for name, how in PROVIDER.items():
        if is_wanted and not found[name]:
            raise SettingError(
                f"{name} is not set: set it to {how}; or leave out every variable that begins with OIDC_."
            )
    if is_wanted and not re.fullmatch(r"https://[^\s?#]+", found["OIDC_ISSUER"]):
        raise SettingError(f"OIDC_ISSUER is no https address: set it to {PROVIDER['OIDC_ISSUER']}.")
    return found


def read_monitoring_token() -> str:
    """Return MONITORING_TOKEN, or "" when it is absent: then the addresses for the monitoring are closed."""
    token: str = env.str("MONITORING_TOKEN", "")
    if token and len(token) < 32 and not is_development():
        raise SettingError(
            "MONITORING_TOKEN is too weak for a deployment: set it to a random text of 32 characters or more."
        )
    return token


def own_secret_key(path: Path) -> str:
    """Return this checkout's secret key. It is kept in a file, so that a developer stays logged in after a restart.

    Raises SettingError if the folder cannot be written. The embedded services need it too.
    """
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
    if not os.access(path.parent, os.W_OK | os.X_OK) or not path.parent.is_dir():
        raise SettingError(f"{path.parent} cannot be written: development keeps its data there.")
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()
