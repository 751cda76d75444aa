"""Tells whether a piece of text is a deadline and nothing else."""

from __future__ import annotations

import re

from desk.paste.known import Known
from parliament import deadlines, reference
from parliament.dates import ABBREVIATIONS, MONTHS, WEEKDAYS
from parliament.deadlines.amounts import NUMBERS
from parliament.deadlines.deadline import EVENT
from parliament.deadlines.resolving import PAST_RULE

_FILLER = re.compile(
    r"(?:(?:en|of|maar|wel|nog|naar verwachting|verwacht|circa|ca\.?|ongeveer|streven|streef|indien|zo mogelijk|liefst"
    r"|in ieder geval|ruim|tijdig|kort|meteen|spoedig|pas|:)\s*)+"
)
# The words that a deadline starts with.
_OPENERS = (
    r"v(?:oo|óó)r|voorafgaand|tot|niet later dan|na|binnen|uiterlijk|in|op|per|einde?|begin|medio|half|halverwege"
    r"|tegen|rond|bij|tijdens|zodra|nadat|met|over|zo (?:spoedig|snel)|z\.?s\.?m|t\.?z\.?t|te zijner|binnenkort"
    r"|spoedig|direct|per omgaande|vandaag|morgen|(?:eerst)?volgende?|(?:eerst)?komende?|aanstaande?|a\.?s\.|dit|deze"
    r"|het|de|eerste|tweede|derde|vierde|laatste|ieder|elke?|\w*-?jaarlijkse?|\w*maandelijkse?|wekelijkse?|periodiek"
    r"|regelmatig|tweemaal|doorlopend|kwartaal|q[1-4]|zomer\w*|herfst\w*|winter|lente|voorjaar|najaar|week|kerst\w*"
    r"|meireces|nog"
)
_OPENER = re.compile(
    rf"(?:{_FILLER.pattern})?(?:(?:{'|'.join((_OPENERS, *MONTHS, *ABBREVIATIONS, *WEEKDAYS, *NUMBERS))})(?!\w)|\d)",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"(?:in )?(?:19|20)\d\d", re.IGNORECASE)  # may be the year of a report
# An event is a deadline if the words put something before, at or after it: “bij de begrotingsbehandeling”.
_EVENT = re.compile(
    rf"(?:uiterlijk\s+|{_FILLER.pattern})?(?:v(?:oo|óó)r(?:afgaand aan)?|na|binnen|bij|tijdens|zodra|nadat|gelijk"
    r"|(?:in|met|op|per)\s+(?:de|het)\s+(?:eerst)?(?:volgende|komende|nieuwe|jaarlijkse))",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|zijn|was|wordt|worden|heeft|hebben|zal|zullen|komt|volgt|stuurt|krijgt|ontvangt|gaat|te \w+en)\b"
)
_CONDITION = re.compile(r"(?:zodra|nadat|voordat|wanneer)\s", re.IGNORECASE)
LONGEST = 14  # words
LONGEST_EVENT = 9  # words
LONGEST_BARE = 6  # words, of a time without a preposition


def is_time(words: str, known: Known) -> bool:
    spoken = words[:1].lower() + words[1:]
    if not _OPENER.match(spoken) or _YEAR_ALONE.fullmatch(spoken) or re.search(r"[()\[\]]", words):
        return False
    if len(words.split()) > LONGEST or (_VERB.search(spoken) and not _CONDITION.match(spoken)):
        return False
    resolved = deadlines.resolve(spoken, known.said_on, reference.recesses())
    if not resolved.is_understood or resolved.rule == PAST_RULE:
        return False
    if resolved.firmness == EVENT:
        return _EVENT.match(spoken) is not None and len(words.split()) <= LONGEST_EVENT
    return _is_all_time(spoken, known)


def ending_in_time(words: str, known: Known) -> str | None:
    """The words, if they start as a deadline does and end in a time: “Met de rapportage in september”."""
    spoken = words.strip(" .:")
    found = deadlines.find(spoken, known.said_on, reference.recesses()) if _OPENER.match(spoken) else None
    return spoken if found and found.rule != PAST_RULE and spoken.endswith(found.words) else None


def _is_all_time(words: str, known: Known) -> bool:
    """Is there nothing around the time that is found in the words?"""
    found = deadlines.find(words, known.said_on, reference.recesses())
    if found is None:
        return len(words.split()) <= LONGEST_BARE
    around = [part.strip(" ,.") for part in words.split(found.words, 1)]
    return all(not part or _FILLER.fullmatch(part) or is_time(part, known) for part in around)
