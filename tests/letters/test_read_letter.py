"""The command that reads letters without a database."""

import json
import resource
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.letters.reading.letters import PRINTED

ROOT = Path(__file__).parents[2]
LETTER = PRINTED.format(body="Hiermee voldoe ik aan mijn toezegging aan het lid Grutto.")


def test_prints_one_line_of_json_per_file(tmp_path: Path) -> None:
    paths = [tmp_path / "een.txt", tmp_path / "twee.txt"]
    for path in paths:
        path.write_text(LETTER, encoding="cp1252")
    out = StringIO()
    call_command("read_letter", *map(str, paths), stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [row["path"] for row in rows] == [str(path) for path in paths]
    assert rows[0]["dossiers"] == [{"dossier": "99101", "nr": "12"}]
    assert [statement["act"] for statement in rows[0]["statements"]] == ["fulfils"]


def test_unreadable_file_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    good, empty, absent = tmp_path / "goed.txt", tmp_path / "leeg.txt", tmp_path / "weg.txt"
    good.write_text(LETTER)
    empty.write_bytes(b"")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="2 van 3 bestanden"):
        call_command("read_letter", str(empty), str(absent), str(good), stdout=out, stderr=err)
    assert len(out.getvalue().splitlines()) == 1
    assert "leeg.txt: Het bestand is leeg." in err.getvalue()
    assert "weg.txt" in err.getvalue()


def test_it_starts_within_two_seconds_and_without_a_database(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER)
    command = [sys.executable, "manage.py", "read_letter", str(path)]
    environment = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PATH": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert json.loads(done.stdout)["date"] == "2023-03-14"
    # The processor's time, so that a busy machine does not count.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2
