"""Extract text from the XML of officielebekendmakingen.nl: kamerstukken, answers to questions and other papers.

The schema is large and grows. This module knows the inline elements, the elements of tables, lists and notes, and the
elements to skip. Every other element becomes a separate block, so that no text is lost.
"""

from __future__ import annotations

import html
from typing import Any

from lxml import etree

from letters.extraction.blocks import Blocks, tags
from letters.extraction.limits import UnreadableLetter
from letters.extraction.plain_text import decode, superscript

_BROKEN = "Het XML-bestand is beschadigd; haal het opnieuw op of plak de tekst."
_OTHER = "Dit XML-bestand is geen officiële publicatie; plak de tekst van de brief."
# Elements that form one printed line. Their children are part of the line, unless they are always blocks.
_LINES = tags(
    "al kop titel tussenkop stuknr dossiernummer naam functie tekstregel datumtekst wie noot.al considerans.al "
    "kamervraagomschrijving term li.nr lidnr"
)
_WITHIN_A_LINE = tags("nadruk extref intref inf datum voornaam achternaam naam functie plaats li.nr lidnr label nr")
_PARTS = tags("label nr titel subtitel voornaam achternaam dossiernr begrotingshoofdstuk ondernummer")
_ALWAYS_BLOCKS = tags("al lijst li table tussenkop citaat")
_NUMBERS = tags("li.nr lidnr")  # the text continues on the same line
_HIDDEN = tags("metadata meta plaatje illustratie colspec spanspec")


def xml_text(data: bytes) -> str:
    """Return the text of an official paper. Raise UnreadableLetter for broken XML or other XML."""
    root = _root(data)
    if next(root.iter("{*}al", "{*}titel"), None) is None:
        raise UnreadableLetter(_OTHER)
    blocks = Blocks()
    _write(root, blocks)
    return blocks.text()


def _root(data: bytes) -> Any:
    """Parse without resolving entities and without access to other files."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(decode(data).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableLetter(_BROKEN) from error


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
    return name in _WITHIN_A_LINE or (_name(element.getparent()) in _LINES and name not in _ALWAYS_BLOCKS)


def _write_within(element: Any, blocks: Blocks) -> None:
    """Write inline text.

    Add the spaces between parts of a heading or name, and the line ends between signatures, that the XML may lack.
    """
    before = element.getprevious()
    if before is not None and _is_in_signature(element):
        if _name(element) == "naam":
            blocks.new_line()
        else:
            blocks.close()
    elif before is not None and _name(element) in _PARTS:
        blocks.add(" ")
    _write_children(element, blocks)


def _is_in_signature(element: Any) -> bool:
    return _name(element) in ("naam", "functie") and _name(element.getparent()) == "ondertekening"


def _write_block(element: Any, blocks: Blocks) -> None:
    if not _follows_item_number(element):
        blocks.close()
    if _name(element) == "li" and element.find("{*}li.nr") is None:
        blocks.add("– ")
    _write_children(element, blocks)
    blocks.close()


def _follows_item_number(element: Any) -> bool:
    """Whether this element comes right after the number of a list item, on the same line."""
    before = element.getprevious()
    return _name(element.getparent()) == "li" if before is None else _name(before) in _NUMBERS


def _write_children(element: Any, blocks: Blocks) -> None:
    blocks.add(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _write(child, blocks)
        else:
            blocks.add(html.unescape(child.text))  # an undeclared entity such as &eacute;
        blocks.add(" " if _name(child) in _NUMBERS else child.tail or "")


def _write_mark(note: Any, blocks: Blocks) -> None:
    """Add a footnote: its mark at this place, its text below the document."""
    number = "".join("".join(part.itertext()) for part in note if _name(part) == "noot.nr")
    text = " ".join("".join(part.itertext()) for part in note if _name(part) != "noot.nr")
    blocks.add_note(number.strip(), text)


def _write_superscript(element: Any, blocks: Blocks) -> None:
    text = "".join(element.itertext()).strip()
    blocks.add(superscript(text) if text.isdecimal() else text)


def _write_table(table: Any, blocks: Blocks) -> None:
    for title in table.iterchildren("{*}title", "{*}caption"):
        _write_block(title, blocks)
    rows = [row.iterchildren("{*}entry", "{*}td", "{*}th") for row in table.iter("{*}row", "{*}tr")]
    blocks.add_table(rows, _write_children)


def _name(element: Any) -> str:
    """Return the element's name without its namespace. Empty for an entity and for None."""
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""
