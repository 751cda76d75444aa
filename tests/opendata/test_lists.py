"""One row of an existing list, as JSON or CSV."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from opendata.agenda import read_debates
from opendata.lists import UnreadableRow, read, rows
from opendata.promises import agenda_of, read_promises

ROW = {
    "nummer": "TZ202303-311",
    "text": " De minister stuurt een kaart. ",
    "debate": {"nummer": "2023A99001", "kind": "Commissiedebat", "date": "2023-03-22", "title": "Waterveiligheid"},
    "ministry": "IenW",
}


def test_a_row_has_trimmed_texts_and_empty_ones_for_what_is_missing() -> None:
    listed = read(ROW)
    assert (listed.text, listed.kind, listed.made_on) == (
        "De minister stuurt een kaart.",
        "commissiedebat",
        date(2023, 3, 22),
    )
    assert (listed.committee, listed.role, listed.deadline_words, listed.settled_on) == ("", "", "", None)
    assert read(ROW | {"settled_on": "2023-05-01"}).settled_on == date(2023, 5, 1)


@pytest.mark.parametrize("missing", ["nummer", "text", "ministry"])
def test_a_row_without_a_needed_field_is_refused(missing: str) -> None:
    with pytest.raises(UnreadableRow, match=f"“{missing}” is leeg"):
        read({name: value for name, value in ROW.items() if name != missing})


@pytest.mark.parametrize("debate", [None, {}, "2023A99001", {"date": "2023-03-22"}, {"title": "Waterveiligheid"}])
def test_a_row_without_the_day_and_title_of_its_debate_is_refused(debate: object) -> None:
    with pytest.raises(UnreadableRow, match=r"“debate_(date|title)” is leeg"):
        read(ROW | {"debate": debate})


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_may_use_any_of_three_delimiters_and_dots_in_its_header(tmp_path: Path, mark: str) -> None:
    header = ["nummer", " text ", "debate.date", "debate.title", "ministry", "to"]
    cells = ["TZ202303-311", "De minister", "2023-03-22", "Dijken", "IenW"]
    path = tmp_path / "LIJST.CSV"
    path.write_text("\n".join(mark.join(line) for line in (header, cells, ["", ""], [*cells, "Bos"])), encoding="utf-8")
    found = list(rows(path))
    assert [nr for nr, _ in found] == [2, 4]
    assert [row.to for _, row in found if not isinstance(row, UnreadableRow)] == ["", "Bos"]


def test_an_empty_csv_file_lacks_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "leeg.csv"
    path.touch()
    ((nr, fault),) = rows(path)
    assert (nr, str(fault)) == (
        1,
        "Deze kolommen ontbreken: nummer, text, debate_date, debate_title, ministry.",
    )


def test_promises_and_the_debates_in_which_they_were_made() -> None:
    to = {"to": "lid Bos (NOL), de fractie van de OKE"}
    other = {"debate": ROW["debate"] | {"nummer": "2023A99002", "title": "Zoet water"}}
    lines = [json.dumps(row) for row in (ROW | to, ROW | {"nummer": "TZ202303-312"}, ROW | other)]
    promises = read_promises([*lines, " \n"])
    assert [promise.number for promise in promises] == ["TZ202303-311", "TZ202303-312", "TZ202303-311"]
    assert promises[0].people == ("Bos", "NOL", "OKE")
    assert promises[0].ministries == frozenset(["IenW"])
    debates = agenda_of(promises).on(date(2023, 3, 22))
    assert sorted(debate.title for debate in debates) == ["Waterveiligheid", "Zoet water"]
    assert {debate.kind for debate in debates} == {"commissiedebat"}


ACTIVITY = {
    "Nummer": "2023A99001",
    "Soort": "Commissiedebat",
    "Datum": "2023-03-08T10:00:00+01:00",
    "Onderwerp": " Waterveiligheid ",
    "Status": "Uitgevoerd",
    "Voortouwafkorting": "I&W",
    "Voortouwnaam": "vaste commissie voor Infrastructuur en Waterstaat",
}


@pytest.mark.parametrize("is_gzipped", [True, False])
def test_the_debates_of_the_house(tmp_path: Path, is_gzipped: bool) -> None:  # noqa: FBT001 - parametrised
    activities = [
        ACTIVITY,
        ACTIVITY | {"Voortouwafkorting": "TK", "Status": "Gepland"},
        ACTIVITY | {"Voortouwafkorting": None, "Status": "Geannuleerd"},
        ACTIVITY | {"Voortouwnaam": None, "Status": "Verplaatst"},
        ACTIVITY | {"Onderwerp": ""},
        ACTIVITY | {"Datum": None},
    ]
    content = "\n".join(map(json.dumps, activities)).encode()
    path = tmp_path / "activiteit"
    path.write_bytes(gzip.compress(content) if is_gzipped else content)
    debates = list(read_debates(path))
    assert [debate.committee for debate in debates] == [ACTIVITY["Voortouwnaam"], "", "", ""]
    assert [debate.took_place for debate in debates] == [True, True, False, False]
    first = debates[0]
    assert (first.number, first.kind, first.day, first.title) == (
        "2023A99001",
        "commissiedebat",
        date(2023, 3, 8),
        "Waterveiligheid",
    )
