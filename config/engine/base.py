"""Start the embedded database at the first connection, and give up on a database that does not answer.

As long as the server runs, the limits of the role (config/roles.sql) end a slow statement or a wait for a lock. Only
the client can give up a server that hangs, for example on its disk. Otherwise a reader would keep a thread for ever.
"""

from functools import partial
from typing import Any

from django.db.backends.postgresql import base

from config.embedded.places import find_cluster


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL engine. If HOST is the folder of an embedded server's socket, that server is started.

    A statement without an answer for ANSWER_WITHIN seconds is an OperationalError.
    """

    def chunked_cursor(self) -> Any:
        """Open a server-side cursor in a transaction only. Outside it, a pooler in transaction mode would send each
        FETCH to another session of the server, which does not know the cursor."""
        return super().chunked_cursor() if self.in_atomic_block else self.cursor()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        cluster = find_cluster(conn_params.get("host", ""))
        if cluster:
            from config.embedded.postgres import Postgres
            from config.embedded.sharing import hold

            hold(Postgres(cluster))
        connection = super().get_new_connection(conn_params)
        seconds = self.settings_dict.get("ANSWER_WITHIN")
        if seconds:
            connection.wait = partial(connection.wait, timeout=seconds)
        return connection
