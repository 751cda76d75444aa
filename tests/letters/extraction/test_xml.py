"""Text from the XML of officielebekendmakingen.nl. Harmful or other XML is refused."""

from pathlib import Path

import pytest

from letters.extraction.limits import UnreadableLetter
from letters.extraction.xml import xml_text

PAPER = """<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><metadata><meta name="x" content="y"/></metadata><kamerstuk><kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2024-2025</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>99 101</dossiernr><begrotingshoofdstuk>V</begrotingshoofdstuk></dossiernummer>
<titel>Zeedijken</titel></dossier><stuk><stuknr>Nr. <ondernummer kamer="2">12</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN ZAND</titel><algemeen><vrije-tekst><tekst>{}</tekst></vrije-tekst></algemeen></stuk>
</kamerstuk></officiele-publicatie>"""
HEAD = ["Vergaderjaar 2024-2025", "99 101 V", "Zeedijken", "Nr. 12", "BRIEF VAN DE MINISTER VAN ZAND"]


def paragraphs(body: str) -> list[str]:
    blocks = xml_text(PAPER.format(body).encode()).split("\n\n")
    assert blocks[: len(HEAD)] == HEAD
    return blocks[len(HEAD) :]


def test_paragraphs_and_headings_are_separate_blocks() -> None:
    body = (
        '<tussenkop kopopmaak="vet">Het <nadruk type="cur">duin</nadruk></tussenkop>'
        "<al>De <?xpp afbm?>dijk<!-- x --> ligt "
        "er.</al>"
        "<divisie><kop><label>Artikel</label><nr>2.</nr><titel>Klei</titel></kop>"
        "<al>Zie <extref doc='x'>hier</extref>.</al></divisie>"
    )
    assert paragraphs(body) == ["Het duin", "De dijk ligt er.", "Artikel 2. Klei", "Zie hier."]


def test_items_follow_their_number_on_the_same_line() -> None:
    body = (
        "<lijst><li><li.nr>a.</li.nr><al>zand</al><al>en klei</al></li><li><al>gras</al></li></lijst>"
        "<vraag><nr>Vraag 1</nr><al>Waarom?</al></vraag><lid><lidnr>2.</lidnr><al>Daarom.</al></lid>"
    )
    assert paragraphs(body) == ["a. zand", "en klei", "– gras", "Vraag 1", "Waarom?", "2. Daarom."]


def test_note_numbers_go_on_where_an_annex_starts_at_1() -> None:
    note = '<noot type="voet"><noot.nr>1</noot.nr><noot.al>{} <nadruk>bron</nadruk>.</noot.al></noot>'
    assert paragraphs(f"<al>Dijk {note.format('Eerste')} en</al><al>duin{note.format('Tweede')}.</al>") == [
        "Dijk¹ en",
        "duin².",
        "¹ Eerste bron.",
        "² Tweede bron.",
    ]


def test_table_keeps_rows_and_notes() -> None:
    note = '<noot type="tabel"><noot.nr>1</noot.nr><noot.al>Noot.</noot.al></noot>'
    body = (
        "<table><title>Lijst</title><tgroup><colspec/><thead><row><entry><al>Nr.</al></entry><entry>"
        "<al>Wat</al></entry>"
        f"<entry><al>Stand</al></entry></row></thead><tbody><row><entry>1</entry><entry>"
        f"<al>Brief{note}</al><al>over zand</al>"
        "</entry><entry><al>Afgedaan</al></entry></row></tbody></tgroup></table>"
    )
    assert paragraphs(body) == ["Lijst", "Nr. | Wat | Stand\n1 | Brief¹ over zand | Afgedaan", "¹ Noot."]


def test_signature_is_an_office_and_a_name() -> None:
    body = (
        "<ondertekening><functie>De Minister</functie> van Zand,<naam><voornaam>A.</voornaam>"
        "<achternaam>Grutto</achternaam>"
        "</naam><functie>De Staatssecretaris van Klei,</functie><naam><achternaam>Kievit</achternaam>"
        "</naam></ondertekening>"
    )
    assert paragraphs(body) == ["De Minister van Zand,\nA. Grutto", "De Staatssecretaris van Klei,\nKievit"]


def test_unknown_element_keeps_its_text() -> None:
    assert paragraphs("<nieuw>Dit blijft.<al>Dit ook.</al></nieuw>") == ["Dit blijft.", "Dit ook."]


BOMB = "".join(f'<!ENTITY e{nr} "{f"&e{nr - 1};" * 10 if nr else "ha" * 10}">' for nr in range(10))


def declaring(entities: str) -> bytes:
    head, _, rest = PAPER.format("<al>Dag &e9; Kamer</al>").partition("?>")
    return f"{head}?><!DOCTYPE x [{entities}]>{rest}".encode()


def test_entities_that_multiply_are_refused() -> None:
    with pytest.raises(UnreadableLetter, match="beschadigd"):
        xml_text(declaring(BOMB))


@pytest.mark.parametrize("declared", ['<!ENTITY e9 SYSTEM "file:///etc/passwd">', '<!ENTITY % p SYSTEM "x"> %p;'])
def test_entities_of_the_file_stay_what_they_are(declared: str) -> None:
    assert xml_text(declaring(declared)).endswith("Dag &e9; Kamer")


def test_external_dtd_is_not_read(tmp_path: Path) -> None:
    definition = tmp_path / "x.dtd"
    definition.write_text("<!ENTITY eacute 'GEHEIM'>")
    head, _, rest = PAPER.format("<al>caf&eacute;</al>").partition("?>")
    text = xml_text(f'{head}?><!DOCTYPE officiele-publicatie SYSTEM "{definition}">{rest}'.encode())
    assert text.endswith("café")


@pytest.mark.parametrize("data", [PAPER.encode()[:400], b"<kamerstuk><al></kamerstuk>", b"<kamerstuk"])
def test_broken_xml_is_reported(data: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="beschadigd"):
        xml_text(data)


def test_other_xml_is_refused() -> None:
    with pytest.raises(UnreadableLetter, match="geen officiële publicatie"):
        xml_text(b"<rss><channel><title>Nieuws</title></channel></rss>")


def test_superscript_digits_are_a_mark_and_other_superscript_is_text() -> None:
    assert paragraphs("<al>Dijk<sup>2</sup> is de 1<sup>e</sup> dijk.</al>") == ["Dijk² is de 1e dijk."]


def test_quotation_within_a_line_is_a_block() -> None:
    assert paragraphs("<al>Ik citeer:<citaat><al>De dijk.</al></citaat></al>") == ["Ik citeer:", "De dijk."]


def test_pictures_and_metadata_are_left_out() -> None:
    body = "<al>De dijk.</al><plaatje><illustratie>kaart.png</illustratie></plaatje><meta>x</meta>"
    assert paragraphs(body) == ["De dijk."]


def test_note_without_a_number_gets_the_next_one() -> None:
    note = "<noot><noot.nr>{}</noot.nr><noot.al>{}</noot.al></noot>"
    body = f"<al>Een{note.format('3', 'Drie.')} en twee{note.format('', 'Vier.')} en{note.format('*', 'Vijf.')}.</al>"
    assert paragraphs(body) == ["Een³ en twee⁴ en⁵.", "³ Drie.", "⁴ Vier.", "⁵ Vijf."]


def test_empty_table_is_left_out() -> None:
    assert paragraphs("<al>Dijk.</al><table><row><entry> </entry></row></table><al>Duin.</al>") == ["Dijk.", "Duin."]
