"""Start the embedded database at the first connection, so that a command without a connection starts nothing."""

from typing import Any

from django.db.backends.postgresql import base

from config.embedded.places import find_cluster
from config.embedded.postgres import Postgres
from config.embedded.sharing import hold


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL engine, for an embedded server. HOST is the folder with the server's socket."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        cluster = find_cluster(conn_params["host"])
        if cluster:
            hold(Postgres(cluster))
        return super().get_new_connection(conn_params)
