"""A complete register for one scenario: PostgreSQL, Valkey, a slow mail server, worker and beat."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from aiosmtpd.controller import Controller
from django.db import connections

from config.database import as_owner
from config.embedded.account import find_data
from config.embedded.mailbox import write_mail
from config.embedded.places import CHECKOUT, broker_url, socket_folder
from config.embedded.ports import LOCALHOST
from config.embedded.postgres import Postgres
from config.embedded.processes import kill_server
from config.embedded.sharing import hold, leave
from config.embedded.valkey import Valkey
from config.environment import env

SECONDS_PER_MAIL = 0.15  # so that sending takes long enough to be hit by a kill

# The commands of docker-compose.yml.
WORKER = ("worker", "--concurrency=2")
BEAT = ("beat",)


def make_environment(name: str, mail_port: int) -> dict[str, str]:
    """The environment of a deployment: the production settings with the servers of this scenario."""
    host = quote(str(socket_folder(f"chaos-{name}")), safe="")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENVIRONMENT": "production",
        "SECRET_KEY": "only-for-this-run-but-as-long-as-the-key-of-a-deployment",
        "SITE_URL": "https://toezeggingen.example.nl",
        "ALLOWED_HOSTS": "toezeggingen.example.nl",
        "DATABASE_URL": f"postgres://register_app@{host}/register",
        "MIGRATE_DATABASE_URL": f"postgres://register_migrate@{host}/register",
        "BROKER_URL": broker_url(f"chaos-{name}"),
        "EMAIL_URL": f"smtp://{LOCALHOST}:{mail_port}",
        "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
    }


@contextmanager
def as_owner_of_tables() -> Iterator[None]:
    """Let Django connect as the owner of the tables in this block. The application may not make users."""
    application = connections["default"]
    owner = {**application.settings_dict, **as_owner(env.dj_db_url("MIGRATE_DATABASE_URL")), "ANSWER_WITHIN": None}
    opened = connections["default"] = type(application)(owner, alias="default")
    try:
        yield
    finally:
        opened.close()
        connections["default"] = application


class SlowMailServer:
    """Writes each mail to a folder and answers late, as real mail servers do."""

    def __init__(self, folder: Path, seconds: float = SECONDS_PER_MAIL) -> None:
        self._folder, self._seconds = folder, seconds

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        write_mail(envelope.original_content or b"", self._folder)
        await asyncio.sleep(self._seconds)
        return "250 OK"


class House:
    """Starts empty and stops with the `with` block. Its files stay in `var/chaos-<name>` until the next run."""

    def __init__(self, name: str, mail_port: int) -> None:
        self.postgres, self.valkey = Postgres(f"chaos-{name}"), Valkey(f"chaos-{name}")
        self.data = find_data(f"chaos-{name}")
        self.mails = self.data / "mail"
        self._mail_server = Controller(SlowMailServer(self.mails), hostname=LOCALHOST, port=mail_port)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> House:
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        self._kill_servers()
        shutil.rmtree(self.data)
        find_data(self.postgres.cluster)
        hold(self.postgres)
        hold(self.valkey)
        self._mail_server.start()
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=CHECKOUT, check=True)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes.values():
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._mail_server.stop()
        leave(self.valkey)
        leave(self.postgres)

    def start_missing(self) -> None:
        """Start everything that does not run, as compose would: at first, after a kill, after an exit."""
        for server in (self.postgres, self.valkey):
            if not server.is_answering():
                leave(server)
                hold(server)
        for name, command in (("worker", WORKER), ("beat", (*BEAT, f"--schedule={self.data / 'schedule'}"))):
            if name not in self._processes or self._processes[name].poll() is not None:
                self._processes[name] = self._start(name, command)

    def kill(self, victim: str) -> None:
        """kill -9 of every process of the worker, the broker or the database."""
        if victim == "broker":
            kill_server("valkey-server", self.data / "valkey")
        elif victim == "database":
            kill_server("postgres", self.data / "postgres")
        else:
            os.killpg(self._processes[victim].pid, signal.SIGKILL)
            self._processes[victim].wait()

    def count_mails(self) -> int:
        """The number of mails on disk, repeats included."""
        return len(list(self.mails.glob("*.eml")))

    def _start(self, name: str, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        celery = (str(Path(sys.prefix) / "bin" / "celery"), "--app=config", *command)
        with (self.data / f"{name}.log").open("ab") as log:
            return subprocess.Popen(celery, cwd=CHECKOUT, stdout=log, stderr=log, start_new_session=True)

    def _kill_servers(self) -> None:
        kill_server("postgres", self.data / "postgres")
        kill_server("valkey-server", self.data / "valkey")
