"""Text out of what a ministry sends: plain text in UTF-8 or cp1252, and docx."""

from __future__ import annotations

from pathlib import PurePath

from letters.extraction.plain import plain_text, tidy
from letters.extraction.refusal import UnreadableLetter

__all__ = ["LARGEST", "TOO_LARGE", "UnreadableLetter", "extract", "tidy"]

LARGEST = 5 * 1024 * 1024  # bytes; the longest letter with annexes is half of it
TOO_LARGE = f"Het bestand is groter dan {LARGEST // 1024 // 1024} MB. Plak dan de tekst van de brief."
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old doc format, and the wrapper around an encrypted docx
_PDF = b"%PDF-"


def extract(data: bytes, name: str) -> str:
    """The letter's text. UnreadableLetter, with a sentence for the clerk, for whatever is no readable letter.

    `name` is the file's name; what the file is shows in its first bytes, the name only helps to say what is wrong.
    """
    if not data.strip():
        raise UnreadableLetter("Het bestand is leeg.")
    if len(data) > LARGEST:
        raise UnreadableLetter(TOO_LARGE)
    if data.startswith(_PDF):
        raise UnreadableLetter("Een pdf kan nog niet worden ingelezen; plak de tekst of lever docx aan.")
    if data.startswith(_OLE):
        raise UnreadableLetter(_about_ole(name))
    text = _docx(data) if data.startswith(_ZIP) else plain_text(data)
    if not text.strip():
        raise UnreadableLetter("Er staat geen tekst in het bestand.")
    return text


def _docx(data: bytes) -> str:
    from letters.extraction.docx import (
        docx_text,
    )  # python-docx takes a third of a second to load; plain text needs none

    return docx_text(data)


def _about_ole(name: str) -> str:
    if PurePath(name).suffix.lower() == ".docx":
        return "Het bestand is versleuteld; haal het wachtwoord eraf of plak de tekst."
    return "Dit oude Word-formaat kan niet worden ingelezen; bewaar de brief als docx of plak de tekst."
