"""Extract text from the files that ministries send: PDF, docx, HTML, XML of officielebekendmakingen and plain text.

Every format becomes the same plain form: paragraphs with an empty line between them, footnote marks as superscript
digits, each note below the text, table rows with bars between the cells, and headings on their own line. Page
furniture (running heads, page numbers) and hyphens at line ends are gone.
"""

from __future__ import annotations

from types import TracebackType

from letters.extraction.file_types import FileType, detect_file_type
from letters.extraction.limits import LARGEST, MOST_PAGES, UnreadableLetter
from letters.extraction.plain_text import extract_plain_text, tidy
from letters.extraction.sandbox import Sandbox

__all__ = ["LARGEST", "MOST_PAGES", "TOO_LARGE", "Extraction", "UnreadableLetter", "extract", "tidy"]

TOO_LARGE = f"Het bestand is groter dan {LARGEST // 1024 // 1024} MB. Plak dan de tekst van de brief."


class Extraction:
    """Extracts the text of many files in a row, for a command.

    A subprocess parses everything but plain text. It starts with the first file that needs it and stops with the `with`
    block. Not thread-safe.
    """

    def __init__(self) -> None:
        self._sandbox = Sandbox()

    def __enter__(self) -> Extraction:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._sandbox.stop()

    def text(self, data: bytes, name: str) -> str:
        """Return the letter's text. Raise UnreadableLetter, with a message for the clerk, when no text can be read.

        The file type is detected from the bytes. The name only improves the error message.
        """
        if not data.strip():
            raise UnreadableLetter("Het bestand is leeg.")
        if len(data) > LARGEST:
            raise UnreadableLetter(TOO_LARGE)
        file_type = detect_file_type(data, name)
        text = extract_plain_text(data) if file_type is FileType.TEXT else self._sandbox.extract(file_type, data)
        if not text.strip():
            raise UnreadableLetter("Er staat geen tekst in het bestand.")
        return text


def extract(data: bytes, name: str) -> str:
    """Return the text of one letter, as Extraction.text does. Thread-safe."""
    with Extraction() as extraction:
        return extraction.text(data, name)
