"""The debates that a letter means, all of them and the one that its promises come from; and the one of a term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from letters.reading import DebateMention, Reading, debates, read
from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, choose
from matching.debates.listed_debate import ListedDebate
from matching.debates.naming import Naming, describe

MOST = 300  # a letter names dozens of debates, a hostile text any number


@dataclass(frozen=True)
class MeantDebate:
    """A debate that a letter names, and the House's that it means; None where that is not sure."""

    mention: DebateMention
    meeting: ListedDebate | None
    because: str


def debates_meant(reading: Reading, agenda: Agenda) -> list[MeantDebate]:
    """Every debate of the Tweede Kamer that the letter names, in its order. The reading knows the letter's day."""
    return [
        MeantDebate(mention, agenda.by_number[link.number] if link else None, link.because if link else "")
        for mention, link in links(reading, agenda)
    ]


def complete(reading: Reading, meant: Iterable[MeantDebate]) -> Reading:
    """With its day for each debate that the letter names by title only."""
    days = {one.mention: one.meeting.day for one in meant if one.meeting and not one.mention.day}
    debates = (replace(mention, day=days.get(mention, mention.day)) for mention in reading.debates)
    return replace(reading, debates=tuple(debates))


def links(reading: Reading, agenda: Agenda) -> list[tuple[DebateMention, DebateLink | None]]:
    """Each debate of the Tweede Kamer that the letter names, in its order, and which of the House's it means."""
    known: dict[Naming, DebateLink | None] = {}
    out: list[tuple[DebateMention, DebateLink | None]] = []
    for debate in reading.debates[:MOST]:
        if debate.chamber == "TK":
            naming = describe(debate, reading)
            if naming not in known:
                known[naming] = choose(naming, agenda)
            out.append((debate, known[naming]))
    return out


def debate_meant(reading: Reading, agenda: Agenda) -> DebateLink | None:
    """The debate that the letter is about: of those before it the surest, of equals the first that it names."""
    found = [link for debate, link in links(reading, agenda) if link and not debate.is_upcoming]
    return max(found, key=lambda link: link.ground, default=None)


def debate_awaited(words: str, said_on: date, agenda: Agenda) -> DebateLink | None:
    """The debate to come that the words of a term name, "voor het commissiedebat Water van 12 april"."""
    reading = replace(read(""), date=said_on, debates=debates.find_debates(words, said_on))
    return next((link for debate, link in links(reading, agenda) if link and debate.is_upcoming), None)
