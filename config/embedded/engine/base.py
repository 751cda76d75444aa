"""The first connection of a process starts the embedded database, so a command without one starts nothing."""

from typing import Any

from django.db.backends.postgresql import base

from config.embedded.places import cluster_behind
from config.embedded.postgres import Postgres
from config.embedded.sharing import hold


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL whose server lives behind the socket folder in HOST."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection, after making sure that there is something to connect to."""
        cluster = cluster_behind(conn_params["host"])
        if cluster:
            hold(Postgres(cluster))
        return super().get_new_connection(conn_params)
