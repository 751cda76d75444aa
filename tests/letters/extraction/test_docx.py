"""Text out of a docx, and a Dutch sentence for every docx that is no letter or does harm."""

import io
import re
import zipfile

import docx
import pytest

from letters.extraction import docx as docx_rules
from letters.extraction.docx import docx_text
from letters.extraction.refusal import UnreadableLetter

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


def test_a_docx_is_its_paragraphs_and_its_rows() -> None:
    assert docx_text(a_docx()) == "Ik stuur u de kaart.\n\nNr. | Stand\n1 | Afgedaan"


def test_footnotes_of_a_docx_stand_as_in_print() -> None:
    assert docx_text(a_docx_with_notes()) == (
        "Ik stuur u de kaart.¹ en² en\n\nNr. | Stand\n1 | Afgedaan\n\n¹ De eerste noot.\n\n² De tweede noot."
    )


def test_what_word_keeps_twice_is_read_once() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:document {W} {compatible}><w:body><w:sdt><w:sdtContent>"
        "<w:p><w:r><w:t>Een</w:t><w:tab/><w:t>kader</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>.</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p></w:sdtContent></w:sdt></w:body></w:document>"
    )
    assert docx_text(rewritten(a_docx(), {"word/document.xml": body.encode()})) == "Een\tkader."


def test_a_letterhead_laid_out_as_a_table_keeps_its_lines() -> None:
    document = docx.Document()
    cell, margin = document.add_table(rows=1, cols=2).rows[0].cells
    cell.text, margin.text = "Datum 3 mei 2019\nBetreft Water", "Ons kenmerk\n12"
    stream = io.BytesIO()
    document.save(stream)
    assert docx_text(stream.getvalue()) == "Datum 3 mei 2019\nBetreft Water\n\nOns kenmerk\n12"


def test_another_archive_is_no_letter() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    with pytest.raises(UnreadableLetter, match="geen Word-document"):
        docx_text(stream.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rewritten(a_docx(), {"word/media/bom": b"\0" * (docx_rules.LARGEST_UNPACKED + 1)})
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableLetter, match="veel te groot"):
        docx_text(bomb)


def test_entities_in_a_docx_stay_what_they_are() -> None:
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>Dag &e; Kamer</w:t></w:r></w:p></w:body></w:document>".encode()
    assert "root:" not in docx_text(rewritten(a_docx(), {"word/document.xml": declared + body}))


def test_a_docx_without_letters_is_empty() -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    assert not docx_text(empty.getvalue()).strip()


@pytest.mark.parametrize(
    "broken",
    [
        b"PK\x03\x04 en dan niets",
        a_docx()[:2000],
        rewritten(a_docx(), {"word/document.xml": b"<w:document"}),
        rewritten(a_docx(), {"[Content_Types].xml": b""}),
    ],
    ids=["no archive", "cut short", "broken body", "no kinds"],
)
def test_a_broken_docx_is_said_to_be_so(broken: bytes) -> None:
    with pytest.raises(UnreadableLetter, match="Het docx-bestand is beschadigd"):
        docx_text(broken)


def test_a_docx_with_a_password_is_said_to_have_one() -> None:
    locked = bytearray(a_docx())
    for at in [found.start() for found in re.finditer(rb"PK\x01\x02", locked)]:
        locked[at + 8] |= 1  # the flag of an encrypted part
    with pytest.raises(UnreadableLetter, match="versleuteld"):
        docx_text(bytes(locked))
