"""Which rules read a letter: a digest of their source, so that nobody can forget to say that they changed."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What decides on a letter; all that these import decides with them, but for the tables that they ask.
STARTS = ("letters.reading", "matching.debates", "matching.promises", "matching.candidates")
TABLES = ".models"
NO_RULES = (".py", ".md")


@cache
def rules_version() -> str:
    """Twelve hexadecimal digits, other ones as soon as any rule or list of reading, deadlines or matching is another.

    Taken once a process: a process keeps the rules that it started with.
    """
    return source_digest(rule_files())


def source_digest(paths: Iterable[Path], *words: str) -> str:
    """Twelve hexadecimal digits of the names and contents of files below ROOT, and of words beside them."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def rule_files() -> set[Path]:
    """The modules by which a letter is read and matched, and the lists and weights that lie beside them."""
    modules: set[Path] = set()
    waiting = list(STARTS)
    while waiting:
        path = _source(waiting.pop())
        if path and path not in modules:
            modules.add(path)
            waiting += _imports(path)
    folders = {folder for module in modules for folder in (module.parent, module.parent / "data")}
    beside = (path for folder in folders if folder.is_dir() for path in folder.iterdir())
    return modules | {path for path in beside if path.is_file() and path.suffix not in NO_RULES}


def _source(name: str) -> Path | None:
    """The file of a module of ours; None for anything else that an import names."""
    if TABLES in name:
        return None
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _imports(path: Path) -> Iterator[str]:
    """All that a file may import; of `from a import b` both `a` and `a.b`, whichever is a module."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
