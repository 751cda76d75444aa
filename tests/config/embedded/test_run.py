"""`make run` in a copy of the checkout: it serves, stops without a trace, and starts again after kill -9."""

import email
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from email import policy
from http.cookiejar import CookieJar
from pathlib import Path

import psutil
import pytest
from celery import Celery

from config.embedded.account import can_reach
from config.embedded.places import CHECKOUT
from config.embedded.ports import LOCALHOST, find_free_port
from config.embedded.processes import RUN_MARK, kill_all

pytestmark = pytest.mark.slow
only_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can become another account")

NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", ".*_cache", "__pycache__")
SHOW_PLACES = "from config.embedded.places import *; print(ELSEWHERE, socket_folder('run'), broker_url('run'))"
# The register with an extra task, which works until the test lets it finish.
SLOW_SETTINGS = """
from config.settings import *
INSTALLED_APPS = [*INSTALLED_APPS, "slow"]
"""
SLOW_TASK = """
from celery import shared_task

@shared_task
def work(fifo):
    with open(fifo, "w", buffering=1) as output:
        print("working", file=output)
        with open(fifo + ".go") as go:
            go.read()
        print("finished", file=output)
"""


class Copy:
    """A copy of this checkout, and the places of its services."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(CHECKOUT, folder, ignore=NOT_COPIED)
        shown = subprocess.run(
            [sys.executable, "-c", SHOW_PLACES], cwd=folder, capture_output=True, text=True, check=True
        )
        elsewhere, sockets, self.broker = shown.stdout.split()
        self.elsewhere, self.sockets = Path(elsewhere), Path(sockets)

    def run(self, user=None, python=sys.executable, **environment):
        """`manage.py run` as `make run` starts it, with only this environment."""
        return subprocess.Popen(
            [python, "-W", "error", "manage.py", "run"],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "ENVIRONMENT": "development", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            user=user,
        )

    def manage(self, *arguments):
        """Run a command beside the running site."""
        environment = {"PATH": os.environ["PATH"], "ENVIRONMENT": "development"}
        command = [sys.executable, "-W", "error", "manage.py", *arguments]
        subprocess.run(command, cwd=self.folder, env=environment, check=True)

    def mails(self):
        """All mails, in the order of arrival."""
        folder = self.folder / "var" / "mail"
        return [email.message_from_bytes(path.read_bytes(), policy=policy.default) for path in sorted(folder.iterdir())]

    def owns(self, process):
        """Whether this process was started from this copy and still runs."""
        try:
            places = (process.cwd(), process.environ().get(RUN_MARK, ""))
        except psutil.Error:
            return False
        return any(place.startswith((str(self.folder), str(self.elsewhere))) for place in places)


@pytest.fixture
def make_copy(open_folder):
    """Makes copies by name; all are removed after the test."""
    copies = []

    def make(name):
        copies.append(Copy(open_folder / name))
        return copies[-1]

    yield make
    for copy in copies:
        kill_all(copy.owns)
        for folder in (copy.elsewhere, copy.sockets):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(copy, **options):
    """Run the copy and yield (process, address, output). Ctrl-C ends it within 20 seconds, without leftovers."""
    with copy.run(**options) as process:
        try:
            lines = read_until_served(process)
            yield process, lines[-1].split()[2], "".join(lines)
        finally:
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
        assert process.returncode == 0, output
    assert [process for process in psutil.process_iter() if copy.owns(process)] == []


def read_until_served(process):
    """The output up to the address; fails with all output when no address comes."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("The register: "):
            return lines
    pytest.fail("".join(lines))


def answers(address):
    with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310 (our own)
        return page.status == 200


def test_one_run_per_checkout_that_leaves_nothing_behind(make_copy):
    copy = make_copy("one")
    port = str(find_free_port())
    with running(copy, PORT=port) as (_, address, _):
        assert address == f"http://localhost:{port}/"
        assert answers(address)
        with copy.run() as second:
            assert "This checkout is running already" in second.communicate()[0]
        assert second.returncode == 1


def test_idle_connections_do_not_block_other_readers(make_copy):
    port = find_free_port()
    with running(make_copy("idle"), PORT=str(port)) as (_, address, _), ExitStack() as idle:
        for _ in range(4):
            idle.enter_context(socket.create_connection((LOCALHOST, port)))
        assert answers(address)


