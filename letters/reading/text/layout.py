"""Divide a text into lines and paragraphs, and leave out page furniture (page numbers and the like)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from letters.reading.text.prose import RAISED
from parliament import kamerstuk

NARROW, WIDE = 45, 120  # characters: the bounds of wrapped text. At other widths each line is a paragraph
# Page furniture: lines that are printed on every page of a kamerstuk, or left over from a web page.
FURNITURE = re.compile(
    r"(?:kst-\d[\d-]*(?:[A-Z]+)?|ISSN .{0,30}|'?s-Gravenhage \d{4}|Naar boven|[Pp]agina \d+(?: van \d+)?|\d{1,3}"
    r"|Tweede Kamer(?: der Staten-Generaal)?,? vergaderjaar \d{4}.{0,60}nr\. ?\d+.{0,6})"
)
DAY = r"(?:\d{1,2}[ \t]{1,4}[A-Za-z]{3,9}\.?[ \t]{1,4}\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
PLACE_AND_DAY = re.compile(rf"(?<!\w)(?:Den Haag|['’‘]?s-Gravenhage),?[ \t]{{1,4}}({DAY})(?=\s)", re.IGNORECASE)
ITEM = re.compile(r"(?:[–•▪◦*-]|[a-z]\)|\d{1,2}\)|[a-z]\.)\s+(?=\S)")
OWN_NUMBER = re.compile(r"[Nn]r\.?\s{0,3}(?P<nr>\d{1,4})(?=\s*$|\s{1,3}(?:[A-Z]{4}|Brief van|Verslag van))")
# Lines of the letterhead. Each starts a new paragraph, even after a line so wide that the text could run on.
HEADLINE = re.compile(r"(?:Aan de [Vv]oorzitter|BRIEF VAN|Geachte|Vergaderjaar|Den Haag, \d|Onderwerp:|Betreft:)")
NOTE = re.compile(rf"(?P<raised>{RAISED})\s*(?=\S)|Noot (?P<named>\d{{1,3}}):\s*|\((?P<round>\d{{1,2}})\)\s+(?=\S)")
OPENERS = (ITEM, NOTE, HEADLINE, OWN_NUMBER, kamerstuk.HEADING)
NOTE_LABEL = re.compile(r"X?\s?Noot")
WEB_NOTE = re.compile(r"X?\s?Noot\s*\n\s*(?P<number>\d{1,3})\s*(?:\n|$)")
STOP = re.compile(rf"[.!?…:;,][\"'»”’)\]]{{0,2}}\s*(?:{RAISED}|\d{{1,2}})?$")
_SENTENCE_STOP = re.compile(rf"(?<!\bnr)(?<!\bnrs)[.!?…:][\"'»”’)\]]{{0,2}}\s*(?:{RAISED}|\d{{1,2}})?$")


@dataclass(frozen=True)
class TextLine:
    """A line without the white space around it. `start` and `end` are offsets in the source."""

    start: int
    end: int
    text: str


def lines(source: str) -> list[TextLine]:
    """Return all lines, including empty lines.

    A web page may print the place and day of the letter on one line with its first sentence. Split such a line after
    the year.
    """
    out = []
    line_start = 0
    for raw in source.split("\n"):
        dated = PLACE_AND_DAY.search(raw)
        cuts = [0, dated.end(), len(raw)] if dated else [0, len(raw)]
        for start, end in pairwise(cuts):
            text = raw[start:end].strip()
            first = line_start + start + len(raw[start:end]) - len(raw[start:end].lstrip())
            out.append(TextLine(first, first + len(text), text))
        line_start += len(raw) + 1
    return out


def paragraphs(all_lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """Group the lines that form one paragraph, list item or table row."""
    run: list[TextLine] = []
    for line in [*all_lines, TextLine(0, 0, "")]:
        if run and NOTE_LABEL.fullmatch(run[-1].text) and line.text.isdecimal():
            yield from _split_run(run[:-1])
            yield [run[-1], line]
            run = []
        elif line.text and not FURNITURE.fullmatch(line.text):
            run.append(line)
        elif run and not line.text:
            yield from _split_run(run)
            run = []


def _split_run(run: list[TextLine]) -> Iterator[list[TextLine]]:
    """Split consecutive lines where a new paragraph begins."""
    width = max((len(line.text) for line in run), default=0)
    part: list[TextLine] = []
    for line in run:
        if part and _begins_paragraph(part[-1], line, width):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _begins_paragraph(before: TextLine, line: TextLine, width: int) -> bool:
    """Whether `line` begins a paragraph, for example because its first word would have fitted on the line before."""
    # The letterhead ends in a place and day.
    is_letterhead = before.text[-4:].isdecimal() and PLACE_AND_DAY.search(f"{before.text} ")
    if is_letterhead or "|" in line.text or any(kind.match(line.text) for kind in OPENERS):
        return True
    if line.text[0].islower() and not STOP.search(before.text):
        return False
    if not NARROW <= width <= WIDE:
        return True
    fits = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) <= width - 2
    return fits and (line.text[0].isupper() or bool(_SENTENCE_STOP.search(before.text)))
