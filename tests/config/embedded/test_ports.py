import socket

import pytest

from config.embedded import ports
from config.embedded.ports import LOCALHOST, PortTakenError, choose_port, find_free_port, is_free, read_port


@pytest.fixture
def taken():
    """A port that another server listens on."""
    with socket.create_server((LOCALHOST, 0)) as server:
        yield server.getsockname()[1]


def test_wanted_port_is_used_or_refused(taken):
    free = find_free_port()
    assert choose_port(str(free)) == free
    with pytest.raises(PortTakenError, match=rf"Port {taken} is taken .* PORT=\d+ make run"):
        choose_port(str(taken))


def test_first_free_port_is_the_default(taken, monkeypatch):
    monkeypatch.setattr(ports, "DEFAULT_PORT", taken)
    chosen = choose_port(None)
    assert chosen > taken
    assert is_free(chosen)


def test_no_free_port_is_an_error(taken, monkeypatch):
    monkeypatch.setattr(ports, "DEFAULT_PORT", taken)
    monkeypatch.setattr(ports, "TRIES", 1)
    with pytest.raises(PortTakenError, match="all taken"):
        choose_port(None)


@pytest.mark.parametrize("wanted", ["web", "0", "65536", "-1", "80.5"])
def test_wanted_port_must_be_a_number(wanted):
    with pytest.raises(PortTakenError, match=f"PORT={wanted} is no port"):
        choose_port(wanted)


def test_empty_port_means_the_default(monkeypatch):
    monkeypatch.setattr(ports, "DEFAULT_PORT", find_free_port())
    assert choose_port("") == ports.DEFAULT_PORT


def test_port_of_a_closed_server_can_be_used_at_once():
    """The kernel keeps a closed connection for a minute; a new server may still listen."""
    with socket.create_server((LOCALHOST, 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((LOCALHOST, port)):
            connection, _ = server.accept()
            connection.close()  # first, so that this side keeps it
    assert is_free(port)


@pytest.mark.parametrize(("content", "port"), [(None, 8000), ("", 8000), ("8765", 8765)])
def test_port_of_the_running_site(tmp_path, monkeypatch, content, port):
    monkeypatch.setattr(ports, "PORT_FILE", tmp_path / "port")
    if content is not None:
        ports.PORT_FILE.write_text(content)
    assert read_port() == port
