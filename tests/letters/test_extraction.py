"""Text out of files, and a Dutch sentence for every file that is no letter."""

import io
import zipfile

import docx
import pytest

from letters.extraction import LARGEST, UnreadableLetter, extract
from letters.extraction import docx as docx_rules

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = (
    f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {W}>'
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> De tweede noot.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="5"><w:p><w:r><w:t> De eerste noot.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def a_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Ik stuur u de kaart.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells + table.rows[1].cells, ["Nr.", "Stand", "1", "Afgedaan"], strict=True):
        cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with these parts put in or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in changed:
                new.writestr(part, old.read(part))
        for part, content in changed.items():
            new.writestr(part, content)
    return stream.getvalue()


def a_docx_with_notes() -> bytes:
    data = a_docx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    references = "".join(f'<w:r><w:footnoteReference w:id="{nr}"/></w:r><w:r><w:t> en</w:t></w:r>' for nr in (5, 7))
    body = parts["word/document.xml"].replace("</w:p>", f"{references}</w:p>", 1)
    kinds = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}"/></Types>'
    )
    relations = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'
    )
    return rewritten(
        data,
        {
            "word/document.xml": body.encode(),
            "[Content_Types].xml": kinds.encode(),
            "word/_rels/document.xml.rels": relations.encode(),
            "word/footnotes.xml": NOTES.encode(),
        },
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_in_any_of_its_encodings(encoding: str) -> None:
    assert extract("Financiën – € 5\r\nis “veel”".encode(encoding), "brief.txt") == "Financiën – € 5\nis “veel”"


def test_characters_that_steer_are_removed() -> None:
    rest = " en verder niets dan gewone woorden, zoveel dat drie vreemde tekens ertussen nog geen programma maken."
    assert extract(f"Een\u200b zin\x1b[31m{rest}\u202e".encode(), "brief.txt") == f"Een zin[31m{rest}"


def test_marks_between_brackets_are_raised_where_their_note_stands_below() -> None:
    mailed = b"De dijk[1] ligt er goed [2] bij, zie bron [7].\n\n[1] Kamerstuk 99 101.\n\n[2] Vak [1].\n\n[9] Los."
    assert extract(mailed, "mail.txt") == (
        "De dijk¹ ligt er goed² bij, zie bron [7].\n\n¹ Kamerstuk 99 101.\n\n² Vak¹.\n\n[9] Los."
    )


def test_a_docx_is_its_paragraphs_and_its_rows() -> None:
    assert extract(a_docx(), "brief.docx") == "Ik stuur u de kaart.\n\nNr. | Stand\n1 | Afgedaan"


def test_footnotes_of_a_docx_stand_as_in_print() -> None:
    assert extract(a_docx_with_notes(), "brief.docx") == (
        "Ik stuur u de kaart.¹ en² en\n\nNr. | Stand\n1 | Afgedaan\n\n¹ De eerste noot.\n\n² De tweede noot."
    )


def test_what_word_keeps_twice_is_read_once() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:document {W} {compatible}><w:body><w:sdt><w:sdtContent>"
        "<w:p><w:r><w:t>Een</w:t><w:tab/><w:t>kader</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>.</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p></w:sdtContent></w:sdt></w:body></w:document>"
    )
    assert extract(rewritten(a_docx(), {"word/document.xml": body.encode()}), "brief.docx") == "Een\tkader."


def test_a_letterhead_laid_out_as_a_table_keeps_its_lines() -> None:
    document = docx.Document()
    cell, margin = document.add_table(rows=1, cols=2).rows[0].cells
    cell.text, margin.text = "Datum 3 mei 2019\nBetreft Water", "Ons kenmerk\n12"
    stream = io.BytesIO()
    document.save(stream)
    assert extract(stream.getvalue(), "x.docx") == "Datum 3 mei 2019\nBetreft Water\n\nOns kenmerk\n12"


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "leeg.txt", "Het bestand is leeg."),
        (b" \n\t ", "wit.txt", "Het bestand is leeg."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "foto.txt", "Dit is geen tekstbestand"),
        (bytes(range(256)) * 40, "ruis.bin", "Dit is geen tekstbestand"),
        (b"a" * (LARGEST + 1), "groot.txt", "groter dan 5 MB"),
        (b"%PDF-1.7 en verder", "brief.pdf", "Een pdf kan nog niet worden ingelezen; plak de tekst of lever docx aan."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "brief.docx", "Het bestand is versleuteld"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "brief.doc", "Dit oude Word-formaat"),
        (b"PK\x03\x04 en dan niets", "brief.docx", "Het docx-bestand is beschadigd"),
        (rewritten(a_docx(), {"word/document.xml": b"<w:document"}), "brief.docx", "Het docx-bestand is beschadigd"),
        (rewritten(a_docx(), {"[Content_Types].xml": b""}), "brief.docx", "Het docx-bestand is beschadigd"),
    ],
)
def test_what_is_no_letter_is_refused_in_dutch(data: bytes, name: str, message: str) -> None:
    with pytest.raises(UnreadableLetter, match=message):
        extract(data, name)


def test_another_archive_is_no_letter() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    with pytest.raises(UnreadableLetter, match="geen Word-document"):
        extract(stream.getvalue(), "brief.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rewritten(a_docx(), {"word/media/bom": b"\0" * (docx_rules.LARGEST_UNPACKED + 1)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableLetter, match="veel te groot"):
        extract(bomb, "brief.docx")


def test_entities_in_a_docx_stay_what_they_are() -> None:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>Dag &e; Kamer</w:t></w:r></w:p></w:body></w:document>".encode()
    assert "root:" not in extract(rewritten(a_docx(), {"word/document.xml": declared + body}), "brief.docx")


def test_a_text_without_letters_is_refused() -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(UnreadableLetter, match="geen tekst"):
        extract(empty.getvalue(), "brief.docx")
