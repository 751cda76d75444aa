"""Rules for the code: small files, short functions, a single writer of statuses, no inline style or script."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).parent.parent
PLACES = (*settings.PACKAGES, "config", "bench", "tests", "templates", "static")
LONGEST_FILE = 400
LONG_FUNCTION = 22
MOST_MODULES = 20
WORKFLOW = "toezeggingen/workflow/move.py"
WRITERS = {"update", "create", "get_or_create", "update_or_create", "Toezegging"}


def written_files(*endings: str) -> Iterator[Path]:
    """Files written by hand; Django writes the migrations."""
    for place in PLACES:
        for path in (ROOT / place).rglob("*"):
            if path.suffix in endings and "migrations" not in path.parts:
                yield path


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(), path.name))


def status_writes(path: Path) -> Iterator[str]:
    """The lines that set a status: by assignment, with setattr, in an update or on creation."""
    for node in nodes(path):
        match node:
            case ast.Assign(targets=targets):
                is_write = any(isinstance(part, ast.Attribute) and part.attr == "status" for part in flat(targets))
            case (
                ast.AugAssign(target=ast.Attribute(attr="status")) | ast.AnnAssign(target=ast.Attribute(attr="status"))
            ):
                is_write = True
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value="status"), _]):
                is_write = True
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), keywords=keywords):
                is_write = name in WRITERS and any(keyword.arg == "status" for keyword in keywords)
            case _:
                is_write = False
        if is_write:
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


def flat(targets: list[ast.expr]) -> Iterator[ast.expr]:
    for target in targets:
        if isinstance(target, ast.Tuple | ast.List):
            yield from flat(target.elts)
        else:
            yield target


def test_no_file_is_too_long():
    too_long = [
        str(path.relative_to(ROOT))
        for path in written_files(".py", ".html", ".css", ".js")
        if len(path.read_text().splitlines()) > LONGEST_FILE
    ]
    assert too_long == []


def test_nine_functions_in_ten_are_short():
    lengths = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in written_files(".py")
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    long = [name for name, length in lengths.items() if length > LONG_FUNCTION]
    assert len(long) <= len(lengths) / 10, long


def test_only_the_workflow_assigns_a_status():
    writers = [write for path in written_files(".py") for write in status_writes(path)]
    assert [write for write in writers if not write.startswith(f"{WORKFLOW}:")] == []
    assert writers, "the workflow itself was not recognised"


def test_a_hidden_writer_of_a_status_would_be_found(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    source = tmp_path / "back_door.py"
    source.write_text(
        "item.status = 'voldaan'\n"
        "item.note, item.status = '', 'voldaan'\n"
        "item.status += 'x'\n"
        "setattr(item, 'status', 'voldaan')\n"
        "Toezegging.objects.filter(pk=1).update(status='voldaan')\n"
        "Toezegging(status='voldaan')\n"
        "HttpResponse(status=410)\n"
        "assert item.status == 'voldaan'\n"
    )
    assert list(status_writes(source)) == [f"back_door.py:{line}" for line in range(1, 7)]


def test_pages_have_no_inline_style_or_script():
    inline = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    pages = [path for path in written_files(".html") if "emails" not in path.parts]
    assert [str(page.relative_to(ROOT)) for page in pages if inline.search(page.read_text())] == []


def product_files() -> list[Path]:
    """The modules of the product, without commands: each command has a class `Command`."""
    places = [ROOT / place for place in (*settings.PACKAGES, "config")]
    files = [path for place in places for path in place.rglob("*.py")]
    return [path for path in files if not {"migrations", "commands"} & set(path.parts)]


def test_no_two_classes_share_a_name():
    names = Counter(
        node.name
        for path in product_files()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node.name not in ("Meta", "Media")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_package_has_too_many_modules_side_by_side():
    modules = Counter(path.parent for path in product_files() if path.name != "__init__.py")
    assert [str(package.relative_to(ROOT)) for package, count in modules.items() if count > MOST_MODULES] == []
