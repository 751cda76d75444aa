"""Plain text, in UTF-8 or in the older encoding of Windows."""

from __future__ import annotations

import re
import unicodedata

from letters.extraction.refusal import UnreadableLetter

_LINE_ENDS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LEAST_PRINTABLE = 0.97  # below it, what decoded by chance is a picture or a program and no text


def plain_text(data: bytes) -> str:
    """The text of a file without a format; UnreadableLetter when it is none."""
    return tidy(_decoded(data))


def tidy(text: str) -> str:
    """One kind of line end, composed letters, and no characters that are invisible or that steer a terminal."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))


def _decoded(data: bytes) -> str:
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise UnreadableLetter("Dit is geen tekstbestand; lever de brief aan als docx of plak de tekst.")


def _is_text(text: str) -> bool:
    """Text holds no NUL, and hardly any control characters besides line ends and tabs."""
    strange = len(_CONTROL.findall(_LINE_ENDS.sub("\n", text)))
    return "\x00" not in text and strange <= len(text) * (1 - _LEAST_PRINTABLE)
