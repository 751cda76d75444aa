"""The text of an answer, as a screen reader gets it."""

import re
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile, is_zipfile

from django.http.response import HttpResponseBase


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(
            " " if tag in ("p", "li", "div", "dt", "dd", "br", "blockquote", "footer", "h1", "h2", "h3") else ""
        )

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def source_of(response: HttpResponseBase) -> str:
    """The body of an answer, streamed or not: all texts of a zip file, the unfolded lines of a calendar."""
    content = response.getvalue()
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as parts:
            return " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".rels")))
    return content.decode().replace("\r\n ", "")


def text_of(response: HttpResponseBase) -> str:
    """The words of a page, with single spaces."""
    return words_in(source_of(response))


def words_in(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return re.sub(r"\s+", " ", "".join(parser.parts))
