"""The command that resolves words of time, without a database."""

import json
import resource
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]


def _questions(*words: str) -> StringIO:
    return StringIO(
        "".join(json.dumps({"expression": expression, "anchor_date": "2023-03-22"}) + "\n" for expression in words)
    )


def test_each_line_is_answered_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["in mei", "voor het debat", "binnen twee weken", "halfjaarlijks", "zo snel mogelijk", "te zijner tijd"]
    monkeypatch.setattr(sys, "stdin", _questions(*words))
    out = StringIO()
    call_command("resolve_deadlines", stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert rows[0] == {"due_earliest": "2023-05-01", "due_latest": "2023-05-31", "kind": "window"}
    assert [row["kind"] for row in rows] == ["window", "event", "exact", "recurring", "soft", "none"]


@pytest.mark.parametrize(
    "line", ["geen json", '{"expression": "in mei"}', '{"expression": "x", "anchor_date": "mei"}', "3"]
)
def test_a_malformed_line_is_named(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO(f"\n{line}\n"))
    with pytest.raises(CommandError, match="Regel 2 "):
        call_command("resolve_deadlines", stdout=StringIO())


def test_it_starts_within_two_seconds_and_without_a_database() -> None:
    command = [sys.executable, "manage.py", "resolve_deadlines"]
    environment = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PATH": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = _questions("voor het zomerreces").getvalue()
    done = subprocess.run(command, cwd=ROOT, env=environment, input=lines, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert json.loads(done.stdout)["due_latest"] == "2023-07-06"
    # CPU time, so that a busy machine does not matter.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2
