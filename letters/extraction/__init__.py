"""Text out of what a ministry sends: PDF, docx, HTML, the XML of officielebekendmakingen, and plain text.

Every format becomes one plain form: paragraphs parted by an empty line, footnote marks raised and each note below,
table rows with bars between the cells, headings on a line of their own; no page furniture, no line-end hyphens.
"""

from __future__ import annotations

from types import TracebackType

from letters.extraction.child import Child
from letters.extraction.kinds import Kind, kind_of
from letters.extraction.limits import LARGEST, MOST_PAGES
from letters.extraction.plain import plain_text, tidy
from letters.extraction.refusal import UnreadableLetter

__all__ = ["LARGEST", "MOST_PAGES", "TOO_LARGE", "Extraction", "UnreadableLetter", "extract", "tidy"]

TOO_LARGE = f"Het bestand is groter dan {LARGEST // 1024 // 1024} MB. Plak dan de tekst van de brief."


class Extraction:
    """Takes the text out of many files, for a command that reads them one after the other.

    All but plain text is taken apart in a child process, started when the first file needs it and ended with the
    `with` block. Belongs to one thread.
    """

    def __init__(self) -> None:
        self._child = Child()

    def __enter__(self) -> Extraction:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._child.stop()

    def text(self, data: bytes, name: str) -> str:
        """The letter's text. UnreadableLetter, with a sentence for the clerk, for whatever is no readable letter.

        `name` is the file's name; what the file is shows in its bytes, the name only helps to say what is wrong.
        """
        if not data.strip():
            raise UnreadableLetter("Het bestand is leeg.")
        if len(data) > LARGEST:
            raise UnreadableLetter(TOO_LARGE)
        kind = kind_of(data, name)
        text = plain_text(data) if kind is Kind.TEXT else self._child.text_of(kind, data)
        if not text.strip():
            raise UnreadableLetter("Er staat geen tekst in het bestand.")
        return text


def extract(data: bytes, name: str) -> str:
    """The text of one letter, see Extraction.text; safe from any thread."""
    with Extraction() as extraction:
        return extraction.text(data, name)
