"""Link the debates that a letter or a deadline names to debates of the House."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from letters.reading import DebateMention, Reading, debates, read
from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, choose
from matching.debates.listed_debate import ListedDebate
from matching.debates.naming import Naming, describe

MOST = 300  # maximum number of debates per letter: a real letter names dozens, a hostile text any number


@dataclass(frozen=True)
class DebateMatch:
    """A debate that a letter names, with the listed debate that it means (None if unsure)."""

    mention: DebateMention
    listed: ListedDebate | None
    because: str


def match_debates(reading: Reading, agenda: Agenda) -> list[DebateMatch]:
    """Every debate of the Tweede Kamer that the letter names, in the order of the letter. Needs `reading.date`."""
    return [
        DebateMatch(mention, agenda.by_number[link.number] if link else None, link.because if link else "")
        for mention, link in links(reading, agenda)
    ]


def complete(reading: Reading, matches: Iterable[DebateMatch]) -> Reading:
    """The reading, with the day filled in for debates that the letter names only by title."""
    days = {match.mention: match.listed.day for match in matches if match.listed and not match.mention.day}
    debates = (replace(mention, day=days.get(mention, mention.day)) for mention in reading.debates)
    return replace(reading, debates=tuple(debates))


def links(reading: Reading, agenda: Agenda) -> list[tuple[DebateMention, DebateLink | None]]:
    """Each debate of the Tweede Kamer that the letter names, in the order of the letter, with its link or None."""
    known: dict[Naming, DebateLink | None] = {}
    found: list[tuple[DebateMention, DebateLink | None]] = []
    for mention in reading.debates[:MOST]:
        if mention.chamber == "TK":
            naming = describe(mention, reading)
            if naming not in known:
                known[naming] = choose(naming, agenda)
            found.append((mention, known[naming]))
    return found


def main_debate(reading: Reading, agenda: Agenda) -> DebateLink | None:
    """The past debate that the letter is about: the link with the strongest evidence, or the first of equals."""
    found = [link for mention, link in links(reading, agenda) if link and not mention.is_upcoming]
    return max(found, key=lambda link: link.ground, default=None)


def awaited_debate(words: str, said_on: date, agenda: Agenda) -> DebateLink | None:
    """The upcoming debate in the words of a deadline, such as "voor het commissiedebat Water van 12 april"."""
    reading = replace(read(""), date=said_on, debates=debates.find_debates(words, said_on))
    return next((link for mention, link in links(reading, agenda) if link and mention.is_upcoming), None)
