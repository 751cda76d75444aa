"""Text from a docx, and a message in Dutch for every docx that is broken or harmful."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from letters.extraction import docx as docx_rules
from letters.extraction.docx import docx_text
from letters.extraction.limits import UnreadableLetter

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
    """The archive with these parts added or replaced."""
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


def test_docx_becomes_paragraphs_and_rows() -> None:
    assert docx_text(a_docx()) == "Ik stuur u de kaart.\n\nNr. | Stand\n1 | Afgedaan"


def test_footnotes_are_numbered_as_in_print() -> None:
    assert docx_text(a_docx_with_notes()) == (
        "Ik stuur u de kaart.¹ en² en\n\nNr. | Stand\n1 | Afgedaan\n\n¹ De eerste noot.\n\n² De tweede noot."
    )


def test_alternate_content_is_read_once() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        f"<w:document {W} {compatible}><w:body><w:sdt><w:sdtContent>"
        "<w:p><w:r><w:t>Een</w:t><w:tab/><w:t>kader</w:t></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>.</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent></w:p></w:sdtContent></w:sdt></w:body></w:document>"
    )
    assert docx_text(rewritten(a_docx(), {"word/document.xml": body.encode()})) == "Een kader."


def test_letterhead_in_a_table_keeps_its_lines() -> None:
    document = docx.Document()
    cell, margin = document.add_table(rows=1, cols=2).rows[0].cells
    cell.text, margin.text = "Datum 3 mei 2019\nBetreft Water", "Ons kenmerk\n12"
    stream = io.BytesIO()
    document.save(stream)
    assert docx_text(stream.getvalue()) == "Datum 3 mei 2019\nBetreft Water\n\nOns kenmerk\n12"


def saved(document: Any) -> str:
    stream = io.BytesIO()
    document.save(stream)
    return docx_text(stream.getvalue())


def added(document: Any, content: str) -> None:
    """Add a paragraph with this markup."""
    paragraph = parse_xml(f'<w:p {W} xmlns:x="x">{content}</w:p>')
    document.element.body.insert_element_before(paragraph, "w:sectPr")


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_stays() -> None:
    document = docx.Document()
    added(
        document,
        "<w:r><w:t>Ik voldoe aan de</w:t></w:r><w:del><w:r><w:t> motie</w:t><w:delText> motie</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> toezegging</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> niet</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>.</w:t></w:r>',
    )
    assert saved(document) == "Ik voldoe aan de toezegging."


def test_headers_and_footers_are_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ministerie"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1 van 1"
    document.add_paragraph("De dijk.")
    assert saved(document) == "De dijk."


def test_text_box_is_a_separate_block() -> None:
    document = docx.Document()
    box = "<x:box><w:txbxContent><w:p><w:r><w:t>Ons kenmerk 12</w:t></w:r></w:p></w:txbxContent></x:box>"
    added(document, f"<w:r><w:t>De dijk </w:t>{box}<w:t>ligt er.</w:t></w:r>")
    assert saved(document) == "Ons kenmerk 12\n\nDe dijk ligt er."


def test_superscript_digits_are_a_footnote_mark() -> None:
    document = docx.Document()
    document.add_paragraph("De dijk").add_run("2").font.superscript = True
    assert saved(document) == "De dijk²"


def test_items_have_the_bullets_and_numbers_of_word() -> None:
    document = docx.Document()
    for style, text in (("List Bullet", "zand"), ("List Number", "dijk"), ("List Number", "duin"), ("Normal", "gras")):
        document.add_paragraph(text, style=style)
    assert saved(document).split("\n\n") == ["– zand", "1. dijk", "2. duin", "gras"]


def test_list_levels_are_numbered_within_each_other() -> None:
    forms = (("lowerRoman", "%1)", 3), ("upperLetter", "%1.%2", 1), ("none", "%3", 1), ("decimal", "%9", 1))
    levels = "".join(
        f'<w:lvl w:ilvl="{nr}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for nr, (form, text, start) in enumerate(forms)
    )
    kinds = f'<w:abstractNum w:abstractNumId="70">{levels}</w:abstractNum>'
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for part in (kinds, '<w:num w:numId="70"><w:abstractNumId w:val="70"/></w:num>'):
        numbering.append(parse_xml(part.replace(">", f" {W}>", 1)))
    for level in (0, 1, 1, 0, 1, 2, 3):
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="70"/></w:numPr>'
        added(document, f"<w:pPr>{place}</w:pPr><w:r><w:t>dijk</w:t></w:r>")
    signs = ["iii) ", "iii.A ", "iii.B ", "iv) ", "iv.A ", "", ""]
    assert saved(document).split("\n\n") == [f"{sign}dijk" for sign in signs]


@pytest.mark.parametrize("count", ["99999", "x", ""])
def test_list_with_a_wrong_level_is_read(count: str) -> None:
    document = docx.Document()
    place = f'<w:numPr><w:ilvl w:val="{count}"/><w:numId w:val="1"/></w:numPr>'
    added(document, f"<w:pPr>{place}</w:pPr><w:r><w:t>dijk</w:t></w:r>")
    assert saved(document).endswith("dijk")


def test_two_signatures_side_by_side_are_read_one_after_the_other() -> None:
    document = docx.Document()
    names = ("De Minister van Zand,", "De Staatssecretaris van Klei,", "A. Grutto", "B. Kievit")
    cells = [cell for row in document.add_table(rows=2, cols=2).rows for cell in row.cells]
    for cell, text in zip(cells, names, strict=True):
        cell.text = text
    assert saved(document) == "De Minister van Zand,\nA. Grutto\n\nDe Staatssecretaris van Klei,\nB. Kievit"


def test_style_gives_its_list_to_the_styles_based_on_it() -> None:
    document = docx.Document()
    style = document.styles.add_style("Opsomming", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["List Bullet"]
    document.add_paragraph("zand", style=style)
    assert saved(document) == "– zand"


def test_each_list_has_its_own_count() -> None:
    document = docx.Document()
    for style in ("List Number", "List Number 2", "List Number", "List Number 2"):
        document.add_paragraph("dijk", style=style)
    assert saved(document).split("\n\n") == ["1. dijk", "1. dijk", "2. dijk", "2. dijk"]


def test_list_goes_on_with_letters_after_the_z() -> None:
    document = docx.Document()
    level = '<w:lvl w:ilvl="0"><w:start w:val="26"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    for part in (
        f'<w:abstractNum {W} w:abstractNumId="70">{level}</w:abstractNum>',
        f'<w:num {W} w:numId="70"><w:abstractNumId w:val="70"/></w:num>',
    ):
        document.part.numbering_part.element.append(parse_xml(part))
    for _ in range(2):
        added(document, '<w:pPr><w:numPr><w:numId w:val="70"/></w:numPr></w:pPr><w:r><w:t>dijk</w:t></w:r>')
    assert saved(document).split("\n\n") == ["z) dijk", "aa) dijk"]


def test_line_breaks_and_special_hyphens_are_kept() -> None:
    document = docx.Document()
    added(
        document,
        "<w:r><w:t>Zand</w:t><w:br/><w:t>en</w:t><w:cr/><w:t>NAVO</w:t><w:noBreakHyphen/><w:t>land</w:t></w:r>",
    )
    assert saved(document) == "Zand\nen\nNAVO-land"


def test_moved_text_is_read_at_its_new_place() -> None:
    document = docx.Document()
    added(
        document, "<w:moveFrom><w:r><w:t>oud</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>nieuw</w:t></w:r></w:moveTo>"
    )
    assert saved(document) == "nieuw"


def test_superscript_word_is_no_footnote_mark() -> None:
    document = docx.Document()
    document.add_paragraph("De 1").add_run("e").font.superscript = True
    assert saved(document) == "De 1e"


def test_text_box_in_a_copy_for_older_versions_is_read_once() -> None:
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>Kenmerk</w:t></w:r></w:p></w:txbxContent>"
    copies = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    choice = f"<mc:AlternateContent {compatible}>{copies}</mc:AlternateContent>"
    document = docx.Document()
    added(document, f"<w:r>{choice}<w:t>De dijk.</w:t></w:r>")
    assert saved(document) == "Kenmerk\n\nDe dijk."


def test_archive_of_many_parts_is_refused() -> None:
    parts = {f"word/media/{nr}": b"" for nr in range(docx_rules.MOST_PARTS)}
    with pytest.raises(UnreadableLetter, match="veel te groot"):
        docx_text(rewritten(a_docx(), parts))


def test_other_zip_archive_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("foto.jpg", b"x")
    with pytest.raises(UnreadableLetter, match="geen Word-document"):
        docx_text(stream.getvalue())


def test_zip_bomb_is_refused_before_it_is_unpacked() -> None:
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
