import socket

import pytest

from config.embedded import ports
from config.embedded.ports import LOCALHOST, PortTakenError, choose_port, find_free_port, is_free


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.create_server((LOCALHOST, 0)) as server:
        yield server.getsockname()[1]


def test_the_port_that_was_asked_for(taken):
    free = find_free_port()
    assert choose_port(str(free)) == free
    with pytest.raises(PortTakenError, match=rf"Port {taken} is taken .* PORT=\d+ make run"):
        choose_port(str(taken))


def test_without_a_wish_the_first_free_one(taken, monkeypatch):
    monkeypatch.setattr(ports, "USUAL", taken)
    chosen = choose_port(None)
    assert chosen > taken
    assert is_free(chosen)


def test_says_so_when_there_is_none(taken, monkeypatch):
    monkeypatch.setattr(ports, "USUAL", taken)
    monkeypatch.setattr(ports, "TRIES", 1)
    with pytest.raises(PortTakenError, match="all taken"):
        choose_port(None)


def test_what_is_no_port_is_refused():
    with pytest.raises(PortTakenError, match="PORT=web is no port"):
        choose_port("web")
