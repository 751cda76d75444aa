"""The version of the rules that read and match letters: a digest of their source, so that it changes by itself."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# The files that decide what is read in a letter: code, word lists, weights and tables.
RULES = (
    "letters/reading/**/*",
    "matching/candidates.py",
    "matching/debates/*",
    "matching/dutch_words.py",
    "matching/promises/*",
    "parliament/*",
    "parliament/data/*",
    "parliament/deadlines/*",
)
NO_RULES = (".md", ".pyc")
_HAS_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def rules_version() -> str:
    """Twelve hexadecimal digits that change with every rule or list for reading, deadlines or matching.

    Another version means that all letters must be read again, so comments, docstrings and layout do not count. Computed
    once per process, because a process keeps the rules that it started with.
    """
    return _digest((path, _code(path) if path.suffix == ".py" else path.read_bytes()) for path in sorted(rule_files()))


def source_digest(paths: Iterable[Path], *words: str) -> str:
    """A digest of every byte of these files, and of `words`, for example to identify the release that made a page."""
    return _digest(((path, path.read_bytes()) for path in sorted(paths)), *words)


def rule_files() -> set[Path]:
    files = (path for pattern in RULES for path in ROOT.glob(pattern))
    return {path for path in files if path.is_file() and path.suffix not in NO_RULES}


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
