"""Applies the real day of a debate to deadlines that depend on the debate, even if the words give another day."""

from __future__ import annotations

from datetime import date

from parliament.dates import dutch
from parliament.deadlines.days import find_named_days
from parliament.deadlines.deadline import DebateDay
from parliament.deadlines.named_time import NamedTime, span
from parliament.deadlines.words import loose, spell_out_years

_ATTRIBUTES = r"(?:(?:(?:eerst)?volgend|(?:eerst)?komend|aanstaand|plenair|gepland|nieuw|schriftelijk)e? ){0,3}"
_HEAD = r"[\w&’'-]{0,40}(?:debat|overleg|behandeling|beraad|vergadering|beschouwingen)|[VC]?AO|WGO|NO|CD|TMD"
_NOUN = loose(rf"(?<![\w-])(?P<article>(?:het|de) )?(?P<noun>{_ATTRIBUTES}(?:{_HEAD}))(?![\w-])")
_OF = loose(r"(?: [^,;]{1,80})? (?:van|op|d\.d\.|in|te|\()\s{0,3}\(?(?:de )?|\s{0,3}\(")


def set_debate_day(text: str, times: list[NamedTime], meeting: DebateDay) -> list[NamedTime]:
    """Replace the time that the text gives for a debate by the real day. Without a debate, nothing changes."""
    noun = _NOUN.search(text)
    if not noun:
        return times
    dated = _day_of(text, noun.end(), times)
    end = dated.end if dated else noun.end()
    spans = (span(meeting.day, meeting.day),) if meeting.day else ()
    name = f"{noun[0]} van {dutch(meeting.day)}" if meeting.day else noun[0]
    held = NamedTime(noun.start("noun"), end, "dag", spans, name=name, year_given=True, is_meeting=True)
    others = [time for time in times if time.end <= held.start or time.start >= held.end]
    return sorted([*others, held], key=lambda time: time.start)


def names_debate(words: str) -> bool:
    return _NOUN.search(words) is not None


def find_debate_day(words: str, said_on: date) -> date | None:
    """The day that the words themselves give for the debate they name, or None."""
    text = spell_out_years(words, said_on) or ""
    noun = _NOUN.search(text)
    days = sorted(find_named_days(text, said_on), key=lambda time: time.start) if noun else []
    dated = _day_of(text, noun.end(), days) if noun else None
    spans = dated.spans if dated and dated.kind == "dag" else ()
    ahead = [
        option.first for option in spans if option.first and option.first >= said_on and option.first == option.last
    ]
    return ahead[0] if ahead else None


def _day_of(text: str, end: int, times: list[NamedTime]) -> NamedTime | None:
    """The time of the debate named just before `end`: 5 juni in "debat over de dijken van 5 juni"."""
    behind = [time for time in times if time.kind in ("dag", "week", "maand") and time.start >= end]
    return behind[0] if behind and _OF.fullmatch(text, end, behind[0].start) else None
