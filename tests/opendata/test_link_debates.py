"""The command that finds the debate of a letter in a file of the House's open data, without a database."""

import gzip
import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]
ACTIVITY = {
    "Nummer": "2023A99001",
    "Soort": "Commissiedebat",
    "Datum": "2023-03-08T10:00:00+01:00",
    "Onderwerp": "Waterveiligheid ",
    "Status": "Uitgevoerd",
    "Voortouwafkorting": "I&W",
    "Voortouwnaam": "vaste commissie voor Infrastructuur en Waterstaat",
}
CANCELLED = ACTIVITY | {"Nummer": "2023A99002", "Onderwerp": "Sluizen (geannuleerd)", "Status": "Geannuleerd"}
DELETED = dict.fromkeys(ACTIVITY) | {"Verwijderd": True}
LETTER = "Den Haag, 22 maart 2023\n\nOnderwerp: Toezegging uit het commissiedebat {title} van 8 maart 2023\n"
FOUND, WRONG = 0.93, 0.02


@pytest.fixture
def debates(tmp_path: Path) -> Path:
    path = tmp_path / "activiteit.jsonl.gz"
    lines = "\n".join(json.dumps(row) for row in (ACTIVITY, CANCELLED, DELETED))
    path.write_bytes(gzip.compress(lines.encode()))
    return path


def test_one_line_of_json_per_letter(tmp_path: Path, debates: Path) -> None:
    paths = [tmp_path / f"{title}.txt" for title in ("Waterveiligheid", "Sluizen")]
    for path in paths:
        path.write_text(LETTER.format(title=path.stem))
    out = StringIO()
    call_command("link_debates", "--debates", str(debates), *map(str, paths), stdout=out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"path": str(paths[0]), "debate": "2023A99001", "because": "dag en onderwerp: Waterveiligheid"},
        {"path": str(paths[1]), "debate": None, "because": None},
    ]


def test_an_unreadable_letter_is_reported_and_the_others_are_linked(tmp_path: Path, debates: Path) -> None:
    letter = tmp_path / "goed.txt"
    letter.write_text(LETTER.format(title="Waterveiligheid"))
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 van 2 bestanden"):
        call_command("link_debates", "--debates", str(debates), "weg.txt", str(letter), stdout=out, stderr=err)
    assert "weg.txt" in err.getvalue()
    assert json.loads(out.getvalue())["debate"] == "2023A99001"


@pytest.mark.parametrize("content", ["geen JSON", "[1]", '{"Datum": "2023-03-08", "Onderwerp": "Water"}', None])
def test_a_file_without_debates_is_refused_with_a_reason(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "activiteit.jsonl"
    if content:
        path.write_text(content)
    with pytest.raises(CommandError, match=r"activiteit\.jsonl (kan niet worden geopend|is geen bestand)"):
        call_command("link_debates", "--debates", str(path), "brief.txt")


@pytest.mark.slow
def test_real_subject_lines_find_their_debate(shared: Path) -> None:
    command = [sys.executable, str(shared / "corpus" / "score.py"), "linking", "--"]
    linker = [sys.executable, str(ROOT / "manage.py"), "link_debates"]
    report = subprocess.run([*command, *linker], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    figures = dict(re.findall(r"^(debate found|wrong debate) .*= ([0-9.]+)$", report, re.MULTILINE))
    assert float(figures["debate found"]) >= FOUND
    assert float(figures["wrong debate"]) <= WRONG