def test_site_serves_its_own_style_and_error_page(make_copy):
    with running(make_copy("faces"), PORT=str(find_free_port())) as (_, address, _):
        assert answers(f"{address}static/css/site.css")
        assert answers(f"{address}static/admin/css/base.css")
        with pytest.raises(urllib.error.HTTPError) as missing:
            answers(f"{address}bestaat-niet/")
        with missing.value as page:
            assert page.status == 404
            assert "<title>Niet gevonden" in page.read().decode()


def test_commands_link_to_the_running_site_and_share_its_mailbox(make_copy):
    copy = make_copy("beside")
    with running(copy, PORT=str(find_free_port())) as (_, address, _):
        copy.manage("send_daily_news", "--on", "2026-12-28")
        digest = copy.mails()[-1]
        assert address in digest.get_body(("plain",)).get_content()
    copy.manage("sendtestemail", "griffie@example.nl")
    assert copy.mails()[-1]["To"] == "griffie@example.nl"


def test_two_checkouts_run_side_by_side_in_one_browser(make_copy):
    with running(make_copy("one")) as (_, one, _), running(make_copy("two")) as (_, two, _):
        assert one != two
        cookies = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        for address in (one, two):
            with browser.open(f"{address}beheer/login/", timeout=10) as page:
                assert page.status == 200
        assert len({cookie.name for cookie in cookies}) == 2


def test_running_task_may_finish(make_copy, tmp_path):
    copy = make_copy("slow")
    fifo = tmp_path / "fifo"
    for path in (fifo, Path(f"{fifo}.go")):
        os.mkfifo(path)
    (copy.folder / "slow").mkdir()
    (copy.folder / "slow" / "__init__.py").touch()
    (copy.folder / "slow" / "tasks.py").write_text(SLOW_TASK)
    (copy.folder / "slow_settings.py").write_text(SLOW_SETTINGS)
    with running(copy, DJANGO_SETTINGS_MODULE="slow_settings", PORT=str(find_free_port())) as (process, _, _):
        Celery(broker=copy.broker).send_task("slow.tasks.work", [str(fifo)])
        with fifo.open() as output:
            assert output.readline() == "working\n"
            process.terminate()
            assert any("Warm shutdown" in line for line in process.stdout)
            Path(f"{fifo}.go").write_text("go")
            assert output.readline() == "finished\n"


def test_starts_again_after_kill_9_of_make_run_alone(make_copy):
    copy = make_copy("orphans")
    port = str(find_free_port())
    with copy.run(PORT=port) as first:
        read_until_served(first)
        first.kill()
        first.stdout.close()
    with running(copy, PORT=port) as (_, address, _):
        assert answers(address)


def test_starts_again_after_kill_9_of_everything(make_copy):
    copy = make_copy("killed")
    port = str(find_free_port())
    with copy.run(PORT=port) as first:
        read_until_served(first)
        kill_all(copy.owns)
    with running(copy, PORT=port) as (_, address, _):
        assert answers(address)


@only_root
def test_root_runs_a_checkout_in_a_closed_home(make_copy, open_folder):
    copy = make_copy("closed/checkout")
    copy.folder.parent.chmod(0o700)
    with running(copy, PORT=str(find_free_port())) as (_, address, output):
        assert f"its data and programs are in {copy.elsewhere}" in output
        assert answers(address)
    assert not (copy.folder / "var" / "run").exists()


@only_root
def test_ordinary_user_runs_it(make_copy):
    python, packages = find_python_for_others()
    copy = make_copy("theirs")
    account = pwd.getpwnam("daemon")
    shutil.chown(copy.folder, account.pw_uid)
    environment = {"PYTHONPATH": packages, "PYTHONDONTWRITEBYTECODE": "1", "PORT": str(find_free_port())}
    with running(copy, user=account.pw_uid, python=python, **environment) as (_, address, output):
        assert "cannot enter" not in output
        assert answers(address)
    assert (copy.folder / "var" / "run" / "postgres").stat().st_uid == account.pw_uid


def find_python_for_others():
    """A Python and packages that every account can use. Skips the test when there is none."""
    packages = sysconfig.get_path("purelib")
    pythons = (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}")
    python = next((path for path in pythons if can_reach(Path(path))), None)
    if python is None or not can_reach(Path(packages)):
        pytest.skip(f"no Python with {packages} that every account can run")
    return python, packages
