r"""The numbers that the House and this register use, and functions to find them in a text.

The House numbers a toezegging TZ202303-101, a debate ("activiteit") 2023A01686, a document 2023D15310 and a case
("zaak") 2023Z06411. Until the House's number is known, the register gives out a number of its own, with a K:
TZ202303-K001, 2023A-K001, and BR202303-K001 for a letter. For numbers of parliamentary papers, such as 28676-431, see
`parliament.kamerstuk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

# Patterns that match a whole number. Constraints and validators of the models use TOEZEGGING and DEBATE.
TOEZEGGING = r"TZ\d{6}-(K\d{3,}|\d{3,})"
HOUSE_TOEZEGGING = r"TZ\d{6}-\d{3,}"
DEBATE = r"\d{4}A(\d{5}|-K\d{3,})"
HOUSE_PAPER = r"\d{4}[DZ]\d{5}"
OWN_LETTER = r"BR\d{6}-K\d{3,}"
TOEZEGGING_START = r"TZ\d{6}-"
FORMER_TOEZEGGING = r"(?<![A-Z0-9])T\d{5}"  # the form that the House used in the past

TOEZEGGING_IN_TEXT = rf"\b{TOEZEGGING}\b|{FORMER_TOEZEGGING}\b"

# Numbers as readers type them, in capitals. The groups are the parts of the number. "TZ" is optional.
TYPED_TOEZEGGING = re.compile(r"(?:TZ[- ]?|(?=\d{6}[- ]))(\d{6})[- .]?(K?\d{3,})")
TYPED_DEBATE = re.compile(r"(\d{4})[- ]?A[- ]?(\d{5}|K\d{3,})")
TYPED_HOUSE_PAPER = re.compile(r"(\d{4})[- ]?([DZ])[- ]?(\d{5})")
TYPED_OWN_LETTER = re.compile(r"BR\s?\d{6}-K\d{3,}")
# The start of a toezegging's number: the year, and optionally the month and the first characters of the rest.
TYPED_BEGINNING = re.compile(r"TZ[- ]?(\d{4}(?:\d\d)?)(?:(?<=\d{6})-(K?\d{0,2}))?")

HOUSE_NUMBER_AT_END = re.compile(r"\b\d{4}[ZDTA]\d+$")  # complete, or cut off at the end of a line

OWN_DEBATE_INFIX = "A-K"  # found only in debate numbers of this register
OWN_LETTER_PREFIX = "BR"  # found only in letter numbers of this register
HOUSE_PAPER_PAGE = "https://www.tweedekamer.nl/kamerstukken/detail?id="

_EXACT_TOEZEGGING = re.compile(rf"\b{TOEZEGGING}\b")
_EXACT = re.compile(rf"(?<![\w-])(?:{TOEZEGGING}|{OWN_LETTER}|{DEBATE}|{HOUSE_PAPER})(?![\w-])")
# Numbers as letters write them: also with spaces, a long dash or small letters.
_CITED = re.compile(
    r"(?<![A-Za-z0-9])(?:(?i:TZ)\s?\d{6}\s?[-–]\s?[Kk]?\d{3,}|T\d{5}|20\d{2}(?:\s?[ZDA]\s?|[zda])\d{5})(?!\d)"
)


def own_toezegging_prefix(made_on: date) -> str:
    """The prefix TZ202303-K, to be followed by a serial number within the month."""
    return f"TZ{made_on:%Y%m}-K"


def own_debate_prefix(day: date) -> str:
    """The prefix 2023A-K, to be followed by a serial number within the year."""
    return f"{day.year}{OWN_DEBATE_INFIX}"


def own_letter_prefix(day: date) -> str:
    """The prefix BR202303-K, to be followed by a serial number within the month."""
    return f"{OWN_LETTER_PREFIX}{day:%Y%m}-K"


def is_house_toezegging(number: str) -> bool:
    """Does this number have the form of the House's numbers of toezeggingen?"""
    return re.fullmatch(HOUSE_TOEZEGGING, number) is not None


def find_toezeggingen(text: str) -> list[str]:
    """Find the numbers of toezeggingen in a text, in order. Only numbers in their exact form are found."""
    return [match[0] for match in _EXACT_TOEZEGGING.finditer(text)]


def find_exact(text: str) -> Iterator[re.Match[str]]:
    """Find all numbers that are written exactly as the House or the register stores them."""
    return _EXACT.finditer(text)


def find_cited(text: str) -> tuple[str, ...]:
    """Find the numbers of toezeggingen, debates and House papers in a letter. Return each once, in its exact form."""
    found = (re.sub(r"\s", "", match[0]).replace("–", "-").upper() for match in _CITED.finditer(text))
    return tuple(dict.fromkeys(found))


def official_address(number: str) -> str:
    """The address of the House's page of a document or case; "" for any other number."""
    return f"{HOUSE_PAPER_PAGE}{number}" if re.fullmatch(HOUSE_PAPER, number) else ""
