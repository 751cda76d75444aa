"""A whole register of its own: PostgreSQL, Valkey, a slow mail server, worker and beat; nothing shared with a site."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from aiosmtpd.controller import Controller

from config.embedded.home import find_data
from config.embedded.mailbox import Mailbox
from config.embedded.places import CHECKOUT, broker_url, socket_folder
from config.embedded.ports import LOCALHOST
from config.embedded.postgres import Postgres
from config.embedded.remains import end_server
from config.embedded.sharing import hold, leave, revive
from config.embedded.valkey import Valkey

SECONDS_PER_MAIL = 0.15  # so that sending lasts long enough to be hit

# As docker-compose.yml starts them.
WORKER = ("worker", "--loglevel=info", "--concurrency=2")
BEAT = ("beat", "--loglevel=info")


def environment_of(name: str, mail_port: int) -> dict[str, str]:
    """A deployment's environment: the settings as they are shipped, with these servers behind them."""
    host = quote(str(socket_folder(f"chaos-{name}")), safe="")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only-for-this-run",
        "SITE_URL": "https://toezeggingen.example.nl",
        "ALLOWED_HOSTS": "toezeggingen.example.nl",
        "DATABASE_URL": f"postgres://register_app@{host}/register",
        "MIGRATE_DATABASE_URL": f"postgres://register_migrate@{host}/register",
        "BROKER_URL": broker_url(f"chaos-{name}"),
        "EMAIL_URL": f"smtp://{LOCALHOST}:{mail_port}",
        "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
    }


class SlowMailbox(Mailbox):
    """Takes its time before it says yes, as mail servers do."""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(SECONDS_PER_MAIL)
        return answer


class House:
    """Built empty inside `with`, stopped after it; what it leaves stays in `var/chaos-<name>` until the next run."""

    def __init__(self, name: str, mail_port: int) -> None:
        self.postgres, self.valkey = Postgres(f"chaos-{name}"), Valkey(f"chaos-{name}")
        self.data = find_data(f"chaos-{name}")
        self.mails = self.data / "mail"
        self._mail_server = Controller(SlowMailbox(self.mails), hostname=LOCALHOST, port=mail_port)
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> House:
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        self._end_servers()
        shutil.rmtree(self.data)
        find_data(self.postgres.cluster)
        hold(self.postgres)
        hold(self.valkey)
        self._mail_server.start()
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=CHECKOUT, check=True)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._running.values():
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._mail_server.stop()
        leave(self.valkey)
        leave(self.postgres)

    def keep_running(self) -> None:
        """Start what is not running: at first, after a kill, and what ended by itself, as compose would."""
        revive(self.postgres)
        revive(self.valkey)
        for name, command in (("worker", WORKER), ("beat", (*BEAT, f"--schedule={self.data / 'schedule'}"))):
            if name not in self._running or self._running[name].poll() is not None:
                self._running[name] = self._start(name, command)

    def kill(self, victim: str) -> None:
        """kill -9 of every process of the worker, of the broker or of the database."""
        if victim == "broker":
            end_server("valkey-server", self.data / "valkey")
        elif victim == "database":
            end_server("postgres", self.data / "postgres")
        else:
            os.killpg(self._running[victim].pid, signal.SIGKILL)
            self._running[victim].wait()

    def count_mails(self) -> int:
        """Mails on the disk of the mail server, repeats included."""
        return len(list(self.mails.glob("*.eml")))

    def _start(self, name: str, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        leash = (sys.executable, "-m", "config.embedded.leash", str(os.getpid()))
        celery = (str(Path(sys.prefix) / "bin" / "celery"), "--app=config", *command)
        with (self.data / f"{name}.log").open("ab") as log:
            return subprocess.Popen([*leash, *celery], cwd=CHECKOUT, stdout=log, stderr=log, start_new_session=True)

    def _end_servers(self) -> None:
        end_server("postgres", self.data / "postgres")
        end_server("valkey-server", self.data / "valkey")
