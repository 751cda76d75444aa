"""Stretches of time in words, "drie weken", and the day that lies so far from another."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from parliament.dates import add_months

THE = "de"  # "de week na het reces", but no amount of its own
_ONES = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
NUMBERS: dict[str, float] = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {
    f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for ones, one in enumerate(_ONES, start=1)
}
NUMBERS |= {"één": 1, "eén": 1, "honderd": 100, "anderhalf": 1.5, "anderhalve": 1.5, "eerste": 1, THE: 1}

_NUMBER = rf"(?:[0-9]{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_UNIT = (
    r"(?:werkdag(?:en)?|dag(?:en)?|(?:vergader)?we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)"
    r"|half\s?ja(?:ar|ren)|jaar|jaren|uur|uren)"
)
AMOUNT = re.compile(
    rf"(?<![\w,.-])(?:(?:{_NUMBER})\s{{0,2}}(?:tot|à|a|of|[-–])\s{{0,2}})?(?P<number>{_NUMBER})\s{{1,3}}(?P<unit>{_UNIT})"
    rf"(?![\w-])(?:\s{{1,3}}of\s{{1,3}}(?:(?P<more>{_NUMBER})(?![\w-])|(?P<vague>wat|zo)\b))?",
    re.IGNORECASE,
)
MONTHS_IN = {"maand": 1, "kwart": 3, "half": 6, "jaar": 12, "jare": 12}


@dataclass(frozen=True)
class Amount:
    """So many units of time; `words` as spoken."""

    number: float
    unit: str
    words: str

    def after(self, day: date) -> date:
        """That much later, clamped to the end of a month; parts of a day count as whole ones."""
        return self._from(day, 1)

    def before(self, day: date) -> date:
        return self._from(day, -1)

    def _from(self, day: date, way: int) -> date:
        if self.unit.startswith("werkdag"):
            return _work_days(day, way * math.ceil(self.number))
        months = next((months for start, months in MONTHS_IN.items() if self.unit.startswith(start)), 0)
        if months:
            return add_months(day, way * math.ceil(self.number * months))
        per_unit = 1 / 24 if self.unit.startswith("u") else 1 if self.unit.startswith("d") else 7
        return day + timedelta(days=way * math.ceil(self.number * per_unit))


def amount_of(match: re.Match[str]) -> Amount:
    """The amount of a match of AMOUNT; of "drie tot vier weken" and "een week of vier" the larger one."""
    word = (match["more"] or match["number"]).lower()
    number = float(word) if word.isdecimal() else NUMBERS[word]
    return Amount(number, match["unit"].lower(), match[0])


def _work_days(day: date, days: int) -> date:
    """So many days from Monday to Friday on (or back)."""
    left, step = abs(days), timedelta(days=1 if days > 0 else -1)
    while left:
        day += step
        left -= day.weekday() < 5
    return day
