"""A term that hangs on a debate: its day is the one on which that debate is held, wherever the words put it."""

from __future__ import annotations

from datetime import date

from parliament.dates import dutch
from parliament.deadlines.days import find_named_days
from parliament.deadlines.deadline import Meeting
from parliament.deadlines.moment import Moment, span
from parliament.deadlines.words import loose, spell_out_years

_ATTRIBUTES = r"(?:(?:(?:eerst)?volgend|(?:eerst)?komend|aanstaand|plenair|gepland|nieuw|schriftelijk)e? ){0,3}"
_HEAD = r"[\w&’'-]{0,40}(?:debat|overleg|behandeling|beraad|vergadering|beschouwingen)|[VC]?AO|WGO|NO|CD|TMD"
_NOUN = loose(rf"(?<![\w-])(?P<article>(?:het|de) )?(?P<noun>{_ATTRIBUTES}(?:{_HEAD}))(?![\w-])")
_OF = loose(r"(?: [^,;]{1,80})? (?:van|op|d\.d\.|in|te|\()\s{0,3}\(?(?:de )?|\s{0,3}\(")


def on_its_day(text: str, moments: list[Moment], meeting: Meeting) -> list[Moment]:
    """The named times, where that of the debate is the day of the meeting; the same ones where no debate is named."""
    noun = _NOUN.search(text)
    if not noun:
        return moments
    dated = _day_of(text, noun.end(), moments)
    end = dated.end if dated else noun.end()
    spans = (span(meeting.day, meeting.day),) if meeting.day else ()
    name = f"{noun[0]} van {dutch(meeting.day)}" if meeting.day else noun[0]
    held = Moment(noun.start("noun"), end, "dag", spans, name=name, year_given=True, is_meeting=True)
    others = [one for one in moments if one.end <= held.start or one.start >= held.end]
    return sorted([*others, held], key=lambda one: one.start)


def names_meeting(words: str) -> bool:
    return _NOUN.search(words) is not None


def meeting_day(words: str, said_on: date) -> date | None:
    """The day that the words themselves give the debate on which they hang; None where they give none."""
    text = spell_out_years(words, said_on) or ""
    noun = _NOUN.search(text)
    days = sorted(find_named_days(text, said_on), key=lambda one: one.start) if noun else []
    dated = _day_of(text, noun.end(), days) if noun else None
    spans = dated.spans if dated and dated.kind == "dag" else ()
    ahead = [one.first for one in spans if one.first and one.first >= said_on and one.first == one.last]
    return ahead[0] if ahead else None


def _day_of(text: str, end: int, moments: list[Moment]) -> Moment | None:
    """The time that belongs to the debate whose name ends there: "debat over de dijken van 5 juni"."""
    behind = [one for one in moments if one.kind in ("dag", "week", "maand") and one.start >= end]
    return behind[0] if behind and _OF.fullmatch(text, end, behind[0].start) else None
