"""Which database, and as whom: the application's role owns nothing, only `migrate` acts for the owner."""

from typing import Any

from config.embedded.places import socket_folder
from config.environment import env, require

OWNER = "register_owner"
MIGRATOR = "register_migrate"
APPLICATION = "register_app"
# Seconds. A new connection knows no tables and has no plans, and takes five times as long over its first page.
CONNECTED = 60 * 60


def choose_database(*, is_migrating: bool) -> dict[str, Any]:
    """Django's settings of the one database: the one in the environment, or the embedded one."""
    if is_migrating and env.str("MIGRATE_DATABASE_URL", ""):
        return as_owner(env.dj_db_url("MIGRATE_DATABASE_URL"))
    url = require("DATABASE_URL", development="embedded")
    if url != "embedded":
        return {**env.dj_db_url("DATABASE_URL"), "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": CONNECTED}
    database = embedded_database("run", user=MIGRATOR if is_migrating else APPLICATION)
    return as_owner(database) if is_migrating else database


def embedded_database(cluster: str, *, user: str) -> dict[str, Any]:
    """Settings of the embedded cluster `cluster` ("run" or "test"), whose first connection starts it."""
    return {
        "ENGINE": "config.embedded.engine",
        "NAME": "register",
        "USER": user,
        "HOST": str(socket_folder(cluster)),
    }


def as_owner(database: dict[str, Any]) -> dict[str, Any]:
    """Settings of a connection that acts as the owner of all tables."""
    return {**database, "OPTIONS": {**database.get("OPTIONS", {}), "assume_role": OWNER}}
