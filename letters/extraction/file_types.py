"""Detect the type of a file from its bytes. The name may be wrong, so it only improves the error message."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from letters.extraction.limits import UnreadableLetter
from letters.extraction.plain_text import decode

_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # bytes; PDF readers allow that much garbage before the signature
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old doc format, and the container of an encrypted docx
_RTF = b"{\\rtf"
_SNIFFED = 4096  # characters; a page may start with a long comment
_FIRST_TAG = re.compile(r"<(?![?!])(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_HTML = frozenset(("html", "head", "body", "div", "p", "span", "table", "meta", "title", "article", "main", "h1"))


class FileType(StrEnum):
    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    XML = "xml"


def detect_file_type(data: bytes, name: str) -> FileType:
    """Return the type of a file. Raise UnreadableLetter for a type that we cannot read."""
    if _PDF in data[:_PDF_WITHIN]:
        return FileType.PDF
    if data.startswith(_ZIP):
        return FileType.DOCX
    if data.startswith(_OLE):
        raise UnreadableLetter(_ole_message(name))
    if data.lstrip().startswith(_RTF):
        raise UnreadableLetter("Een rtf-bestand kan niet worden ingelezen; bewaar de brief als docx of pdf.")
    return _detect_text_type(decode(data)[:_SNIFFED])


def _detect_text_type(opening: str) -> FileType:
    """Tell HTML and XML from plain text. HTML and XML start with a tag; a plain letter has tags further on at most."""
    first = _FIRST_TAG.search(opening) if opening.lstrip().startswith("<") else None
    if first is None:
        return FileType.TEXT
    return FileType.HTML if first[1].lower() in _HTML else FileType.XML


def _ole_message(name: str) -> str:
    if PurePath(name).suffix.lower() == ".docx":
        return "Het bestand is versleuteld; haal het wachtwoord eraf of plak de tekst."
    return "Dit oude Word-formaat kan niet worden ingelezen; bewaar de brief als docx of plak de tekst."
