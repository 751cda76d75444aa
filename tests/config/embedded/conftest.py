"""A cluster of its own for each test worker, so that a test can kill its servers."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from config.embedded import sharing
from config.embedded.account import find_data
from config.embedded.places import VAR, socket_folder
from config.embedded.postgres import Postgres
from config.embedded.processes import kill_server
from config.embedded.valkey import Valkey


@pytest.fixture
def cluster(worker_id: str) -> Iterator[str]:
    """The name of a cluster; everything of it is removed after the test."""
    name = f"spare-{worker_id}"
    yield name
    for server in [held for held in sharing._held if held.cluster == name]:
        sharing.leave(server)
    data = find_data(name)
    kill_server("postgres", data / "postgres")
    kill_server("valkey-server", data / "valkey")
    for folder in (data, socket_folder(name)):
        shutil.rmtree(folder, ignore_errors=True)
    for lock in VAR.glob(f"{name}-*"):
        lock.unlink()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(params=[Postgres, Valkey])
def server(request: pytest.FixtureRequest, cluster: str) -> sharing.Server:
    """Each kind of server, not started."""
    server: sharing.Server = request.param(cluster)
    return server


def processes_of(server: sharing.Server) -> list[psutil.Process]:
    """The server's processes, its main process first."""
    folder = str(find_data(server.cluster) / server.name)
    found = [process for process in psutil.process_iter() if _works_in(process, folder)]
    return sorted(found, key=psutil.Process.create_time)


def _works_in(process: psutil.Process, folder: str) -> bool:
    try:
        return process.cwd() == folder
    except psutil.Error:
        return False
