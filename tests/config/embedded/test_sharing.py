"""The first user of a server starts it, the last one stops it, and no kill -9 leaves it beyond repair."""

import signal
import subprocess
import sys
from contextlib import contextmanager

import psycopg

from config.embedded.account import run_as_service
from config.embedded.home import find_data
from config.embedded.places import CHECKOUT, socket_folder
from config.embedded.postgres import Postgres
from config.embedded.sharing import hold, leave, revive
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
    """Another process that holds the server until the block ends."""
    with subprocess.Popen(script(HOLD, server), cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as user:
        assert user.stdout.readline() == b"held\n"
        yield user


def test_two_share_and_the_last_one_stops_it(server):
    with another_user(server):
        hold(server)
    assert server.is_answering()
    with another_user(server):
        leave(server)
        assert server.is_answering()
    assert not server.is_answering()


def test_the_last_server_that_stops_takes_the_folder_of_the_sockets_along(cluster):
    servers = (Postgres(cluster), Valkey(cluster))
    for server in servers:
        hold(server)
    leave(servers[0])
    assert servers[1].is_answering()
    leave(servers[1])
    assert not socket_folder(cluster).exists()


def test_a_user_that_is_killed_is_no_user_any_more(server):
    with another_user(server) as user:
        user.send_signal(signal.SIGKILL)
    assert server.is_answering()
    hold(server)
    leave(server)
    assert not server.is_answering()


def test_a_forked_child_does_not_take_the_server_with_it(server):
    done = subprocess.run(script(FORK, server), cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_comes_back_after_kill_9(server):
    hold(server)
    processes_of(server)[0].kill()
    assert revive(server)
    assert server.is_answering()
    assert not revive(server)


def test_starts_beside_a_process_that_has_its_old_number(cluster):
    server = Postgres(cluster)
    hold(server)
    leave(server)
    stale = find_data(cluster) / "postgres" / "postmaster.pid"
    with another_user(Valkey(cluster)):
        # The kernel gives numbers out again: the old leader's may be another program's of the same account.
        number = processes_of(Valkey(cluster))[0].pid
        stale.write_text(f"{number}\n{stale.parent}\n0\n5432\n\n\n")
        hold(server)
        assert server.is_answering()


def test_a_half_made_cluster_is_made_again(cluster):
    draft = find_data(cluster) / "postgres.new"
    run_as_service("mkdir", draft)
    run_as_service("touch", draft / "PG_VERSION")
    hold(Postgres(cluster))
    assert Postgres(cluster).is_answering()


def test_a_waiting_task_outlives_kill_9(cluster):
    server = Valkey(cluster)
    hold(server)
    assert server._ask("LPUSH celery task") == b":1\r\n"
    processes_of(server)[0].kill()
    revive(server)
    assert server._ask("LLEN celery") == b":1\r\n"


def test_the_register_sorts_as_its_readers_do_in_every_environment(cluster):
    hold(Postgres(cluster))
    asked = "SELECT datlocprovider, datlocale, encoding FROM pg_database WHERE datname = 'register'"
    with psycopg.connect(host=str(socket_folder(cluster)), user="register_app", dbname="register") as connection:
        assert connection.execute(asked).fetchone() == ("b", "C.UTF-8", 6)  # 6: UTF8


def test_only_its_own_account_can_enter_the_sockets_folder(cluster):
    hold(Valkey(cluster))
    assert socket_folder(cluster).stat().st_mode & 0o077 == 0
