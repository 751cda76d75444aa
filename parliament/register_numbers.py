r"""Numbers of the House and of this register: their forms, and where a text has them.

The House numbers a toezegging TZ202303-101, a debate ("activiteit") 2023A01686, a document 2023D15310 and a case
("zaak") 2023Z06411. Until the House's number is known, the register gives out its own, with a K: TZ202303-K001,
2023A-K001, and BR202303-K001 for a letter. Numbers of parliamentary papers, 28676-431, are in `parliament.kamerstuk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

# Patterns of a whole number. The constraints and validators of the models are made of the first and the third.
TOEZEGGING = r"TZ\d{6}-(K\d{3,}|\d{3,})"
HOUSE_TOEZEGGING = r"TZ\d{6}-\d{3,}"
DEBATE = r"\d{4}A(\d{5}|-K\d{3,})"
HOUSE_PAPER = r"\d{4}[DZ]\d{5}"
OWN_LETTER = r"BR\d{6}-K\d{3,}"
TOEZEGGING_START = r"TZ\d{6}-"
FORMER_TOEZEGGING = r"(?<![A-Z0-9])T\d{5}"  # how the House numbered toezeggingen before

TOEZEGGING_IN_TEXT = rf"\b{TOEZEGGING}\b|{FORMER_TOEZEGGING}\b"

# As readers type them, in capitals; the groups are the parts of the number. "202303-101" will do for a toezegging.
TYPED_TOEZEGGING = re.compile(r"(?:TZ[- ]?|(?=\d{6}[- ]))(\d{6})[- .]?(K?\d{3,})")
TYPED_DEBATE = re.compile(r"(\d{4})[- ]?A[- ]?(\d{5}|K\d{3,})")
TYPED_HOUSE_PAPER = re.compile(r"(\d{4})[- ]?([DZ])[- ]?(\d{5})")
TYPED_OWN_LETTER = re.compile(r"BR\s?\d{6}-K\d{3,}")
# The beginning of a toezegging's number: year, month, and perhaps the first characters of the rest.
TYPED_BEGINNING = re.compile(r"TZ[- ]?(\d{4}(?:\d\d)?)(?:(?<=\d{6})-(K?\d{0,2}))?")

HOUSE_NUMBER_AT_END = re.compile(r"\b\d{4}[ZDTA]\d+$")  # whole or broken off, as at the end of a line

OWN_DEBATE_INFIX = "A-K"  # only our own debate numbers contain this
OWN_LETTER_PREFIX = "BR"  # only our own letter numbers start with this
HOUSE_PAPER_PAGE = "https://www.tweedekamer.nl/kamerstukken/detail?id="

_EXACT_TOEZEGGING = re.compile(rf"\b{TOEZEGGING}\b")
_EXACT = re.compile(rf"(?<![\w-])(?:{TOEZEGGING}|{OWN_LETTER}|{DEBATE}|{HOUSE_PAPER})(?![\w-])")
# In letters: with spaces, a long dash or small letters.
_CITED = re.compile(
    r"(?<![A-Za-z0-9])(?:(?i:TZ)\s?\d{6}\s?[-–]\s?[Kk]?\d{3,}|T\d{5}|20\d{2}(?:\s?[ZDA]\s?|[zda])\d{5})(?!\d)"
)


def own_toezegging_prefix(made_on: date) -> str:
    """TZ202303-K, followed by a serial number within the month."""
    return f"TZ{made_on:%Y%m}-K"


def own_debate_prefix(day: date) -> str:
    """2023A-K, followed by a serial number within the year."""
    return f"{day.year}{OWN_DEBATE_INFIX}"


def own_letter_prefix(day: date) -> str:
    """BR202303-K, followed by a serial number within the month."""
    return f"{OWN_LETTER_PREFIX}{day:%Y%m}-K"


def is_house_toezegging(number: str) -> bool:
    """Is this a number that the House gives to a toezegging?"""
    return re.fullmatch(HOUSE_TOEZEGGING, number) is not None


def find_toezeggingen(text: str) -> list[str]:
    """The numbers of toezeggingen in a text that writes them exactly, in order."""
    return [match[0] for match in _EXACT_TOEZEGGING.finditer(text)]


def find_exact(text: str) -> Iterator[re.Match[str]]:
    """Matches of every number that is written exactly as the House or the register stores it."""
    return _EXACT.finditer(text)


def find_cited(text: str) -> tuple[str, ...]:
    """Every number of the House or the register in a letter, each once, in its exact form; former ones included."""
    found = (re.sub(r"\s", "", match[0]).replace("–", "-").upper() for match in _CITED.finditer(text))
    return tuple(dict.fromkeys(found))


def official_address(number: str) -> str:
    """The House's own page of a document or a case; "" for every other number."""
    return f"{HOUSE_PAPER_PAGE}{number}" if re.fullmatch(HOUSE_PAPER, number) else ""
