"""The command that matches letters with a register in a file, without a database."""

import json
import resource
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]
ENTRY = {
    "id": "een",
    "nummer": "TZ202303-311",
    "text": "De minister laat onderzoeken hoeveel kilometer dijk verzakt door muskusratten.",
    "debate": {"nummer": "2023A99001", "kind": "Commissiedebat", "date": "2023-03-22", "title": "Waterveiligheid"},
    "committee": "vaste commissie voor Infrastructuur en Waterstaat",
    "ministry": "IenW",
    "to": "leden Duinroos (NOL) en Van Plas (OKE)",
    "deadline_text": "voor de zomer",
    "settled_on": None,
}
DITCHES = ENTRY | {
    "nummer": "TZ202303-312",
    "text": "De minister stuurt een kaart van droogvallende sloten.",
    "to": None,
    "deadline_text": None,
    "settled_on": "2023-04-01",
}
LETTER = """Vergaderjaar 2022–2023

99 001

Waterstaat

Nr. 17

BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 19 april 2023

In het commissiedebat Waterveiligheid van 22 maart jl. zegde ik toe te laten onderzoeken hoeveel kilometer dijk
verzakt door muskusratten; met deze brief voldoe ik aan die toezegging.

De Minister van Infrastructuur en Waterstaat,
M. Rietzanger
"""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in (ENTRY, DITCHES)))
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER)
    return path


def test_one_line_of_json_per_letter(register: Path, letter: Path) -> None:
    out = StringIO()
    call_command("match_letters", "--register", str(register), str(letter), str(letter), stdout=out)
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert first == second
    assert first["path"] == str(letter)
    found = [(row["nummer"], row["act"], row["collective"]) for row in first["proposals"] if row["proposed"]]
    assert found == [("TZ202303-311", "fulfils", False)]
    assert 0 < first["proposals"][0]["score"] <= 1


def test_a_debate_without_its_day_is_found_by_its_title(register: Path, letter: Path) -> None:
    before, after = LETTER.index("In het commissiedebat"), LETTER.index("De Minister van")
    body = "Met deze brief doe ik de toezeggingen uit het commissiedebat Waterveiligheid gestand.\n\n"
    letter.write_text(LETTER[:before] + body + LETTER[after:])
    out = StringIO()
    call_command("match_letters", "--register", str(register), str(letter), stdout=out)
    found = [(row["nummer"], row["collective"]) for row in json.loads(out.getvalue())["proposals"] if row["proposed"]]
    assert found == [("TZ202303-311", True)]


def test_an_unreadable_file_is_reported_and_the_others_are_matched(
    register: Path, letter: Path, tmp_path: Path
) -> None:
    out, err = StringIO(), StringIO()
    paths = [str(tmp_path / "weg.txt"), str(letter)]
    with pytest.raises(CommandError, match="1 van 2 bestanden"):
        call_command("match_letters", "--register", str(register), *paths, stdout=out, stderr=err)
    assert len(out.getvalue().splitlines()) == 1
    assert "weg.txt" in err.getvalue()


@pytest.mark.parametrize("line", ["geen JSON", "{}", "[]", json.dumps(ENTRY | {"debate": None})])
def test_a_file_that_is_not_a_register_is_refused(line: str, letter: Path, tmp_path: Path) -> None:
    path = tmp_path / "geen.jsonl"
    path.write_text(line)
    with pytest.raises(CommandError, match=r"geen\.jsonl is geen register"):
        call_command("match_letters", "--register", str(path), str(letter))


def test_it_starts_within_two_seconds_and_without_a_database(register: Path, letter: Path) -> None:
    command = [sys.executable, "manage.py", "match_letters", "--register", str(register), str(letter)]
    environment = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "PATH": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert json.loads(done.stdout)["proposals"][0]["nummer"] == "TZ202303-311"
    # CPU time, so that a busy machine does not matter.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2
