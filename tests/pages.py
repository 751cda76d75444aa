"""A page as a reader without a screen gets it."""

import re
from html.parser import HTMLParser

from django.http import HttpResponse


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


def text_of(response: HttpResponse) -> str:
    """The words of a page, white space folded."""
    parser = _Text()
    parser.feed(response.content.decode())
    return re.sub(r"\s+", " ", "".join(parser.parts))
