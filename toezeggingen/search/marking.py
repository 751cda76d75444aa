"""The part of a text that shows why it was found, with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from toezeggingen.search.spelling import folded

BEFORE = 12  # words of a long text that stand before the first found one
_WORD = re.compile(r"[^\W_]+")


def marked(text: str, words: AbstractSet[str], *, most: int) -> SafeString:
    """At most that many words of the text, from its beginning or around the first of these (folded) words, as HTML."""
    shown = _around(text, words, most)
    pieces: list[tuple[SafeString]] = []
    at = 0
    for match in _WORD.finditer(shown):
        if folded(match[0]) in words:
            pieces.append((format_html("{}<mark>{}</mark>", shown[at : match.start()], match[0]),))
            at = match.end()
    return format_html_join("", "{}", [*pieces, (shown[at:],)])


def _around(text: str, words: AbstractSet[str], most: int) -> str:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    if len(spans) <= most:
        return text
    found = (
        nr
        for nr, (start, end) in enumerate(spans)
        if any(folded(one) in words for one in _WORD.findall(text[start:end]))
    )
    hit = next(found, 0)
    first = 0 if hit < most - BEFORE else hit - BEFORE
    last = min(first + most, len(spans)) - 1
    shown = text[spans[first][0] : spans[last][1]]
    return f"{'… ' if first else ''}{shown}{' …' if last < len(spans) - 1 else ''}"
