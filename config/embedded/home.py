"""Where data and programs live: in the checkout, or elsewhere when the services' account cannot reach it."""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from config.embedded.account import ServicesUnavailableError, can_reach, make_private
from config.embedded.places import ELSEWHERE, VAR


def find_data(cluster: str) -> Path:
    """The folder of the cluster's data, made if need be."""
    folder = (ELSEWHERE if is_elsewhere() else VAR) / cluster
    make_private(folder)
    return folder


def find_program(package: str, path: str) -> Path:
    """A program that the Python package `package` carries, at a place where the services' account can run it.

    Raises ServicesUnavailableError when the package is not installed.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ServicesUnavailableError(
            f"The package {package} is not installed: run `make setup`, or set DATABASE_URL and BROKER_URL."
        )
    installed = Path(spec.origin).parent
    return (_copied(installed) if is_elsewhere() else installed) / path


def is_elsewhere() -> bool:
    """Whether the checkout, or the environment it is installed in, is closed to the services' account."""
    VAR.mkdir(exist_ok=True)
    return not (can_reach(VAR) and can_reach(Path(sys.prefix) / "bin"))


def say_elsewhere() -> None:
    """Tell a person where the data went, since they will not find it in the checkout."""
    if is_elsewhere():
        sys.stderr.write(f"The database's account cannot enter this folder: its data and programs are in {ELSEWHERE}\n")


def _copied(installed: Path) -> Path:
    """The package beside its libraries, copied once per version; root's own, so nobody else can change it."""
    programs = ELSEWHERE / f"{installed.name}-{int(installed.stat().st_mtime)}"
    if not programs.exists():
        _make_passable(ELSEWHERE)
        draft = programs.with_suffix(f".{os.getpid()}")
        for folder in installed.parent.glob(f"{installed.name}*"):
            if folder.suffix in ("", ".libs"):
                shutil.copytree(folder, draft / folder.name)
        draft.rename(programs)
    return programs / installed.name


def _make_passable(folder: Path) -> None:
    folder.mkdir(mode=0o755, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise ServicesUnavailableError(f"{folder} belongs to someone else; remove it and try again.")
