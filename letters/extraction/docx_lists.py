"""Work out the bullet or number of each list item in a docx. Word stores only the pattern of the numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _letter(number: int) -> str:
    """Return the letter for a number as Word counts: a to z, then aa, bb to zz."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}


class NumberedLists:
    """Counts list items. Call `sign` once per paragraph, in document order."""

    def __init__(self, numbering: Any | None, styles: Any) -> None:
        """`numbering` is the root of numbering.xml, None without lists; `styles` is the root of styles.xml."""
        self._definitions = {} if numbering is None else _definitions(numbering)
        self._styles = {_attribute(style, "styleId"): style for style in styles.iter(f"{W}style")}
        self._counts: dict[str, Counter[int]] = {}  # number of items so far, by list and level

    def sign(self, paragraph: Any) -> str:
        """Return an en dash or the number of a list item, followed by a space. Empty for other paragraphs."""
        list_id, level = self._list_and_level(paragraph)
        definition = self._definitions.get(list_id)
        form = _level_form(definition, level)
        if form is None or _value(form, "numFmt") == "none":
            return ""
        if _value(form, "numFmt") == "bullet":
            return "– "
        counts = self._counts.setdefault(list_id, Counter())
        counts[level] += 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        sign = _LEVEL.sub(lambda found: _number_at(definition, counts, int(found[1]) - 1), _value(form, "lvlText"))
        return f"{sign} " if sign else ""

    def _list_and_level(self, paragraph: Any) -> tuple[str, int]:
        """Return (list, level) from the paragraph or its style. Return ("", 0) if the paragraph is not a list item."""
        found = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph, f"pPr/{W}pStyle")
        while found is None and style in self._styles:
            found = self._styles[style].find(f"{W}pPr/{W}numPr")
            style = _value(self._styles[style], "basedOn")
        if found is None:
            return "", 0
        return _value(found, "numId"), _number(found, "ilvl", default=0)


def _definitions(numbering: Any) -> dict[str, Any]:
    """Return the definition of each list by the id of the list."""
    abstract = {_attribute(found, "abstractNumId"): found for found in numbering.iter(f"{W}abstractNum")}
    lists = numbering.iter(f"{W}num")
    return {_attribute(found, "numId"): abstract.get(_value(found, "abstractNumId")) for found in lists}


def _level_form(definition: Any | None, level: int) -> Any | None:
    return None if definition is None else definition.find(f"{W}lvl[@{W}ilvl='{level}']")


def _number_at(definition: Any, counts: Counter[int], level: int) -> str:
    """Return the current number at this level, in the number format of the level."""
    form = _level_form(definition, level)
    if form is None:
        return ""
    number = max(counts[level], 1) - 1 + _number(form, "start", default=1)
    return _FORMS.get(_value(form, "numFmt"), str)(number)


def _attribute(element: Any, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def _value(element: Any, path: str) -> str:
    found = element.find(f"{W}{path}")
    return "" if found is None else _attribute(found, "val")


def _number(element: Any, path: str, *, default: int) -> int:
    value = _value(element, path)
    return int(value) if value.isdecimal() else default
