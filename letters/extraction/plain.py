"""Plain text, in UTF-8 or in the older encoding of Windows."""

from __future__ import annotations

import re
import unicodedata

from letters.extraction.pages import joined_pages
from letters.extraction.refusal import UnreadableLetter

_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Mails and plain text write a footnote's mark as [1], and its note, at the start of a line, as "[1] Kamerstuk …".
_MARK = re.compile(r"(?<=\S) ?\[(\d{1,3})\]")
_NOTE = re.compile(r"^[ \t]*\[(\d{1,3})\](?=[ \t]+\S)", re.MULTILINE)
_LEAST_PRINTABLE = 0.97  # below it, what decoded by chance is a picture or a program and no text


def plain_text(data: bytes) -> str:
    """The text of a file without a format; UnreadableLetter when it is none."""
    return tidy(joined_pages(decoded(data)))


def tidy(text: str) -> str:
    """One kind of line end, composed letters, footnote marks raised as in print, and no characters that are invisible
    or that steer a terminal."""
    return _with_marks_raised(unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_ENDS.sub("\n", text))))


def raised(number: str) -> str:
    """ "12" as a footnote's mark stands in print: "¹²"."""
    return number.translate(RAISED)


def _with_marks_raised(text: str) -> str:
    """Text where [1] is a mark only if a note [1] stands below it: a number between brackets may be anything else."""
    marked = {mark[1]: mark.start() for mark in reversed(list(_MARK.finditer(text)))}
    notes = {note[1] for note in _NOTE.finditer(text) if marked.get(note[1], len(text)) < note.start()}
    if not notes:
        return text
    text = _NOTE.sub(lambda note: raised(note[1]) if note[1] in notes else note[0], text)
    return _MARK.sub(lambda mark: raised(mark[1]) if mark[1] in notes else mark[0], text)


def decoded(data: bytes) -> str:
    """The characters of a file of text; UnreadableLetter when it is none."""
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
    """Text holds no NUL, and hardly any control characters besides line ends and tabs."""
    strange = len(_CONTROL.findall(_LINE_ENDS.sub("\n", text)))
    return "\x00" not in text and strange <= len(text) * (1 - _LEAST_PRINTABLE)
