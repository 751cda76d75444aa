"""Extract the text of a docx as Word would print it: numbered lists, superscript marks, footnotes at the end."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from letters.extraction.blocks import Blocks
from letters.extraction.docx_lists import NumberedLists, W
from letters.extraction.limits import UnreadableLetter
from letters.extraction.plain_text import superscript

LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes; a file that unpacks to more is a zip bomb
MOST_PARTS = 2000
_SIGNS = {f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
_LINE_ENDS = (f"{W}br", f"{W}cr")
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_BOX = f"{W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Elements to skip: copies for older versions of Word, text boxes (read before their paragraph) and deleted text.
_SKIPPED = (_FALLBACK, _BOX, f"{W}del", f"{W}moveFrom")
_FOOTNOTES = re.compile(r"/(?:foot|end)notes\.xml$")
_OFF = ("0", "false", "off")
_Key = tuple[str, str]  # "footnote" or "endnote", and its id in the file
_BROKEN = "Het docx-bestand is beschadigd; bewaar de brief opnieuw of plak de tekst."
_NO_LETTER = "Dit is geen Word-document; lever de brief aan als docx of plak de tekst."


def docx_text(data: bytes) -> str:
    """Return the body with its tables, then the footnotes. Raise UnreadableLetter for a broken or harmful archive."""
    _refuse_harmful(data)
    try:
        document = docx.Document(io.BytesIO(data))
        walk = _DocxWalk(dict(_notes(document)), NumberedLists(_numbering(document), document.styles.element))
    except (OpcError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableLetter(_BROKEN) from error
    blocks = Blocks()
    walk.add_children(document.element.body, blocks)
    return blocks.text()


def _refuse_harmful(data: bytes) -> None:
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
    """Yield ((kind, id), text) of each footnote and endnote. Notes with a type are separator lines; skip them."""
    for part in document.part.package.iter_parts():
        if not _FOOTNOTES.search(str(part.partname)):
            continue
        for note in parse_xml(part.blob):
            if note.get(f"{W}type") is None:
                kind = note.tag.removeprefix(W)
                yield (kind, note.get(f"{W}id") or ""), _note_text(note)


def _note_text(note: Any) -> str:
    blocks = Blocks()
    _DocxWalk({}, None).add_children(note, blocks)
    return " ".join(blocks.lines().split())


def _numbering(document: Any) -> Any | None:
    """Return the root of numbering.xml, or None if the file has no such part. (python-docx would create one.)"""
    parts = (part for part in document.part.package.iter_parts() if str(part.partname).endswith("/numbering.xml"))
    return next((parse_xml(part.blob) for part in parts), None)


class _DocxWalk:
    """Walks the XML tree. Numbers the notes in the order of their references, as Word does."""

    def __init__(self, notes: dict[_Key, str], lists: NumberedLists | None) -> None:
        self._notes = notes
        self._lists = lists

    def add_children(self, element: Any, blocks: Blocks) -> None:
        for child in element.iterchildren():
            if child.tag not in _SKIPPED:
                self._element(child, blocks)

    def _element(self, element: Any, blocks: Blocks) -> None:
        if element.tag == f"{W}p":
            self._paragraph(element, blocks)
        elif element.tag == f"{W}tbl":
            rows = [row.iterchildren(f"{W}tc") for row in element.iterchildren(f"{W}tr")]
            blocks.add_table(rows, self.add_children)
        elif element.tag == f"{W}r":
            self._run(element, blocks)
        elif element.tag == f"{W}t":
            blocks.add(element.text or "")
        elif element.tag in _SIGNS:
            blocks.add(_SIGNS[element.tag])
        elif element.tag in _LINE_ENDS:
            blocks.new_line()
        elif element.tag in _REFERENCES:
            self._note_reference(element, blocks)
        else:
            self.add_children(element, blocks)

    def _paragraph(self, paragraph: Any, blocks: Blocks) -> None:
        blocks.close()
        for box in paragraph.iterdescendants(_BOX):
            if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors()):
                self.add_children(box, blocks)
        if self._lists:
            blocks.add(self._lists.sign(paragraph))
        self.add_children(paragraph, blocks)
        blocks.close()

    def _run(self, run: Any, blocks: Blocks) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties.find(f"{W}vanish")):
            return
        text = "".join(part.text or "" for part in run.iterchildren(f"{W}t")).strip()
        position = None if properties is None else properties.find(f"{W}vertAlign")
        if position is not None and position.get(f"{W}val") == "superscript" and text.isdecimal():
            blocks.add(superscript(text))
        else:
            self.add_children(run, blocks)

    def _note_reference(self, reference: Any, blocks: Blocks) -> None:
        text = self._notes.get((_REFERENCES[reference.tag], reference.get(f"{W}id") or ""))
        if text is not None:
            blocks.add_note("", text)


def _is_on(switch: Any | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in _OFF
