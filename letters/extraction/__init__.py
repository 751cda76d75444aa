"""Extract text from the files that ministries send: PDF, docx, HTML, XML of officielebekendmakingen and plain text.

Every format becomes the same plain form: paragraphs with an empty line between them, footnote marks as superscript
digits, each note below the text, table rows with bars between the cells, and headings on their own line. Running heads,
page numbers and hyphens at line ends are gone.
"""

from __future__ import annotations

from letters.extraction.file_types import FileType, detect_file_type
from letters.extraction.limits import LARGEST, MOST_PAGES, UnreadableLetter
from letters.extraction.plain_text import decode, tidy
from letters.extraction.sandbox import extract_in_sandbox

__all__ = ["LARGEST", "MOST_PAGES", "TOO_LARGE", "UnreadableLetter", "extract", "tidy"]

TOO_LARGE = f"Het bestand is groter dan {LARGEST // 1024 // 1024} MB. Plak dan de tekst van de brief."


def extract(data: bytes, name: str) -> str:
    """Return the text of a letter. Raise UnreadableLetter, with a message for the clerk, when no text can be read.

    The file type is detected from the bytes. The name only improves the error message. Everything but plain text is
    parsed in a subprocess.
    """
    if not data.strip():
        raise UnreadableLetter("Het bestand is leeg.")
    if len(data) > LARGEST:
        raise UnreadableLetter(TOO_LARGE)
    file_type = detect_file_type(data, name)
    text = tidy(decode(data)) if file_type is FileType.TEXT else extract_in_sandbox(file_type, data)
    if not text.strip():
        raise UnreadableLetter("Er staat geen tekst in het bestand.")
    return text
