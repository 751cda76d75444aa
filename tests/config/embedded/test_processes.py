"""Children may finish on request, are killed when they do not, and leave no process behind."""

import os
import signal
from uuid import uuid4

import psutil
import pytest

from config.embedded import processes
from config.embedded.places import CHECKOUT
from config.embedded.ports import find_free_port, is_free
from config.embedded.processes import ChildProcess, is_alive, kill_leftovers, stop_children
from config.embedded.supervisor import StoppedError, run_lock, watch

FINISHES = """
import signal, sys, threading
stop_requested = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop_requested.set())
output = open(sys.argv[1], "w", buffering=1)
print("working", file=output)
stop_requested.wait()
print("finished", file=output)
"""
IGNORES_SIGTERM = """
import os, signal, sys, threading
signal.signal(signal.SIGTERM, signal.SIG_IGN)
output = open(sys.argv[1], "w", buffering=1)
os.fork()
print(os.getpid(), file=output)
threading.Event().wait()
"""
FAILS = "raise SystemExit(3)"
LISTENS = """
import socket, sys, threading
memory = bytearray(b"x") * 400_000_000  # the kernel frees memory before it closes sockets
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("listening", file=open(sys.argv[2], "w"))
threading.Event().wait()
"""
LOSES_ITS_MAIN_THREAD = """
import ctypes, psutil, socket, sys, threading
def listen():
    server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    while psutil.Process().status() != psutil.STATUS_ZOMBIE:
        pass
    print("listening", file=open(sys.argv[2], "w"))
    threading.Event().wait()
threading.Thread(target=listen).start()
ctypes.CDLL(None).pthread_exit(None)
"""


@pytest.fixture(autouse=True)
def _own_mark(monkeypatch):
    """Another mark, so that these tests do not kill the children of a `make run` in this checkout."""
    monkeypatch.setattr(processes, "RUN_MARK", f"TEST_{uuid4().hex}")


@pytest.fixture
def fifo(tmp_path):
    """A pipe for a child's output; reading waits for it."""
    path = tmp_path / "fifo"
    os.mkfifo(path)
    return path


@pytest.fixture
def make_child(tmp_path, monkeypatch):
    """Makes a child that runs the given script."""

    def make(script, *arguments):
        (tmp_path / "script.py").write_text(script)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        return ChildProcess("child", "script", tuple(map(str, arguments)))

    return make


def test_child_may_finish_its_work(make_child, fifo):
    child = make_child(FINISHES, fifo)
    child.start()
    with fifo.open() as output:
        assert output.readline() == "working\n"
        assert stop_children([child], patience=10)
        assert output.readline() == "finished\n"
    assert child.describe_exit() == "exit code 0"


def test_child_that_ignores_sigterm_is_killed_with_its_own_children(make_child, fifo):
    child = make_child(IGNORES_SIGTERM, fifo)
    child.start()
    with fifo.open() as output:
        pids = [int(output.readline()), int(output.readline())]
        assert not stop_children([child], patience=0.2)
        assert output.read() == ""  # the pipe is closed: both are gone
    assert child.describe_exit() == "killed by SIGKILL"
    assert child.process.pid in pids


def test_child_that_never_started_stops_at_once(make_child):
    assert stop_children([make_child(FAILS)], patience=0)


def test_leftovers_of_an_earlier_run_are_killed(make_child, fifo):
    child = make_child(IGNORES_SIGTERM, fifo)
    child.start()
    with fifo.open() as output:
        output.readline()
        kill_leftovers()
        assert output.read().count("\n") <= 1
    assert child.process.wait() == -signal.SIGKILL


def test_port_of_a_killed_leftover_is_free(make_child, fifo):
    port = find_free_port()
    child = make_child(LISTENS, port, fifo)
    child.start()
    assert fifo.read_text() == "listening\n"
    kill_leftovers()
    assert is_free(port)
    child.process.wait()


def test_process_lives_until_its_last_thread_ends(make_child, fifo):
    port = find_free_port()
    child = make_child(LOSES_ITS_MAIN_THREAD, port, fifo)
    child.start()
    assert fifo.read_text() == "listening\n"
    assert not is_free(port)
    assert is_alive(psutil.Process(child.process.pid))
    child.process.kill()
    child.process.wait()
    assert is_free(port)


def test_watch_stops_when_a_child_ends(make_child):
    child = make_child(FAILS)
    child.start()
    child.process.wait()
    with pytest.raises(StoppedError, match=r"child ended \(exit code 3\)"):
        watch([child], servers=[])


def test_watch_stops_when_a_server_is_down(server):
    with pytest.raises(StoppedError, match=f"{server.name} no longer answers"):
        watch([], servers=[server])


def test_second_run_in_a_checkout_is_refused():
    with run_lock(), pytest.raises(StoppedError, match="running already"), run_lock():
        pytest.fail("two at once")


def test_child_has_its_own_session_and_carries_the_mark(make_child, fifo):
    child = make_child(FINISHES, fifo)
    child.start()
    with fifo.open() as output:
        output.readline()
        assert os.getsid(child.process.pid) == child.process.pid
        assert psutil.Process(child.process.pid).environ()[processes.RUN_MARK] == str(CHECKOUT)
        stop_children([child], patience=10)
