"""Start the embedded database at a process's first connection, so that a command without one starts nothing."""

from typing import Any

from django.db.backends.postgresql import base

from config.embedded.places import find_cluster
from config.embedded.postgres import Postgres
from config.embedded.sharing import hold


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL engine, for a server with its socket folder in HOST."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        cluster = find_cluster(conn_params["host"])
        if cluster:
            hold(Postgres(cluster))
        return super().get_new_connection(conn_params)
