"""Find statements that settle all promises of a debate at once.

In "Hiermee doe ik de toezeggingen uit het commissiedebat van 14 februari gestand", the definite plural means all
promises of the debate. It does not mean all of them if it is qualified, if it comes with a different number, or if the
letter also treats single promises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from letters.reading import Statement
from matching.dutch_words import content_words, similarity
from matching.promises.evidence import MatchedLetter
from matching.promises.passages import NUMERALS
from matching.promises.register import LIKE

_COUNT = rf"(?:{'|'.join(NUMERALS)}|\d{{1,2}})"
ALL = re.compile(
    rf"(?P<before>.*)\b(?:al(?:le)?(?: {_COUNT})?(?: (?:de|deze|die|mijn|onze))?|de|deze|die|mijn|onze|beide)"
    rf"(?: {_COUNT}| moties en| nog| openstaande| gedane| gemaakte| door (?:mij|ons))*"
    r"(?: (?:in|tijdens|bij) (?:j\.?l\.|[^.;]){3,120}? gedane)?"
    r" toezeggingen\b(?! (?:\w+ )?(?:om|dat|waar\w*)\b)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"\b({_COUNT}) (?:de |openstaande |gedane )*toezeggingen\b|\b(beide) toezeggingen\b", re.IGNORECASE
)
# Words before "de toezeggingen" that limit the statement to a part of the promises, or to their progress.
A_PART_OF = re.compile(
    r"\b(?:aantal|deel|helft|meeste|merendeel|enkele|enige|sommige|veel|één|een|twee|drie|stand(?: van zaken)?|status"
    r"|voortgang|overzicht|lijst|planning) (?:van|over|bij|rond|op|uit|met) $",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"\b(?:niet|op \w+ na|behalve|uitgezonderd|uitzondering|deels|gedeeltelijk|ten dele|grotendeels|later|welke"
    r"|per toezegging|aan (?:het lid|de leden|de heer|mevrouw|de fractie))\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:over|inzake|betreffende|rond|met betrekking tot|ten aanzien van) (.*?)"
    r"(?= (?:uit|in|tijdens|van|op)\b|[,.;]|$)"
)
# Words elsewhere in the letter that say that some promises are still open.
SOME_OPEN = re.compile(
    r"\b(?:nog|blij(?:ft|ven)) open\b|\bopensta(?:at|an)\b|\bper toezegging\b"
    r"|\b(?:overige|resterende|andere|openstaande)\b[^.;]{0,30}\btoezegging"
    r"|\btoezegging(?:en)?\b[^.;]{0,60}\b(?:deels|gedeeltelijk|nog niet)\b",
    re.IGNORECASE,
)


def collective_settlements(letter: MatchedLetter) -> Iterator[tuple[Statement, Set[int]]]:
    """Each collective statement, with the promises that it settles (by their place in the register)."""
    for passage in letter.passages:
        statement = passage.statement
        if passage.settles and statement and statement.collective and not _distinguishes(letter, statement):
            yield statement, _meant(letter, statement, letter.of_one_debate(passage.day))


def _meant(letter: MatchedLetter, statement: Statement, debate: Set[int]) -> Set[int]:
    """All promises of the debate if the statement means all of them, or else none."""
    said = ALL.search(statement.text)
    if not said or A_PART_OF.search(said["before"]) or LIMITED.search(statement.text):
        return frozenset()
    is_of_debate = all(_is_title(letter, about, debate) for about in ABOUT.findall(statement.text))
    return debate if is_of_debate and _counts(statement) <= _numbers(letter, debate) else frozenset()


def _counts(statement: Statement) -> set[int]:
    """Every number of promises that the passage mentions."""
    words = [(count or both).lower() for count, both in COUNTED.findall(statement.passage)]
    return {int(word) if word.isdigit() else NUMERALS[word] for word in words}


def _numbers(letter: MatchedLetter, debate: Set[int]) -> set[int]:
    """The acceptable counts: all promises of the debate, and the promises that were open on the day of the letter."""
    return {len(debate), sum(letter.register[at].is_open(letter.reading.date) for at in debate)}


def _is_title(letter: MatchedLetter, about: str, debate: Set[int]) -> bool:
    """Is the text after "over" the title of the debate, rather than the subject of some of its promises?"""
    title = {stem for at in debate for stem in letter.register[at].title_words}
    stems = content_words(about)
    return not stems or any(similarity(stem, other) > LIKE for stem in stems for other in title)


def _distinguishes(letter: MatchedLetter, statement: Statement) -> bool:
    """Does the letter say elsewhere that some promises are open, or what happened to single promises?"""
    days = (None, statement.debate_date)
    others = (other for other in letter.settling if other.start != statement.start and other.debate_date in days)
    if any(not other.collective or other.act is not statement.act for other in others):
        return True
    sentences = (sentence for sentence in letter.reading.sentences if sentence.start != statement.start)
    return any(SOME_OPEN.search(sentence.text) for sentence in sentences)
