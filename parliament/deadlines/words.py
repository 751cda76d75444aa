"""Words and patterns that the rules share. Also reads short years: "1 april 26", "1-4-26", "voorjaar ’26"."""

from __future__ import annotations

import re
from datetime import date

from parliament.dates import ABBREVIATIONS, MONTHS, WEEKDAYS, last_year_in

GAP = r"\s{1,3}"  # each repetition has a maximum, so that matching takes linear time
_ALSO_NAMES = ("jan", "jun", "jul", "sep")  # also first names, so only a month if a dot or a year follows
_SHORT = "|".join(sorted(ABBREVIATIONS.keys() - _ALSO_NAMES, key=len, reverse=True))
MONTH_NAME = rf"(?:{'|'.join(MONTHS)}|(?:{_SHORT})\b\.?|(?:{'|'.join(_ALSO_NAMES)})(?:\.|(?=\s{{1,3}}20[0-9][0-9])))"
MONTH = f"(?P<month>{MONTH_NAME})"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?:ochtend|middag|avond)?"
YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,/-][0-9])"
ADJECTIVE = (
    r"(?P<adjective>volgend|komend|aankomend|aanstaand|a\.?s\.|eerstkomend|eerstvolgend|nieuw|dit|deze|huidig|lopend"
    r"|afgelopen|vorig)e?"
)
EACH = r"(?P<each>elke?|iedere?)"
PART = (
    r"(?P<part>begin|primo|aanvang|start|ingang|vroeg in|medio|midden|halverwege|half(?!\s?ja(?:ar|ren))|loop|later in"
    r"|einde?|ultimo|laat in)"
    r"(?: van)?(?: (?:de|het|een))? (?:maand )?"
)
OF_YEAR = (
    rf"(?:[\s-]{{1,3}}(?:van |in )?(?P<year>{YEAR})"
    r"|,? (?:van |in )?(?:het )?(?P<which>dit|dat|hetzelfde|lopende|volgende?|komende?|nieuwe) (?:kalender)?jaar"
    r"(?![\w-]))?"
)
YEAR_AHEAD_WORDS = "in|v(?:oo|óó)r|de|het|uiterlijk|tegen|rond|met|nog|op|eind|begin|medio"
PARTS = {
    "begin": "begin", "primo": "begin", "aanvang": "begin", "start": "begin", "ingang": "begin", "vroeg": "begin",
    "medio": "medio", "midden": "medio", "halverwege": "medio", "half": "medio",
    "eind": "eind", "einde": "eind", "ultimo": "eind", "laat": "eind",
}  # fmt: skip
NEXT = ("volgend", "komend", "aankomend", "aanstaand", "a.s.", "as.", "eerstkomend", "eerstvolgend", "nieuw")
PAST = ("afgelopen", "vorig")
ORDINALS = {
    "eerste": 1, "1e": 1, "1ste": 1, "tweede": 2, "2e": 2, "2de": 2,
    "derde": 3, "3e": 3, "3de": 3, "vierde": 4, "4e": 4, "4de": 4,
}  # fmt: skip


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that matches whole words. A space in the pattern matches any gap between words."""
    return loose(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def loose(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that may also match inside words. A space in the pattern matches any gap between words."""
    return re.compile(pattern.replace(" ", GAP), re.IGNORECASE)


JUST_PAST = loose(r",? (?:j\.?l\b|jongstleden)")
YEAR_AHEAD = loose(
    rf"(?<![\w-])(?:(?P<year>{YEAR})|(?P<which>dit|volgend|komend) jaar),?(?: (?:{YEAR_AHEAD_WORDS}))*(?: |-)$"
)


def group(match: re.Match[str], name: str) -> str:
    """The text of a named group in lower case, or "" if there is none."""
    return (match.groupdict().get(name) or "").lower()


def part_of(match: re.Match[str]) -> str:
    return PARTS.get(group(match, "part").split(" ")[0], "")


LOOK_BACK = 60  # how many characters before a time to search for "volgend jaar voor de"


def years_of(match: re.Match[str], said_on: date) -> tuple[int, ...]:
    """The year in the words, or else the years around `said_on`. Of several, the first that is not past is used later.

    The year may also come before the match: "volgend jaar voor de zomer".
    """
    ahead = YEAR_AHEAD.search(match.string[max(0, match.start() - LOOK_BACK) : match.start()])
    given = match if group(match, "year") or group(match, "which") or not ahead else ahead
    return _years_given(given, said_on)


def _years_given(match: re.Match[str], said_on: date) -> tuple[int, ...]:
    if group(match, "year"):
        return (int(group(match, "year")),)
    which = group(match, "which")
    if which in ("dat", "hetzelfde"):
        return (last_year_in(match.string[: match.start()]) or said_on.year,)
    if which in ("dit", "lopende"):
        return (said_on.year,)
    if which or group(match, "adjective") == "volgend":
        return (said_on.year + 1,)
    return (said_on.year - 1, said_on.year, said_on.year + 1, said_on.year + 2)


_ANY_MONTH = "|".join([*MONTHS, *(rf"{short}\.?" for short in sorted(ABBREVIATIONS, key=len, reverse=True))])
# A short year must be at the end of a part of the sentence: "1 april 12 uur" and "in mei 20 scholen" give no year.
_CLOSES = r"(?=\s{0,3}(?:$|[,;:)](?!\d)|\.(?!\d)|(?:of|en|maar)(?!\w)))"
SHORT_YEAR = re.compile(
    rf"(?P<lead>(?<![\w-])(?:{_ANY_MONTH})\s{{1,3}}['’]?(?=[0-9]{{2}}{_CLOSES})"
    r"|(?<![\w./-])[0-9]{1,2}(?P<mark>[-/.])[0-9]{1,2}(?P=mark)(?=[0-9]{2}(?![\w]|[-/.]\d))"
    r"|(?<!\w)['’](?=[0-9]{2}(?!\w)))(?P<year>[0-9]{2})",
    re.IGNORECASE,
)
CENTURY = 2000
NEAR = 10  # the most years that a short year may be before or after the day it was said


def spell_out_years(words: str, said_on: date) -> str | None:
    """Write short years in full. None if a short year is more than ten years before or after the day it was said."""
    years = [CENTURY + int(match["year"]) for match in SHORT_YEAR.finditer(words)]
    if any(abs(year - said_on.year) > NEAR for year in years):
        return None
    return SHORT_YEAR.sub(_spell, words)


def _spell(match: re.Match[str]) -> str:
    lead = match["lead"].rstrip("'’")
    return f"{lead}{CENTURY + int(match['year'])}"
