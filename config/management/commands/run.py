"""The command behind `make run`: run the whole register on one machine, for a demonstration or for development."""

import os
import sys
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.embedded.account import ServicesUnavailableError, is_elsewhere
from config.embedded.mailbox import MAIL_FOLDER
from config.embedded.places import ELSEWHERE, find_cluster
from config.embedded.ports import LOCALHOST, PortTakenError, announced, choose_port
from config.embedded.postgres import Postgres
from config.embedded.processes import ChildProcess, kill_leftovers
from config.embedded.sharing import Server, hold
from config.embedded.supervisor import StoppedError, interrupt_on_signals, run_lock, say, stopping, wait_for_page, watch
from config.embedded.valkey import Valkey
from config.environment import env
from demo.clerks import LOGINS, password_of
from demo.loading import RegisterNotEmpty, load_demo
from toezeggingen.models.register_version import is_demo


class Command(BaseCommand):
    help = "Starts the site, the worker and the scheduler on this machine, with demo data in an empty register."
    requires_system_checks = []

    def handle(self, **_: Any) -> None:
        interrupt_on_signals()
        try:
            with run_lock():
                kill_leftovers()
                self._run(choose_port(env.str("PORT", None)))
        except (PortTakenError, ServicesUnavailableError, StoppedError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            say("Stopped.")

    def _run(self, port: int) -> None:
        servers = self._hold_servers()
        self._prepare_register()
        web, *others = children = make_children(port)
        with stopping(children), announced(port):
            web.start()
            wait_for_page(port, web)  # only then start the others, because they would slow down the first page
            say(welcome(port))
            for child in others:
                child.start()
            watch(children, servers)

    def _hold_servers(self) -> list[Server]:
        """Start the embedded servers. Skip a server if the environment has the address of another one."""
        if is_elsewhere():
            sys.stderr.write(
                f"The database's account cannot enter this folder: its data and programs are in {ELSEWHERE}\n"
            )
        servers: list[Server] = []
        if database := find_cluster(settings.DATABASES["default"]["HOST"]):
            servers.append(Postgres(database))
        if broker := find_cluster(settings.CELERY_BROKER_URL):
            servers.append(Valkey(broker))
        for server in servers:
            hold(server)
        return servers

    def _prepare_register(self) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        with suppress(RegisterNotEmpty):
            load_demo()


def make_children(port: int) -> list[ChildProcess]:
    """Return the site, the worker and the scheduler. They are configured as in production, but with fewer processes."""
    celery = ("--quiet", "--app", "config")
    worker = ("worker", "--concurrency", "2", "--without-mingle", "--without-gossip")
    return [
        ChildProcess("web", "config.server", (f"{LOCALHOST}:{port}",)),
        ChildProcess("worker", "celery", (*celery, *worker)),
        ChildProcess("beat", "celery", (*celery, "beat", "--pidfile", "")),
    ]


def welcome(port: int) -> str:
    """Return the text to show at the start: addresses, log-ins and the folder with the mail."""
    logins = ", ".join(f"{name} / {password_of(name)}" for name in LOGINS)
    mail = f"{MAIL_FOLDER}; read the newest with: .venv/bin/python -m config.embedded.mailbox"
    lines = (
        f"The register: http://localhost:{port}/",
        f"Beheer:       http://localhost:{port}/beheer/",
        f"Log in as:    {logins}" if is_demo() else "Log in as:    your own users; this register holds no demo",
        f"Mail goes to: {'the server in EMAIL_URL' if 'EMAIL_URL' in os.environ else mail}",
        "Ctrl-C stops everything.",
    )
    return "\n".join(lines)
