"""Text out of the XML of officielebekendmakingen.nl: kamerstukken, answers to questions, and what is set like them.

The schema is large and grows. Known here are the elements that stand within a line, that make a row, a list or a note,
or that hold no text of the paper; every other element makes a block of its own, so that none is lost.
"""

from __future__ import annotations

import html
from typing import Any

from lxml import etree

from letters.extraction.blocks import Blocks
from letters.extraction.plain import decoded, raised
from letters.extraction.refusal import UnreadableLetter

_BROKEN = "Het XML-bestand is beschadigd; haal het opnieuw op of plak de tekst."
_ENTITIES = "Het XML-bestand brengt eigen entiteiten mee en wordt daarom niet gelezen; plak de tekst."
_OTHER = "Dit XML-bestand is geen officiële publicatie; plak de tekst van de brief."
_PAPERS = frozenset(("officiele-publicatie", "kamerstuk", "kamervragen", "handelingen", "staatscourant"))
# A line of print: what stands in one stands within the line, unless it is a block by nature.
_LINE_NAMES = (
    "al kop titel tussenkop stuknr dossiernummer naam functie tekstregel datumtekst wie noot.al considerans.al "
    "kamervraagomschrijving term li.nr lidnr"
)
_WITHIN_NAMES = "nadruk extref intref inf datum voornaam achternaam naam functie plaats li.nr lidnr label nr"
_PART_NAMES = "label nr titel subtitel voornaam achternaam dossiernr begrotingshoofdstuk ondernummer"
_LINES = frozenset(_LINE_NAMES.split())
_WITHIN_A_LINE = frozenset(_WITHIN_NAMES.split())
_PARTS = frozenset(_PART_NAMES.split())
_NEVER_IN_A_LINE = frozenset(("al", "lijst", "li", "table", "tussenkop", "citaat"))
_NUMBERS = frozenset(("li.nr", "lidnr"))  # what follows goes on behind it
_HIDDEN = frozenset(("metadata", "meta", "plaatje", "illustratie", "colspec", "spanspec"))
_CELLS = frozenset(("entry", "td", "th"))


def xml_text(data: bytes) -> str:
    """The paper in this file. UnreadableLetter for XML that is broken, declares entities, or is no official paper."""
    root = _root(data)
    if _name(root) not in _PAPERS and root.find(".//{*}al") is None:
        raise UnreadableLetter(_OTHER)
    blocks = Blocks()
    _write(root, blocks)
    return blocks.text()


def _root(data: bytes) -> Any:
    """The tree, without an entity filled in and without a look at any other file."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(decoded(data).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableLetter(_BROKEN) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise UnreadableLetter(_ENTITIES)
    return root


def _write(element: Any, blocks: Blocks) -> None:
    name = _name(element)
    if name in _HIDDEN:
        return
    if name == "noot":
        _write_mark(element, blocks)
    elif name == "sup":
        _write_superscript(element, blocks)
    elif name == "table":
        _write_table(element, blocks)
    elif _is_within_a_line(element):
        _write_within(element, blocks)
    else:
        _write_block(element, blocks)


def _is_within_a_line(element: Any) -> bool:
    name = _name(element)
    return name in _WITHIN_A_LINE or (_name(element.getparent()) in _LINES and name not in _NEVER_IN_A_LINE)


def _write_within(element: Any, blocks: Blocks) -> None:
    """Parts of a heading, a name or a number may stand together without a space; two signatures, without a line end."""
    before = element.getprevious()
    if before is not None and _is_signed(element):
        if _name(element) == "naam":
            blocks.new_line()
        else:
            blocks.close()
    elif before is not None and _name(element) in _PARTS:
        blocks.add(" ")
    _write_inside(element, blocks)


def _is_signed(element: Any) -> bool:
    return _name(element) in ("naam", "functie") and _name(element.getparent()) == "ondertekening"


def _write_block(element: Any, blocks: Blocks) -> None:
    if not _follows_its_number(element):
        blocks.close()
    if _name(element) == "li" and element.find("{*}li.nr") is None:
        blocks.add("– ")
    _write_inside(element, blocks)
    blocks.close()


def _follows_its_number(element: Any) -> bool:
    """Does the sign of a list item stand before it in the same line?"""
    before = element.getprevious()
    return _name(element.getparent()) == "li" if before is None else _name(before) in _NUMBERS


def _write_inside(element: Any, blocks: Blocks) -> None:
    blocks.add(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _write(child, blocks)
        else:
            blocks.add(html.unescape(child.text))  # an entity that no one declared, such as &eacute;
        blocks.add(" " if _name(child) in _NUMBERS else child.tail or "")


def _write_mark(note: Any, blocks: Blocks) -> None:
    """The mark of a footnote, whose text is kept for below."""
    number = "".join("".join(part.itertext()) for part in note if _name(part) == "noot.nr")
    text = " ".join("".join(part.itertext()) for part in note if _name(part) != "noot.nr")
    blocks.note(number.strip(), text)


def _write_superscript(element: Any, blocks: Blocks) -> None:
    text = "".join(element.itertext()).strip()
    blocks.add(raised(text) if text.isdecimal() else text)


def _write_table(table: Any, blocks: Blocks) -> None:
    for title in table.iterchildren("{*}title", "{*}caption"):
        _write_block(title, blocks)
    blocks.table([_cells(row, blocks) for row in table.iter("{*}row", "{*}tr")])


def _cells(row: Any, blocks: Blocks) -> list[str]:
    return [_cell(cell, blocks) for cell in row if _name(cell) in _CELLS]


def _cell(cell: Any, blocks: Blocks) -> str:
    inside = blocks.apart()
    _write_inside(cell, inside)
    return inside.lines()


def _name(element: Any) -> str:
    """The element's name without its namespace; "" for an entity, and above the root."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""
