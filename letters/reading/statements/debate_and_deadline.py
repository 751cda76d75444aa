"""What ties a sentence to a debate and to a day: its own words, its footnotes, and what was named just before."""

from __future__ import annotations

import re
from datetime import date

from letters.reading import debates
from letters.reading.cues import delay
from letters.reading.statements.signals import signals
from letters.reading.text.document import Document, Footnote, Sentence
from parliament import deadlines
from parliament.deadlines import Deadline
from parliament.recess import Calendar

_SAME = re.compile(
    r"\b(?:dat|dit|hetzelfde|zelfde|genoemde?|voornoemde?) (?:overleg|debat|AO|commissiedebat|WGO|algemeen overleg)\b"
    r"|\b(?:in|uit|van|tijdens) het (?:AO|overleg|debat|commissiedebat|WGO|algemeen overleg)\b(?! (?:van|op|over"
    r"|met) )|\btoen\b"
)
_CLAUSE = re.compile(r"; |: |, (?=dus\b|zodat\b|maar\b)")
_DENIAL = re.compile(r"\b(?:niet|geen|nooit)\b")
_NOTE = re.compile(r"\bnoot (\d{1,3})\b")
_PROMISE = re.compile(r"\b[Tt]oezegging|^Aan (?:het lid|de leden)\b")


def debate_of(
    sentence: Sentence, notes: tuple[Footnote, ...], document: Document, written_on: date | None, spoken_of: date | None
) -> date | None:
    """The past debate that the sentence or its footnotes name, "dat overleg" being the one named last."""
    own = _past(sentence.text, written_on)
    if own:
        return own
    for note in notes:
        other = _NOTE.search(note.text)
        named = _past(note.text, written_on) or (_past_of_note(document, int(other[1]), written_on) if other else None)
        if named or _PROMISE.search(note.text):
            return named or spoken_of
    return spoken_of if _SAME.search(sentence.text) else None


def _past_of_note(document: Document, number: int, written_on: date | None) -> date | None:
    note = document.notes.get(number)
    return _past(note.text, written_on) if note else None


def _past(text: str, written_on: date | None) -> date | None:
    named = [debate.day for debate in debates.find_debates(text, written_on) if debate.day and not debate.is_upcoming]
    return named[0] if named else None


def term_of(text: str, written_on: date | None, calendar: Calendar | None) -> Deadline | None:
    """The term that a sentence gives, counted from the letter's day; without that day there is none to count from."""
    if written_on is None or calendar is None:
        return None
    return deadlines.find(text, written_on, calendar)


def _gives_new_term(text: str) -> bool:
    """Does a sentence that puts a promise off say itself when it will come?"""
    cue = signals(text)
    return cue.sends or cue.new_term or delay.MOVED_TO.finds(text)


def _last_clause(text: str, written_on: date | None, calendar: Calendar | None) -> Deadline | None:
    """The coming term that a sentence ends on, behind what it says of the delay: "…; houd rekening met 1 mei"."""
    parts = _CLAUSE.split(text)
    clause = parts[-1]
    if len(parts) == 1 or _DENIAL.search(clause):
        return None
    term = term_of(clause, written_on, calendar) or term_of(f"op {clause}", written_on, calendar)
    return term if term and term.latest and written_on and term.latest > written_on else None


def new_term_of(text: str, written_on: date | None, calendar: Calendar | None) -> Deadline | None:
    """The term in a sentence that puts a promise off: what stands before the delaying words is the old term, unless the
    promise is moved to it."""
    told_last = _last_clause(text, written_on, calendar)
    if told_last:
        return told_last
    if not _gives_new_term(text):
        return None
    moved = delay.MOVED_TO.pattern.search(text)
    late = delay.LATE.pattern.search(text)
    start = moved.end() - 4 if moved else late.end() if late and not late[0].startswith("nu") else 0
    term = term_of(text[start:], written_on, calendar)
    return term if term and not (term.latest and written_on and term.latest < written_on) else None
