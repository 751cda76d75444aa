"""The version of the rules follows their code and lists, not their comments."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from matching import rules_version as rules

LOADED = """
import sys, letters.reading, matching.debates, matching.promises
print(*(module.__file__ for module in sys.modules.values() if getattr(module, "__file__", None)), sep="\\n")
"""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules that a test may change."""
    for path in rules.rule_files():
        there = tmp_path / path.relative_to(rules.ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    return tmp_path


def version() -> str:
    return rules.rules_version.__wrapped__()


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("letters/reading/cues/delivery.py", "ADDED = 1\n"),
        ("parliament/deadlines/periods.py", "ADDED = 1\n"),
        ("matching/dutch_words.py", "ADDED = 1\n"),
        ("parliament/data/ministries.tsv", "\n"),
    ],
)
def test_a_changed_rule_or_list_changes_the_version(copied: Path, name: str, added: str):
    before = version()
    append(copied / name, added)
    assert version() != before


def test_a_changed_comment_or_docstring_does_not_change_the_version(copied: Path):
    before = version()
    module = copied / "parliament/dates.py"
    module.write_text('"""Another docstring."""\n# Another comment.\n' + module.read_text().partition('"""\n')[2])
    assert version() == before


def test_the_source_digest_counts_comments_too(copied: Path):
    module = copied / "parliament/dates.py"
    before = rules.source_digest([module])
    append(module, "# Another comment.\n")
    assert rules.source_digest([module]) != before


def test_a_new_list_beside_a_rule_changes_the_version(copied: Path):
    before = version()
    (copied / "letters/reading/weights.json").write_text("{}")
    assert version() != before


def test_the_same_rules_elsewhere_have_the_same_version(copied: Path):
    (copied / "page.py").write_text("no rule")
    (copied / "parliament/data/README.md").write_text("no list")
    assert version() == rules.rules_version()


def test_every_module_that_reading_and_matching_load_counts():
    run = subprocess.run([sys.executable, "-c", LOADED], cwd=rules.ROOT, capture_output=True, text=True, check=True)
    loaded = {Path(line) for line in run.stdout.split("\n") if line and Path(line).is_relative_to(rules.ROOT)}
    ours = {path for path in loaded if ".venv" not in path.parts and path.stat().st_size}
    assert len(ours) > 30
    assert ours - rules.rule_files() == set()
