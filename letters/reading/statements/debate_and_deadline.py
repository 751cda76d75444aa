"""Find the debate and the deadline of a sentence in its own words, its footnotes and the sentences before it."""

from __future__ import annotations

import re
from datetime import date

from letters.reading import debates
from letters.reading.cues import delay
from letters.reading.statements.signals import read_signals
from letters.reading.text.document import Document, Footnote, Sentence
from parliament import deadlines
from parliament.deadlines import Deadline
from parliament.recess import Calendar

_SAME_DEBATE = re.compile(
    r"\b(?:dat|dit|hetzelfde|zelfde|genoemde?|voornoemde?) (?:overleg|debat|AO|commissiedebat|WGO|algemeen overleg)\b"
    r"|\b(?:in|uit|van|tijdens) het (?:AO|overleg|debat|commissiedebat|WGO|algemeen overleg)\b(?! (?:van|op|over"
    r"|met) )|\btoen\b"
)
_CLAUSE = re.compile(r"; |: |, (?=dus\b|zodat\b|maar\b)")
_DENIAL = re.compile(r"\b(?:niet|geen|nooit)\b")
_NOTE = re.compile(r"\bnoot (\d{1,3})\b")
_TOEZEGGING = re.compile(r"\b[Tt]oezegging|^Aan (?:het lid|de leden)\b")


def past_debate_of(
    sentence: Sentence, notes: tuple[Footnote, ...], document: Document, written_on: date | None, last_day: date | None
) -> date | None:
    """Return the day of the past debate that the sentence or its footnotes name.

    `last_day` is the day of the last debate that was mentioned earlier. "Dat overleg" refers to that debate.
    """
    own = _past_debate_in(sentence.text, written_on)
    if own:
        return own
    for note in notes:
        other = _NOTE.search(note.text)
        referred = document.notes.get(int(other[1])) if other else None
        named = _past_debate_in(note.text, written_on) or (referred and _past_debate_in(referred.text, written_on))
        if named or _TOEZEGGING.search(note.text):
            return named or last_day
    return last_day if _SAME_DEBATE.search(sentence.text) else None


def _past_debate_in(text: str, written_on: date | None) -> date | None:
    found = debates.find_debates(text, written_on)
    return next((debate.day for debate in found if debate.day and not debate.is_upcoming), None)


def deadline_in(text: str, written_on: date | None, calendar: Calendar) -> Deadline | None:
    """Return the deadline in a sentence, counted from the day of the letter. None if the letter has no known day."""
    return deadlines.find(text, written_on, calendar) if written_on else None


def new_deadline_in(text: str, written_on: date | None, calendar: Calendar) -> Deadline | None:
    """Return the new deadline in a sentence that postpones.

    A deadline before the words for delay is the old deadline, unless the sentence says that delivery moves to that day.
    """
    in_last_clause = _deadline_in_last_clause(text, written_on, calendar)
    if in_last_clause:
        return in_last_clause
    if not _has_new_deadline(text):
        return None
    moved = delay.MOVED_TO.pattern.search(text)
    late = delay.LATE.pattern.search(text)
    start = moved.end() - 4 if moved else late.end() if late and not late[0].startswith("nu") else 0
    deadline = deadline_in(text[start:], written_on, calendar)
    is_past = deadline and deadline.latest and written_on and deadline.latest < written_on
    return None if is_past else deadline


def _has_new_deadline(text: str) -> bool:
    signals = read_signals(text)
    return signals.is_sending or signals.has_new_deadline or delay.MOVED_TO.finds(text)


def _deadline_in_last_clause(text: str, written_on: date | None, calendar: Calendar) -> Deadline | None:
    """Return a future deadline in the last clause, after the words for delay: "…; houd rekening met 1 mei"."""
    parts = _CLAUSE.split(text)
    clause = parts[-1]
    if len(parts) == 1 or _DENIAL.search(clause):
        return None
    deadline = deadline_in(clause, written_on, calendar) or deadline_in(f"op {clause}", written_on, calendar)
    return deadline if deadline and deadline.latest and written_on and deadline.latest > written_on else None
