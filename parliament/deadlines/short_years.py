"""Years typed short, "1 april 26", "1-4-26" and "voorjaar ’26", spelled out."""

from __future__ import annotations

import re
from datetime import date

from parliament.dates import ABBREVIATIONS, MONTHS

_MONTH = "|".join([*MONTHS, *(rf"{short}\.?" for short in sorted(ABBREVIATIONS, key=len, reverse=True))])
# After a month the number closes its part of the words: "1 april 12 uur" and "in mei 20 scholen" give no year.
_CLOSES = r"(?=\s{0,3}(?:$|[,;:)](?!\d)|\.(?!\d)|(?:of|en|maar)(?!\w)))"
SHORT_YEAR = re.compile(
    rf"(?P<lead>(?<![\w-])(?:{_MONTH})\s{{1,3}}['’]?)(?P<after_month>[0-9]{{2}}){_CLOSES}"
    r"|(?P<numeric>(?<![\w./-])[0-9]{1,2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark))(?P<after_mark>[0-9]{2})(?![\w]|[-/.]\d)"
    r"|(?<!\w)['’](?P<after_apostrophe>[0-9]{2})(?!\w)",
    re.IGNORECASE,
)
CENTURY = 2000
NEAR = 10  # years from the day it was said, either way


def spell_out_years(words: str, said_on: date) -> str | None:
    """The words with years of this century; None where such a year lies too far off to be meant."""
    years = [CENTURY + int(_short_of(match)) for match in SHORT_YEAR.finditer(words)]
    if any(abs(year - said_on.year) > NEAR for year in years):
        return None
    return SHORT_YEAR.sub(_spell, words)


def _short_of(match: re.Match[str]) -> str:
    return match["after_month"] or match["after_mark"] or match["after_apostrophe"]


def _spell(match: re.Match[str]) -> str:
    lead = (match["lead"] or match["numeric"] or "").rstrip("'’")
    return f"{lead}{CENTURY + int(_short_of(match))}"
