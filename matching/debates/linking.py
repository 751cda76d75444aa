"""Link the debates that a letter or a deadline names to debates of the House."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from letters.reading import DebateMention, Reading, debates, read
from matching.debates.agenda import Agenda
from matching.debates.choosing import DebateLink, choose
from matching.debates.naming import Naming

MOST = 300  # maximum number of debates per letter: a real letter names dozens, a hostile text any number


def link_debates(reading: Reading, agenda: Agenda) -> list[tuple[DebateMention, DebateLink | None]]:
    """Each debate of the Tweede Kamer that the letter names, in the order of the letter, with its link if certain."""
    mentions = (mention for mention in reading.debates[:MOST] if mention.chamber == "TK")
    return [(mention, choose(Naming(mention, reading), agenda)) for mention in mentions]


def complete(reading: Reading, links: Iterable[tuple[DebateMention, DebateLink | None]]) -> Reading:
    """The reading, with the day filled in for debates that the letter names only by title."""
    days = {mention: link.debate.day for mention, link in links if link and not mention.day}
    debates = (replace(mention, day=days.get(mention, mention.day)) for mention in reading.debates)
    return replace(reading, debates=tuple(debates))


def main_debate(reading: Reading, agenda: Agenda) -> DebateLink | None:
    """The past debate that the letter is about: the link with the strongest evidence, or the first of equals."""
    links = [link for mention, link in link_debates(reading, agenda) if link and not mention.is_upcoming]
    return max(links, key=lambda link: link.ground, default=None)


def awaited_debate(words: str, said_on: date, agenda: Agenda) -> DebateLink | None:
    """The upcoming debate in the words of a deadline, such as "voor het commissiedebat Water van 12 april"."""
    reading = replace(read(""), date=said_on, debates=debates.find_debates(words, said_on))
    return next((link for mention, link in link_debates(reading, agenda) if link and mention.is_upcoming), None)
