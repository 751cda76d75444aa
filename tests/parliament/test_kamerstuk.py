import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament import kamerstuk
from parliament.kamerstuk import Kamerstuk


def cited(text: str) -> list[str]:
    return [str(citation.kamerstuk) for citation in kamerstuk.find(text)]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("28 676, nr. 431", "28676-431"),
        ("28 676 nr 431", "28676-431"),
        ("28676-431", "28676-431"),
        ("28 676-431", "28676-431"),
        ("kst-28676-431", "28676-431"),
        ("KST-28676-431", "28676-431"),
        ("36 200 V, nr. 73", "36200-V-73"),
        ("36 200 v, nr. 73", "36200-V-73"),
        ("36200-V-73", "36200-V-73"),
        ("21 501-20, nr. 1900", "21501-20-1900"),
        ("21501-20-1900", "21501-20-1900"),
        ("36 200 (R2000), nr. 5", "36200-5"),
        ("kst-33852-(R2023)-6", "33852-6"),
        ("32 043, nr. AE", "32043-AE"),
        ("32043-AE", "32043-AE"),
        ("Kamerstukken II 2022/23, 36 200 XII, nr. 60", "36200-XII-60"),
    ],
)
def test_a_typed_number_is_read(typed: str, stored: str) -> None:
    assert str(kamerstuk.parse(typed)) == stored


@pytest.mark.parametrize(
    ("line", "dossier"),
    [
        ("36 200 V Begroting", ("36200-V", "Begroting")),
        ("36 410-XVII", ("36410-XVII", "")),
        ("21 501-20 Europese Raad", ("21501-20", "Europese Raad")),
        ("12 500 vogels vlogen over", None),
        ("(Kamerstuk 28 676)", None),
    ],
)
def test_the_dossier_at_the_start_of_a_line(line: str, dossier: tuple[str, str] | None) -> None:
    assert kamerstuk.leading_dossier(line) == dossier


@pytest.mark.parametrize("typed", ["", "28 676", "21501-20", "28 676, nrs. 12 en 14", "zie 28676-431", "8676-431"])
def test_other_text_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is geen kamerstuknummer"):
        kamerstuk.parse(typed)


@pytest.mark.parametrize(
    ("paper", "spoken"),
    [
        (Kamerstuk("28676", "", "431"), "28 676, nr. 431"),
        (Kamerstuk("36200", "V", "73"), "36 200 V, nr. 73"),
        (Kamerstuk("21501-20", "", "1900"), "21 501-20, nr. 1900"),
        (Kamerstuk("34986", "", ""), "34 986"),
    ],
)
def test_the_form_in_letters(paper: Kamerstuk, spoken: str) -> None:
    assert paper.spoken == spoken


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("(Kamerstuk 28 676, nr. 431)", ["28676-431"]),
        ("(Kamerstukken II, vergaderjaar 2007- 2008, 31 200 VIII, nr. 32)", ["31200-VIII-32"]),
        ("Kamerstuk 35000 XVII, nr.\n34", ["35000-XVII-34"]),
        ("Kamerstukken I 2019/20, 32 043, AE.", ["32043-AE"]),
        ("(Kamerstuk 34 986)", ["34986"]),
        ("(Kamerstuk 28 676-12) en Kamerstuknr. 35 300-VII-12", ["28676-12", "35300-VII-12"]),
        ("12 500-15 vogels", []),
        ("(Kamerstukken II 2016/17, 34550, VI, nr. 12)", ["34550-VI-12"]),
        ("(EK 33 818, B)", ["33818-B"]),
        ("28 676, nr. 12, 13 en 15.", ["28676-12", "28676-13", "28676-15"]),
        ("28 676, nrs. 12 en 14", ["28676-12", "28676-14"]),
        ("28 676, nrs. 12 t/m 14 en 20", ["28676-12", "28676-13", "28676-14", "28676-20"]),
        ("28 676, nrs. 1 t/m 900", ["28676-1", "28676-900"]),
        ("28 676, nrs. 14 t/m 12", ["28676-14", "28676-12"]),
        ("(28 676, nr. 12 en 14)", ["28676-12", "28676-14"]),
        ("28 676, nr. 12 en 14 maart", ["28676-12"]),
        ("28 676, nr. 12 en 14 moties", ["28676-12"]),
        ("28 676, nrs. 12 en 14 maart", ["28676-12"]),
        ("28 676, nr. 3 resp. nr. 4", ["28676-3", "28676-4"]),
        ("28 676, nrs. 12, 14 en 36 200 V, nr. 3", ["28676-12", "28676-14", "36200-V-3"]),
        ("28 676, nr. 3; 29 279, nr. 1 en 36 200 V, nr. 73", ["28676-3", "29279-1", "36200-V-73"]),
        ("31 293 en 31 289, nr. 598", ["31293-598", "31289-598"]),
        ("28 676, nr. A", ["28676-A"]),
        ("28 676, nr. a", ["28676-A"]),
        ("28 676, nr. 12 en nr. 14 over dijken", ["28676-12", "28676-14"]),
        ("28 676, nr. 12 t/m 14 over dijken", ["28676-12", "28676-13", "28676-14"]),
        ("28 676, nr. 12 en 14 over dijken", ["28676-12"]),
        ("28 676, nrs. 12 t/m B", ["28676-12", "28676-B"]),
        ("28 676, nrs. 1 t/m 51", ["28676-1", *(f"28676-{nr}" for nr in range(2, 52))]),
        ("28 676, nrs. 1 t/m 52", ["28676-1", "28676-52"]),
        ("kenmerk 33037-308/2018D42487", ["33037-308"]),
        ("kst-36200-V-73.html", ["36200-V-73"]),
        ("Kamerstuk 32040-27\n\nNr. 27", ["32040-27"]),
    ],
)
def test_papers_are_found_in_running_text(text: str, papers: list[str]) -> None:
    assert cited(text) == papers


