"""Turns pasted text into plain lines: without the characters of Word, the quotes of mail and the breaks of PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from desk.paste import surroundings
from desk.paste.signs import read_sign
from parliament.invisible import drop_invisible

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LONG_GAP = re.compile(r" {40,}|\t{40,}")
_SLASHES = re.compile(r"(?<=\S)[ \t]+//[ \t]+(?=\S)")  # as some people draw a table
_PRIVATE_BULLET = re.compile(r"[\ue000-\uf8ff]")  # how Word writes a bullet of the font Symbol
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)\*\*|(?<!\w)__?(?=\S)([^_\n]{1,500})__?(?!\w)")
_RULE = re.compile(r"\s*[-=_*~─]{3,}\s*")  # a line below a heading
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
# A word that is broken at the end of a line. “Land- en tuinbouw” is not broken, and “EU-lidstaten” keeps its hyphen.
_BREAK = re.compile(r"(?<=[^\W_])(?P<hyphen>-|\u00ad)[ \t]*$")
_REST_OF_WORD = re.compile(r"[ \t]*(?!(?:en|of)\b)(?P<first>[^\W_])")
LONGEST_END = 10  # characters in which the hyphen stands
MOST_LINES = 8  # at the turn of a page
# A greeting that a program has put behind the last sentence.
_GREETING = re.compile(
    r"(?<=[.!?)\]])[ \t]+(?=(?:(?:[Mm]et )?(?:[Vv]riendelijke|[Hh]artelijke|[Bb]este) groet(?:en)?|Groet(?:en|jes)?"
    r"|Mvg|MVG|M\.v\.g\.|Hoogachtend|Alvast (?:veel )?dank|(?:Veel )?[Dd]ank alvast|Bij voorbaat dank)\b[^\n]{0,100}$)",
    re.MULTILINE,
)
# “15:02 de minister stuurt …”, but not “10:00 – 13:00 uur”
_MESSAGE = re.compile(r"[ \t]*(?P<time>\[?\d{1,2}:\d\d\]?)[ \t]+(?P<said>(?![-–]|uur|tot)\S.*)")
_NUMBERED = re.compile(r"[ \t]*(?P<number>\d{1,2})(?=[ \t]+[^\W\d_])")
FEWEST_NUMBERED = 3
# A list that a program has put on one line: “Toezeggingen: 1. De minister … 2. De minister …”.
_INLINE_BULLET = re.compile(r"[ \t]+(?=[•●▪■‣][ \t])")
_INLINE_NUMBER = re.compile(r"(?:^|(?<=[:.;)!?]))[ \t]*\(?(\d{1,2})[.)][ \t]+(?=[^\W\d_])", re.MULTILINE)


def plain_lines(pasted: str) -> list[str]:
    text = _QUOTED.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", pasted)))
    text = "\n".join(_mended(text.split("\n"))).replace("\u00ad", "")
    text = _PRIVATE_BULLET.sub("•", drop_invisible(text))
    text = _LONG_GAP.sub(lambda gap: gap[0][:40], text)
    text = _BOLD.sub(lambda match: match[1] or match[2], text)
    text = _SLASHES.sub(" | ", _GREETING.sub("\n", text))
    lines = [part for line in text.split("\n") if not _RULE.fullmatch(line) for part in _inline_items(line)]
    return _with_stops([part for line in lines for part in _message(line)])


def _mended(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with each word whole that was broken at a hyphen. The foot and head of a page may stand in it."""
    turns_page = _page_marks(lines)
    place = 0
    parts: list[str] = []  # of a line that ends in a broken word
    while place < len(lines):
        line = lines[place].lstrip() if parts else lines[place]
        following = _after_page_turn(lines, place + 1, turns_page) if _BREAK.search(line[-LONGEST_END:]) else place + 1
        start = _without_hyphen(line, lines[following] if following < len(lines) else "")
        if start and (following == place + 1 or lines[following].lstrip()[:1].islower()):
            parts.append(start)
            yield from (mark for mark in lines[place + 1 : following] if mark.strip())
            place = following
        else:
            yield "".join([*parts, line])
            parts = []
            place += 1


def _page_marks(lines: Sequence[str]) -> frozenset[str]:
    """The lines that may stand at the turn of a page: numbers, page marks, and what stands above each page."""
    return frozenset(
        line
        for line, count in Counter(lines).items()
        if (count > 1 and not line.lstrip()[:1].islower())
        or line.strip().isdecimal()
        or surroundings.is_page_mark(line)
    )


def _after_page_turn(lines: Sequence[str], place: int, turns_page: frozenset[str]) -> int:
    """The place of the first line after the foot and head of a page; the same place if the page does not end here."""
    last = min(place + MOST_LINES, len(lines))
    following = next((one for one in range(place, last) if lines[one].strip() and lines[one] not in turns_page), last)
    return following if any(lines[one].strip() for one in range(place, following)) else place


def _without_hyphen(line: str, following: str) -> str:
    """The line, ready for the rest of its broken word; "" if no word is broken. “EU-” keeps its hyphen."""
    end = line[-LONGEST_END:]
    hyphen, rest = _BREAK.search(end), _REST_OF_WORD.match(following)
    if hyphen is None or rest is None:
        return ""
    is_part = hyphen["hyphen"] == "\u00ad" or (end[hyphen.start() - 1].islower() and rest["first"].islower())
    return line.rstrip(" \t")[:-1] + ("" if is_part else "-")


def _message(line: str) -> list[str]:
    """The time of a message of a chat, and the item of a list that it is."""
    message = _MESSAGE.fullmatch(line)
    if message is None:
        return [line]
    return [message["time"], message["said"] if read_sign(message["said"]) else f"• {message['said']}"]


def _with_stops(lines: list[str]) -> list[str]:
    """The lines, with a stop behind their numbers if these run from 1: “1 brief over …”, “2 cijfers over …”."""
    places: list[int] = []
    for place, line in enumerate(lines):
        numbered = _NUMBERED.match(line)
        if numbered and int(numbered["number"]) == len(places) + 1:
            places.append(place)
    if len(places) >= FEWEST_NUMBERED:
        for place in places:
            lines[place] = _NUMBERED.sub(r"\g<number>.", lines[place], count=1)
    return lines


def _inline_items(line: str) -> list[str]:
    """Split a line that holds several items of a list. Numbers count only if they run from 1."""
    if len(_INLINE_BULLET.findall(line)) > 1:
        return _INLINE_BULLET.sub("\n", line).split("\n")
    starts = [0]
    for match in _INLINE_NUMBER.finditer(line):
        if int(match[1]) == len(starts):
            starts.append(match.start())
    if len(starts) < 3:
        return [line]
    parts = [line[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [part.rstrip(" \t;") for part in parts if part.strip()]
