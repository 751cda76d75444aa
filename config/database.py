"""Choose the database and its role. The application's role owns no tables; only `migrate` acts as the owner."""

from typing import Any

from config.embedded.places import socket_folder
from config.environment import env, require

OWNER = "register_owner"
MIGRATOR = "register_migrate"
APPLICATION = "register_app"
CONNECTION_AGE = 60 * 60  # seconds; long, because the first page on a new connection takes five times as long
# How long the application waits for a connection and for an answer. The limit on answers is longer than the limits of
# the role (config/roles.sql), so it only counts if the server hangs.
CONNECT_SECONDS = 5
ANSWER_SECONDS = 25


def choose_database(*, is_migrating: bool) -> dict[str, Any]:
    """Return Django's database settings: from the environment, or for the embedded database."""
    if is_migrating and env.str("MIGRATE_DATABASE_URL", ""):
        return as_owner(env.dj_db_url("MIGRATE_DATABASE_URL"))
    url = require("DATABASE_URL", development="embedded")
    if url != "embedded":
        kept = {"CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": CONNECTION_AGE}
        return as_application({**env.dj_db_url("DATABASE_URL"), "ENGINE": "config.engine", **kept})
    if is_migrating:
        return as_owner(embedded_database("run", user=MIGRATOR))
    return as_application(embedded_database("run", user=APPLICATION))


def embedded_database(cluster: str, *, user: str) -> dict[str, Any]:
    """Return the settings for the embedded cluster "run" or "test". The first connection starts the cluster."""
    return {
        "ENGINE": "config.engine",
        "NAME": "register",
        "USER": user,
        "HOST": str(socket_folder(cluster)),
    }


def as_owner(database: dict[str, Any]) -> dict[str, Any]:
    """Return these settings for a connection that acts as the owner of all tables."""
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), "assume_role": OWNER}}


def as_application(database: dict[str, Any]) -> dict[str, Any]:
    """Return these settings for a connection that gives up on a database that does not answer."""
    options = {"connect_timeout": CONNECT_SECONDS, **database.get("OPTIONS", {})}
    return {**database, "OPTIONS": options, "ANSWER_WITHIN": ANSWER_SECONDS}
