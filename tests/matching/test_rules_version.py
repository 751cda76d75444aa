"""The version of the rules follows their source, without anybody saying so."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from matching import rules_version as rules

LOADED = """
import sys, letters.reading, matching.promises
print(*(module.__file__ for module in sys.modules.values() if getattr(module, "__file__", None)), sep="\\n")
"""


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rules in a folder of their own, where they may be changed."""
    for path in rules.rule_files():
        there = tmp_path / path.relative_to(rules.ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    return tmp_path


def version() -> str:
    return rules.rules_version.__wrapped__()


@pytest.mark.parametrize(
    "name",
    [
        "letters/reading/cues/delivery.py",
        "parliament/deadlines/periods.py",
        "matching/dutch.py",
        "parliament/data/ministries.tsv",
    ],
)
def test_a_rule_or_list_that_changes_changes_the_version(copied: Path, name: str):
    before = version()
    changed = copied / name
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert version() != before


def test_weights_that_are_added_beside_a_rule_change_it_too(copied: Path):
    before = version()
    (copied / "letters/reading/weights.json").write_text("{}")
    assert version() != before


def test_the_same_rules_elsewhere_have_the_same_version(copied: Path):
    (copied / "parliament/page.py").write_text("no rule")
    (copied / "parliament/data/README.md").write_text("no list")
    assert version() == rules.rules_version()


def test_no_module_that_reading_and_matching_load_is_left_out():
    run = subprocess.run([sys.executable, "-c", LOADED], cwd=rules.ROOT, capture_output=True, text=True, check=True)
    loaded = {Path(line) for line in run.stdout.split("\n") if line and Path(line).is_relative_to(rules.ROOT)}
    ours = {path for path in loaded if ".venv" not in path.parts and path.stat().st_size}
    assert len(ours) > 30
    assert ours - rules.rule_files() == set()
