"""Text out of a docx as it would stand in print: marks raised, each footnote below, table rows with bars."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from letters.extraction.plain import raised, tidy
from letters.extraction.refusal import UnreadableLetter

LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes; a small file that unpacks to more was made to do harm
MOST_PARTS = 2000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHITE = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_REFERENCES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
_TWICE = ("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}moveFrom")
_FOOTNOTES = re.compile(r"/(?:foot|end)notes\.xml$")
_Key = tuple[str, str]  # "footnote" or "endnote", and its id in the file
_BROKEN = "Het docx-bestand is beschadigd; bewaar de brief opnieuw of plak de tekst."
_NO_LETTER = "Dit is geen Word-document; lever de brief aan als docx of plak de tekst."


def docx_text(data: bytes) -> str:
    """The body with its tables, then the footnotes; UnreadableLetter for an archive that is none or does harm."""
    _refuse_harm(data)
    try:
        document = docx.Document(io.BytesIO(data))
        notes = _in_order(document.element.body, dict(_notes(document)))
    except (OpcError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableLetter(_BROKEN) from error
    numbering = {key: nr for nr, key in enumerate(notes, start=1)}
    body = [_block(block, numbering) for block in _blocks(document.element.body)]
    below = [f"{raised(str(numbering[key]))} {text}" for key, text in notes.items()]
    return tidy("\n\n".join(part for part in [*body, *below] if part.strip()))


def _refuse_harm(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableLetter(_BROKEN) from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableLetter("Het bestand is versleuteld; haal het wachtwoord eraf of plak de tekst.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UnreadableLetter("Het bestand wordt uitgepakt veel te groot voor een brief.")
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableLetter(_NO_LETTER)


def _notes(document: Any) -> Iterator[tuple[_Key, str]]:
    """Every real foot- and endnote as ((kind, id), text); Word keeps its separator lines among them, with a type."""
    for part in document.part.package.iter_parts():
        if not _FOOTNOTES.search(str(part.partname)):
            continue
        for note in parse_xml(part.blob):
            if note.get(f"{_W}type") is None:
                kind = note.tag.removeprefix(_W)
                yield (kind, note.get(f"{_W}id") or ""), " ".join(_text(note, {}).split())


def _in_order(body: Any, notes: dict[_Key, str]) -> dict[_Key, str]:
    """The notes in the order in which the text refers to them, which is how Word numbers them."""
    referred = [_key(child) for child in _within(body) if child.tag in _REFERENCES]
    return {key: notes[key] for key in [*referred, *notes] if key in notes}


def _key(reference: Any) -> _Key:
    return _REFERENCES[reference.tag], reference.get(f"{_W}id") or ""


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside content controls included."""
    for child in parent.iterchildren():
        if child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _blocks(child)
        elif child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child


def _block(block: Any, numbering: dict[_Key, int]) -> str:
    if block.tag == f"{_W}p":
        return _text(block, numbering)
    rows = [[_text(cell, numbering) for cell in row.iterchildren(f"{_W}tc")] for row in block.iterchildren(f"{_W}tr")]
    if len(rows) == 1:  # one row lays out a page, such as a letterhead; it is no list
        return "\n\n".join(rows[0])
    return "\n".join(" | ".join(" ".join(cell.split()) for cell in row) for row in rows)


def _text(element: Any, numbering: dict[_Key, int]) -> str:
    """The text within an element, a line for each paragraph; a note's reference becomes its mark."""
    out: list[str] = []
    for child in _within(element):
        if child.tag == f"{_W}t":
            out.append(child.text or "")
        elif child.tag in _WHITE:
            out.append(_WHITE[child.tag])
        elif child.tag == f"{_W}p" and out:
            out.append("\n")
        elif child.tag in _REFERENCES:
            out.append(raised(str(numbering[_key(child)])) if _key(child) in numbering else "")
    return "".join(out)


def _within(element: Any) -> Iterator[Any]:
    """Every element inside, in order; what Word keeps for older versions of itself would stand there twice."""
    for child in element.iterchildren():
        if child.tag not in _TWICE:
            yield child
            yield from _within(child)
