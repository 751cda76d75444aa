"""Reads the headings of a list: “Minister van Financiën:”, “Voor het zomerreces”, “Toezeggingen aan het lid Bos”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desk.paste import promises, surroundings
from desk.paste.deadline import times
from desk.paste.facts import OFFICE, Facts, read_piece
from desk.paste.known import Known
from desk.paste.signs import read_sign
from parliament.dates import find_days

# “De minister van Financiën heeft toegezegd:”
_PROMISES = re.compile(rf"{OFFICE.pattern}[^.:]{{0,40}}\b(?:toe|toegezegd|toezeggingen(?: gedaan)?):")
_LEAD = re.compile(r"toezeggingen(?: (?:van|door))?\s+", re.IGNORECASE)
LONGEST = 6  # words in a heading that gives a deadline, or says that there is none


def heading_in(words: str, known: Known, *, has_groups: bool) -> Facts:
    """Read the member or the deadline that a heading gives to the items below it. `has_groups`: earlier lines did."""
    spoken = _LEAD.sub("", words)
    if office := _PROMISES.fullmatch(spoken):
        return Facts(minister=office["office"], sources=(words,))
    facts = read_piece(spoken, known) if spoken[:1].isupper() or spoken != words else Facts()
    is_short = len(spoken.split()) <= LONGEST and not promises.ends(words)
    if has_groups and is_short and not facts and (time := times.ending_in_time(spoken, known)):
        return Facts(deadline=time, sources=(words,))
    is_long = facts.deadline is not None and len(spoken.split()) > LONGEST
    return Facts() if is_long or _has_come(facts.deadline, known) else facts


def _has_come(deadline: str | None, known: Known) -> bool:
    """Is it the day of the debate or an earlier day, as in “Toezeggingen 25 november 2026”?"""
    days = find_days(deadline or "", known.said_on)
    return any(found.day == known.said_on or (found.year_given and found.day < known.said_on) for found in days)


def ends_groups(words: str) -> bool:
    """Is the line a heading that says no time or member, below others that do: “Zonder termijn”, “Overig”?"""
    is_other_part = surroundings.is_other_part(words) and not words.lower().startswith("overig")
    return not is_other_part and len(words.split()) <= LONGEST and not promises.ends(words)


def is_running_head(words: str, lines: Sequence[str], known: Known) -> bool:
    """Does the line stand above each page?"""
    is_repeated = len(words.split()) > 1 and sum(" ".join(line.split()) == words for line in lines) > 1
    is_other = words.endswith((":", ".")) or surroundings.is_speaker(words)
    return is_repeated and not is_other and not heading_in(words, known, has_groups=False)


def has_title(lines: Sequence[str]) -> bool:
    """Does a title announce the toezeggingen? Then there are none before it."""
    titles = [place for place, line in enumerate(lines) if surroundings.is_title(_body(line))]
    return bool(titles) and any(read_sign(line) or promises.is_promise(line) for line in lines[titles[-1] + 1 :])


def _body(line: str) -> str:
    sign = read_sign(line)
    return sign.body if sign else line
