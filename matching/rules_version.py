"""The version of the rules that read and match letters: a digest of their source, so that it changes by itself."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The modules that decide about a letter. Every module that they import counts too, except the database models.
STARTS = ("letters.reading", "matching.debates", "matching.promises", "matching.candidates")
TABLES = ".models"
NO_RULES = (".py", ".md")
_HAS_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def rules_version() -> str:
    """Twelve hexadecimal digits that change with every rule or list for reading, deadlines or matching.

    Computed once per process, because a process keeps the rules that it started with.
    """
    return rules_digest(rule_files())


def rules_digest(paths: Iterable[Path]) -> str:
    """A digest of the code in these files, which ignores comments, docstrings and layout.

    Use it where a change means that all letters must be read again. In files other than Python every byte counts.
    """
    return _digest((path, _code(path) if path.suffix == ".py" else path.read_bytes()) for path in sorted(paths))


def source_digest(paths: Iterable[Path], *words: str) -> str:
    """A digest of every byte of these files, and of `words`.

    Use it where every change counts, for example to identify the release that rendered a page.
    """
    return _digest(((path, path.read_bytes()) for path in sorted(paths)), *words)


def _digest(contents: Iterable[tuple[Path, bytes]], *words: str) -> str:
    """Twelve hexadecimal digits for these paths (relative to ROOT), their contents, and `words`."""
    digest = hashlib.sha256("\0".join(words).encode())
    for path, content in contents:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:12]


def _code(path: Path) -> bytes:
    """The syntax tree of a module without its docstrings."""
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree):
        if isinstance(node, _HAS_DOCSTRING) and ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
    return ast.dump(tree).encode()


def rule_files() -> set[Path]:
    """The modules that read and match letters, and the lists and weights in the same folders."""
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
    """The file of a module of this project; None for other modules and for the database models."""
    if TABLES in name:
        return None
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


def _imports(path: Path) -> Iterator[str]:
    """The names of modules that a file may import: `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
