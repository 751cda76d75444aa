"""Excerpts of texts with the found words marked."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import chain

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.text.spelling import folded

BEFORE = 12  # words of context before the first found word
_WORD = re.compile(r"[^\W_]+")


def marked_excerpt(text: str, words: AbstractSet[str], *, most: int, body: int = 0) -> SafeString:
    """Return an excerpt of at most `most` words as HTML, with the folded `words` marked.

    The excerpt starts at the beginning of the text or of its body, or some words before the first found word. `body` is
    the index where the body of a letter begins. A found word in the body is preferred over a word above the body.
    """
    shown = _around(text, words, most, body)
    pieces: list[tuple[SafeString]] = []
    at = 0
    for match in _WORD.finditer(shown):
        if folded(match[0]) in words:
            pieces.append((format_html("{}<mark>{}</mark>", shown[at : match.start()], match[0]),))
            at = match.end()
    return format_html_join("", "{}", [*pieces, (shown[at:],)])


def _around(text: str, words: AbstractSet[str], most: int, body: int) -> str:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    if len(spans) <= most:
        return text
    begin = next((nr for nr, (start, _) in enumerate(spans) if start >= body), 0)
    in_turn = chain(range(begin, len(spans)), range(begin))
    hit = next((nr for nr in in_turn if _holds(text[slice(*spans[nr])], words)), begin)
    top = begin if hit >= begin else 0
    first = top if hit < top + most - BEFORE else hit - BEFORE
    last = min(first + most, len(spans)) - 1
    shown = text[spans[first][0] : spans[last][1]]
    return f"{'… ' if first else ''}{shown}{' …' if last < len(spans) - 1 else ''}"


def _holds(text: str, words: AbstractSet[str]) -> bool:
    return any(folded(word) in words for word in _WORD.findall(text))