@pytest.mark.parametrize(
    "text",
    [
        "een bedrag van 36 200 euro",
        "28 676 NAVO\nNr. 431",
        "kenmerk 2018-12345-12",
        "BZDOC-12345-67",
        "dossier 21501-20",
        "€ 128 676, nr. 5",
        "tussen 10000-12000",
    ],
)
def test_other_numbers_are_not_found(text: str) -> None:
    assert cited(text) == []


def test_the_addresses_of_official_publications() -> None:
    site = "https://zoek.officielebekendmakingen.nl"
    assert Kamerstuk("36200", "V", "73").official_address == f"{site}/kst-36200-V-73.html"
    assert Kamerstuk("36200", "V", "").official_address == f"{site}/dossier/36200-V"


def test_citations_are_in_the_order_of_the_text() -> None:
    assert cited("Kamerstuk 36200-V-73, 28 676, nr. 3 en kst-29279-12") == ["36200-V-73", "28676-3", "29279-12"]


def test_a_citation_has_its_place() -> None:
    text = "Zie Kamerstuk 28 676, nrs. 12 en 14, en verder."
    first, second = kamerstuk.find(text)
    assert first.quote == second.quote == "Kamerstuk 28 676, nrs. 12 en 14"
    assert text[first.start : first.end] == first.quote


papers = st.builds(
    Kamerstuk,
    dossier=st.from_regex(r"[1-9][0-9]{4}", fullmatch=True) | st.sampled_from(["21501-20", "21501-02"]),
    suffix=st.just(""),
    nr=st.from_regex(r"[1-9][0-9]{0,3}|[A-Z]{1,3}", fullmatch=True),
).filter(lambda paper: paper.dossier != kamerstuk.PARTED)


@given(papers, st.sampled_from(["", "I", "V", "XIV", "IXB", "A", "J"]))
def test_stored_and_spoken_forms_can_be_read_back(paper: Kamerstuk, suffix: str) -> None:
    paper = Kamerstuk(paper.dossier, "" if "-" in paper.dossier else suffix, paper.nr)
    assert kamerstuk.parse(str(paper)) == paper
    assert kamerstuk.parse(paper.spoken) == paper


@given(st.text() | st.text(alphabet="0123456789 -,.;()VXArnsRe"))
def test_any_text_is_handled(text: str) -> None:
    for citation in kamerstuk.find(text):
        assert text[citation.start : citation.end] == citation.quote


def test_the_citations_in_the_corpus_match_its_gold(shared: Path) -> None:
    folder = shared / "corpus" / "letters"
    letters = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    assert letters
    wanted, found = set(), set()
    for index, letter in enumerate(letters):
        own = {f"{number['dossier']}-{number['nr']}" for number in letter["gold"]["dossiers"]}
        wanted |= {(index, paper) for paper in letter["gold"].get("kamerstukken") or []}
        found |= {(index, paper) for paper in set(cited(letter["text"])) - own}
    assert found == wanted
