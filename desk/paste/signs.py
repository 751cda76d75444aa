"""The signs at the start of an item of a list: numbers, letters, bullets, “Toezegging 3:”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parliament.register_numbers import TOEZEGGING_IN_TEXT

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_SIGNS = {
    "label": r"(?:(?:de )?toezegging|toez\.?|actiepunt)\s*(?:nr\.?|nummer|no\.?|#)?\s*\(?(?P<label>\d{1,3})"
    r"\s*(?:[:.)–-]+\s*|$|(?=\())",
    "announced": r"(?:de )?toezegging\s*:\s+",
    "short label": r"(?:nr|no)\.?\s*(?P<short>\d{1,3})\s*[:.)–-]+\s+",
    "nth": r"(?P<nth>\d{1,2})e toezegging\s*:?\s*",
    "number": r"[(#\[]?(?P<number>\d{1,3})(?:\s?[.):\]]\)?(?:\s+|$|(?=[^\W\d_]))|\s+[-–]\s+|\t\s*|\s*$)",
    "part": r"(?P<part>\d{1,2})/\d{1,2}[.:)]?\s+(?=[A-ZÀ-Þ])",
    "bare number": r"#?(?P<bare>\d{1,3})\s+(?=[A-ZÀ-Þ])",
    "circled": rf"(?P<circled>[{_CIRCLED}])\s*",
    "level": r"\d{1,2}\.\d{1,2}\.?\s+(?=[A-ZÀ-Þ])",
    "group": r"[A-Z]\d{1,2}[.):]?\s+(?=[A-ZÀ-Þ])",
    "code": r"(?P<code>[A-Z]{2,5}-\d{1,4})[.):]?\s+(?=[A-ZÀ-Þ])",
    "roman": r"[(\[]?(?P<roman>[ivx]{1,4})[.)\]]\s+",
    "bare roman": r"(?P<roman>[IVX]{1,4})\s+(?=[A-ZÀ-Þ])",
    "letter": r"[(\[]?(?P<letter>[a-z])[.)\]]\s+",
    "bullet": r"(?P<bullet>[•●○◦▪■□‣·∙*+»✓✔☐☑→–—−-]|->|=>|\[[ x]?\]|(?-i:[o§Øüqv])(?=\s))(?:\s+|(?=[A-ZÀ-Þ]))",
}
_SIGN = {
    kind: re.compile(
        pattern,
        re.IGNORECASE if kind in ("label", "announced", "short label", "nth", "roman", "letter", "bullet") else 0,
    )
    for kind, pattern in _SIGNS.items()
}
_COUNTER = re.compile(r"(?:nr\.?\s*)?\(?\d{1,3}[.)]?")
_NUMBERED = re.compile(rf"[(\[]?(?P<tz>{TOEZEGGING_IN_TEXT})[)\]]?\s*(?:[:.–-]\s*)?")


@dataclass(frozen=True)
class Sign:
    """The sign of an item, and the words after it. `order` is its place in the list; None for a bullet."""

    kind: str
    order: int | None
    indent: int
    body: str
    register_number: str | None = None


def read_sign(line: str) -> Sign | None:
    return next(read_signs(line), None)


def read_signs(line: str) -> Iterator[Sign]:
    """The signs that the start of the line may be. “i.” is a letter or a Roman number; the list decides."""
    stripped = line.lstrip()
    indent = len(line[: len(line) - len(stripped)].expandtabs(4))
    if tz := _NUMBERED.match(stripped):
        yield Sign("register number", None, indent, stripped[tz.end() :].strip(), tz["tz"])
    for kind, pattern in _SIGN.items():
        if match := pattern.match(stripped):
            body = stripped[match.end() :].strip()
            tz = _NUMBERED.match(body)
            number = tz["tz"] if tz else match.groupdict().get("code")
            name = f"bullet {match[0].strip()}" if kind == "bullet" else kind.removeprefix("bare ")
            yield Sign(name, _order(kind, match), indent, body[tz.end() :] if tz else body, number)


def is_next(sign: Sign, last: int | None) -> bool:
    """Can this sign follow the last one of its kind? A list counts on, or begins again: “2025.” is no sign."""
    return sign.order is None or sign.order in (1, (last or 0) + 1)


def is_counter(words: str) -> bool:
    """Is this the number of a row, which says nothing about the toezegging?"""
    return _COUNTER.fullmatch(words.strip()) is not None


def _order(kind: str, match: re.Match[str]) -> int | None:
    match kind:
        case "number" | "part" | "label" | "short label" | "bare number" | "nth":
            return int(match[match.lastgroup or 0])
        case "circled":
            return _CIRCLED.index(match[0].strip()) + 1
        case "roman" | "bare roman":
            spoken = match["roman"].lower()
            return _ROMAN.index(spoken) + 1 if spoken in _ROMAN else 0
        case "letter":
            return ord(match["letter"].lower()) - ord("a") + 1
    return None
