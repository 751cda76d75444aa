"""Lighthouse scores of each kind of page."""

import json
import os
import shutil
import subprocess

import pytest

from tests.conftest import CHROMIUM, QUIET

pytestmark = [pytest.mark.browser, pytest.mark.trial, pytest.mark.django_db(transaction=True)]

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("accessibility", "best-practices")
PARTS = 12
UNTIMED = ("--throttling-method=provided", "--disable-full-page-screenshot")  # only the scores matter
REFUSALS = {"refused", "missing", "item withdrawn"}  # pages that Lighthouse cannot measure


@pytest.fixture(scope="module")
def npx() -> str:
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("needs npx, which is not installed")
    if subprocess.run([npx, "--yes", LIGHTHOUSE, "--version"], capture_output=True).returncode:
        pytest.skip(f"needs {LIGHTHOUSE}, which npx cannot fetch")
    return npx


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_have_the_highest_score(npx: str, pages: dict[str, str], part: int):
    asked = [kind for kind in pages if kind not in REFUSALS][part::PARTS]
    found = {kind: judged(npx, pages[kind]) for kind in asked}
    assert found == {kind: dict.fromkeys(CATEGORIES, 1) for kind in asked}


def judged(npx: str, address: str) -> dict[str, object]:
    """Return the score per category, or the failed audits if the score is below 1."""
    options = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}", *UNTIMED)
    flags = f"--chrome-flags={' '.join(('--headless=new', *QUIET))}"
    command = [npx, "--yes", LIGHTHOUSE, address, *options, flags]
    chromium = {"CHROME_PATH": str(CHROMIUM)}
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **chromium})
    told = json.loads(answer.stdout)
    assert "runtimeError" not in told, told
    return {name: one["score"] if one["score"] == 1 else faults(told, one) for name, one in told["categories"].items()}


def faults(told: dict, category: dict) -> list[str]:
    audits = (told["audits"][one["id"]] for one in category["auditRefs"] if one["weight"])
    return [audit["title"] for audit in audits if audit["score"] not in (None, 1)]
