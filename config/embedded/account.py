"""The service account, which runs PostgreSQL and Valkey, and the folders that this account can reach.

PostgreSQL refuses to run as root. Root therefore runs the services as `postgres` or `nobody`. When that account cannot
enter the checkout (a clone under /root, for example), data and copies of the programs are kept under /var/tmp.
"""

import os
import pwd
import shutil
import stat
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from config.embedded.places import ELSEWHERE, VAR


class ServicesUnavailableError(Exception):
    """The embedded services cannot run on this machine. The message says why."""


def service_account() -> pwd.struct_passwd:
    """Return the account that runs the services: our own, or for root the account `postgres` or else `nobody`."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def run_as_service(*command: str | Path, stdin: str = "") -> None:
    """Run a program as the service account. If it fails, raise ServicesUnavailableError with the program's output."""
    done = _run(command, stdin)
    if done.returncode:
        raise ServicesUnavailableError(f"{Path(command[0]).name} failed:\n{done.stdout}")


def can_reach(path: Path) -> bool:
    """Return whether the service account can read and enter `path`."""
    return _run(("test", "-r", path, "-a", "-x", path)).returncode == 0


@cache
def is_elsewhere() -> bool:
    """Return whether data and programs are under /var/tmp, because the account cannot reach the checkout or .venv."""
    VAR.mkdir(exist_ok=True)
    return not (can_reach(VAR) and can_reach(Path(sys.prefix) / "bin"))


def find_data(cluster: str) -> Path:
    """Return the data folder of the cluster. Make the folder if it is missing."""
    folder = (ELSEWHERE if is_elsewhere() else VAR) / cluster
    make_private(folder)
    return folder


def find_program(package: str, path: str) -> Path:
    """Return the path at which the service account can run a program of the Python package `package`.

    Raises ServicesUnavailableError when the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ServicesUnavailableError(
            f"The package {package} is not installed: run `make setup`, or set DATABASE_URL and BROKER_URL."
        )
    installed = Path(spec.origin).parent
    return (_copy(installed) if is_elsewhere() else installed) / path


def make_private(folder: Path) -> None:
    """Make a folder that only the service account can enter.

    Raises ServicesUnavailableError when another account owns the folder: under /tmp anyone can make it first.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    account = service_account()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.getuid(), account.pw_uid):
        raise ServicesUnavailableError(f"{folder} belongs to someone else; remove it and try again.")
    if found.st_uid != account.pw_uid:
        os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)


def _copy(installed: Path) -> Path:
    """Copy a package and its shared libraries, once per version. Root owns the copy, so nobody else can change it."""
    programs = ELSEWHERE / f"{installed.name}-{int(installed.stat().st_mtime)}"
    if not programs.exists():
        ELSEWHERE.mkdir(mode=0o755, exist_ok=True)
        if ELSEWHERE.is_symlink() or ELSEWHERE.stat().st_uid != os.getuid():
            raise ServicesUnavailableError(f"{ELSEWHERE} belongs to someone else; remove it and try again.")
        draft = programs.with_suffix(f".{os.getpid()}")
        for folder in installed.parent.glob(f"{installed.name}*"):
            if folder.suffix in ("", ".libs"):
                shutil.copytree(folder, draft / folder.name)
        draft.rename(programs)
    return programs / installed.name


def _run(command: tuple[str | Path, ...], stdin: str = "") -> subprocess.CompletedProcess[str]:
    account = service_account()
    become: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **(become if os.getuid() == 0 else {}),
    )
