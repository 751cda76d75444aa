"""The first user of a server starts it, the last one stops it, and it comes back after any kill -9."""

import signal
import subprocess
import sys
from contextlib import contextmanager

import psycopg
from redis import Redis

from config.embedded.account import find_data, run_as_service
from config.embedded.places import CHECKOUT, socket_folder
from config.embedded.postgres import Postgres
from config.embedded.sharing import hold, leave
from config.embedded.valkey import Valkey

from .conftest import processes_of

HOLD = """
import sys
from config.embedded.{module} import {kind}
from config.embedded.sharing import hold
hold({kind}({cluster!r}))
print("held", flush=True)
sys.stdin.read()
"""
FORK = """
import os
from config.embedded.{module} import {kind}
from config.embedded.sharing import hold
server = {kind}({cluster!r})
hold(server)
if os.fork() == 0:
    hold(server)
    raise SystemExit
os.wait()
print(server.is_answering())
"""


def script(text, server):
    return [
        sys.executable,
        "-c",
        text.format(module=server.name, kind=type(server).__name__, cluster=server.cluster),
    ]


@contextmanager
def another_user(server):
    """A second process that holds the server until the block ends."""
    with subprocess.Popen(script(HOLD, server), cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as user:
        assert user.stdout.readline() == b"held\n"
        yield user


def test_last_user_stops_the_server(server):
    with another_user(server):
        hold(server)
    assert server.is_answering()
    with another_user(server):
        leave(server)
        assert server.is_answering()
    assert not server.is_answering()


def test_killed_user_no_longer_counts(server):
    with another_user(server) as user:
        user.send_signal(signal.SIGKILL)
    assert server.is_answering()
    hold(server)
    leave(server)
    assert not server.is_answering()


def test_forked_child_does_not_stop_the_server(server):
    done = subprocess.run(script(FORK, server), cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_server_is_started_again_after_kill_9(server):
    hold(server)
    processes_of(server)[0].kill()
    leave(server)
    assert not server.is_answering()
    hold(server)
    assert server.is_answering()


def test_server_starts_when_another_process_has_its_old_pid(cluster):
    server = Postgres(cluster)
    hold(server)
    leave(server)
    stale = find_data(cluster) / "postgres" / "postmaster.pid"
    with another_user(Valkey(cluster)):
        # The kernel reuses pids: the old one may belong to another program of the same account.
        pid = processes_of(Valkey(cluster))[0].pid
        stale.write_text(f"{pid}\n{stale.parent}\n0\n5432\n\n\n")
        hold(server)
        assert server.is_answering()


def test_half_made_cluster_is_made_again(cluster):
    draft = find_data(cluster) / "postgres.new"
    run_as_service("mkdir", draft)
    run_as_service("touch", draft / "PG_VERSION")
    hold(Postgres(cluster))
    assert Postgres(cluster).is_answering()


def test_waiting_task_survives_kill_9(cluster):
    server = Valkey(cluster)
    hold(server)
    with Redis(unix_socket_path=str(server.socket_path)) as client:
        assert client.lpush("celery", "task") == 1
    processes_of(server)[0].kill()
    leave(server)
    hold(server)
    with Redis(unix_socket_path=str(server.socket_path)) as client:
        assert client.llen("celery") == 1


def test_database_has_the_locale_of_production(cluster):
    hold(Postgres(cluster))
    query = "SELECT datlocprovider, datlocale, encoding FROM pg_database WHERE datname = 'register'"
    with psycopg.connect(host=str(socket_folder(cluster)), user="register_app", dbname="register") as connection:
        assert connection.execute(query).fetchone() == ("b", "C.UTF-8", 6)  # 6: UTF8


def test_socket_folder_is_open_to_its_account_only(cluster):
    hold(Valkey(cluster))
    assert socket_folder(cluster).stat().st_mode & 0o077 == 0
