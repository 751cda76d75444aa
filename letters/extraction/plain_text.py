"""Read plain text files in UTF-8, UTF-16 or Windows-1252, and clean up the text of every format."""

from __future__ import annotations

import re
import unicodedata

from letters.extraction.limits import UnreadableLetter
from parliament.invisible import count_invisible, drop_invisible

_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# E-mails and plain text write a footnote mark as [1]. The note itself starts a line: "[1] Kamerstuk …".
_MARK = re.compile(r"(?<=\S) ?\[(\d{1,3})\]")
_NOTE = re.compile(r"^[ \t]*\[(\d{1,3})\](?=[ \t]+\S)", re.MULTILINE)
_LEAST_PRINTABLE = 0.97  # of the characters; a file with a lower share is a binary file that decoded by chance


def tidy(text: str) -> str:
    """Unify line ends, compose letters (NFC), make footnote marks superscript, drop invisible characters."""
    return _superscript_marks(
        unicodedata.normalize("NFC", drop_invisible(_LINE_ENDS.sub("\n", text.replace("\x00", ""))))
    )


def superscript(number: str) -> str:
    """Write digits as a footnote mark: "12" becomes "¹²"."""
    return number.translate(SUPERSCRIPTS)


def _superscript_marks(text: str) -> str:
    """Turn [1] into a footnote mark, but only if a note [1] follows. A number in brackets may mean other things."""
    marked = {mark[1]: mark.start() for mark in reversed(list(_MARK.finditer(text)))}
    notes = {note[1] for note in _NOTE.finditer(text) if marked.get(note[1], len(text)) < note.start()}
    if not notes:
        return text
    text = _NOTE.sub(lambda note: superscript(note[1]) if note[1] in notes else note[0], text)
    return _MARK.sub(lambda mark: superscript(mark[1]) if mark[1] in notes else mark[0], text)


def decode(data: bytes) -> str:
    """Decode a text file. Raise UnreadableLetter for a binary file."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise UnreadableLetter("Dit is geen tekstbestand; lever de brief aan als pdf of docx, of plak de tekst.")


def _is_text(text: str) -> bool:
    """Whether the text has no NUL and hardly any invisible characters."""
    invisible = count_invisible(_LINE_ENDS.sub("\n", text))
    return "\x00" not in text and invisible <= len(text) * (1 - _LEAST_PRINTABLE)
