"""What a file is, by what stands in it; its name may be wrong and only helps to say what is wrong."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from letters.extraction.plain import decoded
from letters.extraction.refusal import UnreadableLetter

_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # bytes; readers of PDF allow that much rubbish before the mark
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old doc format, and the wrapper around an encrypted docx
_RTF = b"{\\rtf"
_SNIFFED = 4096  # characters; a page may open with a long comment
_FIRST_TAG = re.compile(r"<(?![?!])(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_HTML = frozenset(("html", "head", "body", "div", "p", "span", "table", "meta", "title", "article", "main", "h1"))


class Kind(StrEnum):
    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of file; UnreadableLetter for one that is none of these."""
    if _PDF in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith(_ZIP):
        return Kind.DOCX
    if data.startswith(_OLE):
        raise UnreadableLetter(_about_ole(name))
    if data.lstrip().startswith(_RTF):
        raise UnreadableLetter("Een rtf-bestand kan niet worden ingelezen; bewaar de brief als docx of pdf.")
    return _kind_of_text(decoded(data)[:_SNIFFED])


def _kind_of_text(opening: str) -> Kind:
    """Markup opens with a tag; a letter that only speaks of one does not."""
    first = _FIRST_TAG.search(opening) if opening.lstrip().startswith("<") else None
    if first is None:
        return Kind.TEXT
    return Kind.HTML if first[1].lower() in _HTML else Kind.XML


def _about_ole(name: str) -> str:
    if PurePath(name).suffix.lower() == ".docx":
        return "Het bestand is versleuteld; haal het wachtwoord eraf of plak de tekst."
    return "Dit oude Word-formaat kan niet worden ingelezen; bewaar de brief als docx of plak de tekst."
