"""Children are told to stop, may finish what they do, and leave nothing behind; what dies is started again."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from uuid import uuid4

import psutil
import pytest

from config.embedded import children
from config.embedded.children import Child, end_leftovers, stop_children
from config.embedded.places import CHECKOUT
from config.embedded.supervisor import StoppedError, only_one, watch

FINISHES = """
import signal, sys, threading
told = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: told.set())
say = open(sys.argv[1], "w", buffering=1)
print("working", file=say)
told.wait()
print("finished", file=say)
"""
WILL_NOT_STOP = """
import os, signal, sys, threading
signal.signal(signal.SIGTERM, signal.SIG_IGN)
say = open(sys.argv[1], "w", buffering=1)
os.fork()
print(os.getpid(), file=say)
threading.Event().wait()
"""
ENDS = "raise SystemExit(3)"
PARENT = """
from config.embedded.children import Child
child = Child({name!r}, {module!r}, {arguments!r}, {environment!r})
child.start()
child.process.wait()
"""


@pytest.fixture(autouse=True)
def _own_mark(monkeypatch):
    """So that these tests end no child of a `make run` in this checkout."""
    monkeypatch.setattr(children, "MARK", f"TEST_{uuid4().hex}")


@pytest.fixture
def fifo(tmp_path):
    """Where a child says how it is doing; reading waits until it does."""
    path = tmp_path / "said"
    os.mkfifo(path)
    return path


@pytest.fixture
def make_child(tmp_path):
    """A child that runs a script of the test's own."""

    def make(script, *arguments):
        (tmp_path / "script.py").write_text(script)
        return Child("child", "script", tuple(map(str, arguments)), {"PYTHONPATH": str(tmp_path)})

    return make


def test_finishes_what_it_does_when_told_to_stop(make_child, fifo):
    child = make_child(FINISHES, fifo)
    child.start()
    with fifo.open() as said:
        assert said.readline() == "working\n"
        assert stop_children([child], patience=10)
        assert said.readline() == "finished\n"
    assert child.ending() == "exit code 0"


def test_what_will_not_stop_is_killed_with_its_own_children(make_child, fifo):
    child = make_child(WILL_NOT_STOP, fifo)
    child.start()
    with fifo.open() as said:
        numbers = [int(said.readline()), int(said.readline())]
        assert not stop_children([child], patience=0.2)
        assert said.read() == ""  # the end of the pipe: both are gone
    assert child.ending() == "killed by SIGKILL"
    assert child.process.pid in numbers


def test_a_child_that_was_never_started_stops_at_once(make_child):
    assert stop_children([make_child(ENDS)], patience=0)


def test_leftovers_of_an_earlier_run_are_ended(make_child, fifo):
    child = make_child(WILL_NOT_STOP, fifo)
    child.start()
    with fifo.open() as said:
        said.readline()
        end_leftovers()
        assert said.read().count("\n") <= 1
    assert child.process.wait() == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's signal at the parent's death is Linux's own")
def test_a_child_stops_when_its_parent_is_killed(make_child, fifo):
    child = make_child(FINISHES, fifo)
    parent = subprocess.Popen([sys.executable, "-c", PARENT.format(**vars(child))], cwd=CHECKOUT)
    with fifo.open() as said:
        assert said.readline() == "working\n"
        parent.kill()
        assert said.readline() == "finished\n"
    parent.wait()


def test_a_child_of_a_dead_parent_does_not_start():
    orphan = [sys.executable, "-m", "config.embedded.leash", "1", "/bin/echo", "started"]
    assert subprocess.run(orphan, cwd=CHECKOUT, capture_output=True, check=True).stdout == b""


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """A shell starts what it puts in the background deaf to Ctrl-C, pytest too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_a_child_that_died_is_started_again(make_child, fifo, capsys):
    child = make_child(FINISHES, fifo)
    child.start()
    with fifo.open() as said:
        assert said.readline() == "working\n"
        child.process.kill()
        child.process.wait()
    child.started -= 60  # it has run for a minute
    interrupter = threading.Thread(target=interrupt_when_written, args=(fifo, threading.get_ident()))
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        watch([child], servers=[])
    interrupter.join()
    assert "child had ended (killed by SIGKILL); started again." in capsys.readouterr().out
    assert stop_children([child], patience=10)


def interrupt_when_written(fifo, thread):
    """Ctrl-C for the thread, once somebody writes to the fifo; keeps it open so that its writer can go on."""
    said = os.open(fifo, os.O_RDWR)
    os.read(said, 1)
    signal.pthread_kill(thread, signal.SIGINT)


def test_a_child_that_ends_at_once_stops_everything_and_says_so(make_child):
    child = make_child(ENDS)
    child.start()
    child.process.wait()
    with pytest.raises(StoppedError, match=r"child ended right after its start \(exit code 3\)"):
        watch([child], servers=[])


def test_one_run_a_checkout():
    with only_one(), pytest.raises(StoppedError, match="running already"), only_one():
        pytest.fail("two at once")


def test_children_are_in_sessions_of_their_own(make_child, fifo):
    child = make_child(FINISHES, fifo)
    child.start()
    with fifo.open() as said:
        said.readline()
        assert os.getsid(child.process.pid) == child.process.pid
        assert psutil.Process(child.process.pid).environ()[children.MARK] == str(CHECKOUT)
        stop_children([child], patience=10)
