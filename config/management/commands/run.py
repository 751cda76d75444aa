"""`make run`: the whole register on one machine, for whoever wants to see it or work on it."""

import os
from contextlib import ExitStack, suppress
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.embedded.account import ServicesUnavailableError
from config.embedded.children import Child, end_leftovers, see_off_orphans
from config.embedded.home import say_elsewhere
from config.embedded.leash import adopt_orphans
from config.embedded.mail_folder import MAIL
from config.embedded.mailbox import open_mailbox
from config.embedded.places import cluster_behind
from config.embedded.ports import LOCALHOST, PortTakenError, choose_port
from config.embedded.postgres import Postgres
from config.embedded.running import announced
from config.embedded.sharing import Server, hold, leave
from config.embedded.supervisor import StoppedError, only_one, say, stop_on_signals, stopping, wait_for_page, watch
from config.embedded.valkey import Valkey
from config.environment import env
from demo.clerks import LOGINS, password_of
from demo.loading import RegisterNotEmpty, load_demo
from website.caching.register_state import is_demo


class Command(BaseCommand):
    help = "Starts the site, the worker, the clock and a mailbox on this machine, with demo data in an empty register."
    requires_system_checks = []

    def handle(self, **_: Any) -> None:
        stop_on_signals()
        try:
            with only_one():
                self._run()
        except (PortTakenError, ServicesUnavailableError, StoppedError) as error:
            raise CommandError(str(error)) from None
        except KeyboardInterrupt:
            say("Stopped.")

    def _run(self) -> None:
        adopt_orphans()
        end_leftovers()
        port = choose_port(env.str("PORT", None))
        with ExitStack() as stack:
            stack.callback(see_off_orphans)
            say_elsewhere()
            servers = self._hold_servers(stack)
            self._prepare_register()
            mail = self._open_mailbox(stack)
            stack.enter_context(announced({"SITE_URL": f"http://localhost:{port}", **mail}))
            web, *others = children = make_children(port)
            stack.enter_context(stopping(children))
            web.start()
            wait_for_page(port, web)  # before the others, which would only slow it down
            say(welcome(port))
            for child in others:
                child.start()
            watch(children, servers)

    def _hold_servers(self, stack: ExitStack) -> list[Server]:
        """The embedded servers that no address in the environment replaces."""
        servers: list[Server] = []
        if database := cluster_behind(settings.DATABASES["default"]["HOST"]):
            servers.append(Postgres(database))
        if broker := cluster_behind(settings.CELERY_BROKER_URL):
            servers.append(Valkey(broker))
        for server in servers:
            hold(server)
            stack.callback(leave, server)
        return servers

    def _prepare_register(self) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        with suppress(RegisterNotEmpty):  # one with rows in it stays as it is
            load_demo()

    def _open_mailbox(self, stack: ExitStack) -> dict[str, str]:
        if "EMAIL_URL" in os.environ:
            return {}
        mailbox = open_mailbox(MAIL)
        stack.callback(mailbox.stop)
        return {"EMAIL_URL": f"smtp://{LOCALHOST}:{mailbox.port}"}


def make_children(port: int) -> list[Child]:
    """Site, worker and clock, as production runs them but for their number."""
    site = ("--config", "python:config.gunicorn", "--bind", f"{LOCALHOST}:{port}", "--workers", "2", "--preload")
    celery = ("--quiet", "--app", "config")
    worker = ("worker", "--concurrency", "2", "--loglevel", "warning", "--without-mingle", "--without-gossip")
    as_root = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}
    return [
        Child("web", "gunicorn", ("config.wsgi", *site, "--log-level", "warning"), {}),
        Child("worker", "celery", (*celery, *worker), as_root),
        Child("beat", "celery", (*celery, "beat", "--pidfile", "", "--loglevel", "warning"), {}),
    ]


def welcome(port: int) -> str:
    """What a person needs to know now."""
    logins = ", ".join(f"{name} / {password_of(name)}" for name in LOGINS)
    mail = f"{MAIL}; read the newest with: .venv/bin/python -m config.embedded.mailbox"
    lines = (
        f"The register: http://localhost:{port}/",
        f"Beheer:       http://localhost:{port}/beheer/",
        f"Log in as:    {logins}" if is_demo() else "Log in as:    your own users; this register holds no demo",
        f"Mail goes to: {'the server in EMAIL_URL' if 'EMAIL_URL' in os.environ else mail}",
        "Ctrl-C stops everything.",
    )
    return "\n".join(lines)
