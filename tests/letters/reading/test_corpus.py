"""Minimum scores for reading the letters that were annotated by hand."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FLOORS = {
    "date": 0.97,
    "ministry": 0.97,
    "author_role": 0.97,
    "dossiers": 0.97,
    "kamerstukken": 0.96,
    "house_numbers": 0.96,
    "debates": 0.92,
    "fulfils": 0.9,
    "postpones": 0.9,
    "statements": 0.9,
    "their due": 0.9,
}
MOST_INVENTED = 0.02


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, float]:
    """The shares and F1 scores by name, from the group "all" at the end of the scorer's report."""
    corpus = shared / "corpus"
    command = [sys.executable, str(corpus / "score.py"), "letters", "--corpus", str(corpus), "--"]
    reader = [sys.executable, str(ROOT / "manage.py"), "read_letter"]
    report = subprocess.run([*command, *reader], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = report.rpartition("== all:")[2].splitlines()
    found = (re.match(r" *([a-z_ ]+?) {2,}.*?(?:F1|=) ([0-9.]+)", line) for line in lines)
    return {match[1]: float(match[2]) for match in found if match}


@pytest.mark.parametrize("name", FLOORS)
def test_floor(figures: dict[str, float], name: str) -> None:
    assert figures[name] >= FLOORS[name]


def test_almost_no_date_is_invented(figures: dict[str, float]) -> None:
    assert figures["due invented"] <= MOST_INVENTED
