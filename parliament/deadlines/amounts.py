"""Reads amounts of time ("drie weken") that are counted from a day or are the only words of a deadline."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, timedelta

from parliament.dates import add_months, dutch
from parliament.deadlines.deadline import DAY, Deadline
from parliament.deadlines.named_time import TimeRule
from parliament.deadlines.words import compiled, loose

THE = "de"  # means one in "de week na het reces", but "de week" alone is no amount
_ONES = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = ["tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
NUMBERS: dict[str, float] = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
NUMBERS |= {
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}": 10 * tens + ones
    for tens, ten in enumerate(_TENS, start=2)
    for ones, unit in enumerate(_ONES, start=1)
}
NUMBERS |= {"één": 1, "eén": 1, "honderd": 100, "anderhalf": 1.5, "anderhalve": 1.5, "eerste": 1, THE: 1}

_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9])?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_WORK_DAY = r"werkdag(?:en)?"
DAYS_IN: dict[str, float] = {
    r"uur|uren": 1 / 24,
    r"(?:kalender|vergader)?dag(?:en)?|dgn\.?": 1,
    r"(?:vergader)?we(?:ek|ken)|wkn?\.?": 7,
}
MONTHS_IN: dict[str, float] = {
    r"maand(?:en)?|mnd\.?": 1,
    r"kwarta(?:al|len)": 3,
    r"half\s?ja(?:ar|ren)": 6,
    r"jaar|jaren|jr\.?": 12,
}
_UNIT = f"(?:{'|'.join([_WORK_DAY, *DAYS_IN, *MONTHS_IN])})"
AMOUNT = re.compile(
    rf"(?<![\w,.-])(?:(?:{_NUMBER})\s{{0,2}}(?:tot|à|a|of|[-–])\s{{0,2}})?(?P<number>{_NUMBER})\s{{1,3}}(?P<unit>{_UNIT})"
    rf"(?![\w-])(?:\s{{1,3}}of\s{{1,3}}(?:(?P<more>{_NUMBER})(?![\w-])|(?P<vague>wat|zo)\b))?",
    re.IGNORECASE,
)
DAYS_IN_PART_OF_MONTH = 30  # "anderhalve maand" is counted as a month and fifteen days
COUNTED = TimeRule(
    "zo lang na de dag",
    "within or in so many days, weeks, months or years",
    "counted from the day it was said and clamped to the month's end; of a range the longer; from an event no day",
)


@dataclass(frozen=True)
class Amount:
    """A number of units of time; `words` is the amount as spoken."""

    number: float
    unit: str
    words: str

    def after(self, day: date) -> date:
        """Add this amount to a day. Part of a day counts as a whole day.

        If the resulting month is too short for the day, the result is the last day of that month.
        """
        return self._from(day, 1)

    def before(self, day: date) -> date:
        return self._from(day, -1)

    def _from(self, day: date, way: int) -> date:
        if re.fullmatch(_WORK_DAY, self.unit):
            return _work_days(day, way * math.ceil(self.number))
        months = self.number * self._in(MONTHS_IN)
        part, whole = math.modf(months)
        days = part * DAYS_IN_PART_OF_MONTH if months else self.number * self._in(DAYS_IN)
        return add_months(day, way * int(whole)) + timedelta(days=way * math.ceil(days))

    def _in(self, units: dict[str, float]) -> float:
        return next((size for unit, size in units.items() if re.fullmatch(unit, self.unit)), 0)


def amount_of(match: re.Match[str]) -> Amount:
    """The amount in a match of AMOUNT. For "drie tot vier weken" and "een week of vier", this is the larger amount."""
    word = (match["more"] or match["number"]).lower()
    number = NUMBERS[word] if word in NUMBERS else float(word.replace(",", "."))
    return Amount(number, match["unit"].lower(), match[0])


def _work_days(day: date, days: int) -> date:
    """Count working days (Monday to Friday) forward from a day, or back if `days` is negative."""
    left, step = abs(days), timedelta(days=1 if days > 0 else -1)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def name_counting_rule(words: str, said_on: date) -> str:
    """Describe the rule with its starting day, because counting may also start at a postponement or a letter."""
    return f"{words} na {dutch(said_on)}"


_LEAD = loose(
    r"\W{0,3}(?:(?:een )?(?:termijn|planning|streven)(?: van)?:? )?"
    r"(?:(?:in|met|maximaal|hooguit|hoogstens|ten hoogste|circa|ongeveer|zo['’]n|ruim) ){0,3}"
)
_TAIL = loose(r"(?: tijd)?\W{0,3}")
_TIME_OF_DAY = compiled(
    r"(?:rond|om|v(?:oo|óó)r|tot|uiterlijk)(?: om)? (?:[0-9]{1,2}[:.][0-9]{2}(?: uur)?|\w{1,12} uur)(?!"
    r" (?:na|nadat|vanaf|v(?:oo|óó)r|voordat|voorafgaand|volgend)(?!\w))"
    r"|(?:einde?|loop) van de (?:werk)?(?:dag|ochtend|middag|avond)|einde dag|deze (?:ochtend|middag|avond)"
)
ALONE = TimeRule(
    "zo lang na de dag, of dezelfde dag",
    "a bare amount of time, or a time of day, and nothing else",
    "the words of a deadline are no sentence: an amount in them says how long it may take",
)


def stands_alone(words: str, said_on: date) -> Deadline | None:
    """The deadline for words that consist only of an amount or a time of day; None for other words."""
    lead = _LEAD.match(words)
    match = AMOUNT.match(words, lead.end() if lead else 0)
    if match and not match["vague"] and match["number"].lower() != THE and _TAIL.fullmatch(words, match.end()):
        amount = amount_of(match)
        return Deadline(words, None, amount.after(said_on), DAY, name_counting_rule(amount.words, said_on))
    if _TIME_OF_DAY.search(words):
        return Deadline(words, said_on, said_on, DAY, "dezelfde dag")
    return None
