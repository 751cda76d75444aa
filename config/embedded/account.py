"""Which account runs the services: PostgreSQL refuses to run as root."""

import os
import pwd
import stat
import subprocess
from pathlib import Path


class ServicesUnavailableError(Exception):
    """The embedded services cannot run here; the message says why."""


def service_account() -> pwd.struct_passwd:
    """The caller's own account; for root that of PostgreSQL, or nobody's."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def run_as_service(*command: str | Path) -> None:
    """Run a program as the service account, in a folder that it can read.

    Raises ServicesUnavailableError with what the program said when it fails.
    """
    done = _run(command)
    if done.returncode:
        raise ServicesUnavailableError(f"{Path(command[0]).name} failed:\n{done.stdout}")


def can_reach(path: Path) -> bool:
    """Whether the service account can pass through to `path` and into it."""
    return _run(("test", "-r", path, "-a", "-x", path)).returncode == 0


def make_private(folder: Path) -> None:
    """A folder that only the service account can enter.

    Raises ServicesUnavailableError when someone else holds that place, as anyone could under /tmp.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    account = service_account()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.getuid(), account.pw_uid):
        raise ServicesUnavailableError(f"{folder} belongs to someone else; remove it and try again.")
    if found.st_uid != account.pw_uid:
        os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)


def _run(command: tuple[str | Path, ...]) -> subprocess.CompletedProcess[str]:
    account = service_account()
    is_root = os.getuid() == 0
    return subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        user=account.pw_uid if is_root else None,
        group=account.pw_gid if is_root else None,
        extra_groups=[] if is_root else None,
    )
