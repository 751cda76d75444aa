"""Parse the text of a letter into paragraphs, headings, table rows, footnotes and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.text import layout
from letters.reading.text.prose import SUPERSCRIPTS, MarkCounter, Prose, clean_prose
from letters.reading.text.sentences import split_sentences

LONGEST_HEADING = 160
_LONG_FOR_A_HEADING = 100
# A heading may end in an abbreviation: "Toezeggingen uit het debat van 22 maart jl."
_ABBREVIATED = re.compile(r"(?:\bjl|\ba\.s|\bc\.s|\be\.a)\.$")
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|had|heb|kan|zal|zullen|komt|kwam|ik|u|ontvangt|treft)\b"
)

# Non-breaking and thin spaces and hyphens. Each is replaced by one character, so that offsets do not change.
_PLAIN = str.maketrans("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u2010\u2011", " " * 8 + "--")

_BRACKETED = re.compile(r"(?<=\w) \((\d{1,2})\)(?=[\s.,;])")
_OFFICE = re.compile(r"(?:De|de|DE) (?i:minister|staatssecretaris|voorzitter|griffier|adjunct-griffier)\b[^.]{0,140},")


@dataclass(frozen=True)
class Footnote:
    number: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """One sentence, list item or table row in clean prose.

    `start` and `end` are offsets in the source. `marks` are the numbers of the sentence's footnotes. `heading` is the
    nearest heading above the sentence. `paragraph` is the index of its block.
    """

    text: str
    start: int
    end: int
    marks: tuple[int, ...]
    heading: str
    kind: str
    paragraph: int


@dataclass(frozen=True)
class Block:
    """A paragraph. `kind` is "text", "heading", "item" or "row". `start` and `end` are offsets in the source."""

    kind: str
    prose: Prose
    start: int
    end: int


@dataclass(frozen=True)
class Document:
    """A parsed letter. `notes` maps numbers to footnotes: to the first footnote if a number occurs twice."""

    source: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    notes: dict[int, Footnote]

    def sentences(self, after: int = 0) -> list[Sentence]:
        """Return the sentences of the paragraphs that start at or after this offset. Headings are no sentences."""
        out: list[Sentence] = []
        heading = ""
        for number, block in enumerate(self.blocks):
            if block.start < after:
                continue
            if block.kind == "heading":
                heading = block.prose.text
            else:
                out += _sentences_in(block, heading, number)
        return out

    def footnotes_of(self, sentence: Sentence) -> tuple[Footnote, ...]:
        """Return the footnotes of the sentence, in the order of their marks."""
        return tuple(self.notes[mark] for mark in sentence.marks if mark in self.notes)


def parse_document(source: str) -> Document:
    """Parse any text without raising an error."""
    source = source.translate(_PLAIN)
    body, footnotes = _separate_footnotes(source)
    notes = {note.number: note for note in reversed(footnotes)}
    mark_counter = MarkCounter(notes)
    blocks: list[Block] = []
    for stretches in _join_over_pages(source, body):
        prose = clean_prose(source, stretches, mark_counter)
        if prose.text.strip():
            kind = _kind(prose.text, source, stretches)
            is_signature = _OFFICE.match(prose.text) or (blocks and _is_open_office(blocks[-1].prose.text))
            kind = "text" if kind == "heading" and is_signature else kind
            blocks.append(Block(kind, prose, stretches[0][0], stretches[-1][1]))
    return Document(source, tuple(blocks), tuple(footnotes), notes)


def _is_open_office(text: str) -> bool:
    """Whether this is an office above a name, as in "De Minister van Financiën,": the name is on the next line."""
    return text.rstrip().endswith(",") and bool(_OFFICE.match(text))


def _separate_footnotes(source: str) -> tuple[list[tuple[int, int, bool]], list[Footnote]]:
    """Return the body paragraphs as (start, end, whether a footnote precedes the paragraph), and the footnotes."""
    body: list[tuple[int, int, bool]] = []
    footnotes: list[Footnote] = []
    marked = {mark[1]: mark.end() for mark in reversed(list(_BRACKETED.finditer(source)))}
    is_after_note = False
    web_number: int | None = None  # the number of a footnote on a web page: its text is the next paragraph
    for lines in layout.paragraphs(layout.lines(source)):
        start, end = lines[0].start, lines[-1].end
        web = layout.WEB_NOTE.fullmatch(source[start:end])
        if web:
            web_number = int(web["number"])
            continue
        note = _note(source, start, end, marked) if web_number is None else (web_number, source[start:end])
        if note:
            footnotes.append(Footnote(note[0], " ".join(note[1].split())))
        else:
            body.append((start, end, is_after_note))
        is_after_note, web_number = note is not None, None
    return body, footnotes


def _note(source: str, start: int, end: int, marked: dict[str, int]) -> tuple[int, str] | None:
    """Return the number and the text of a footnote, or None if this paragraph is not a footnote.

    A number in brackets opens a footnote only if the same number in brackets occurs earlier. `marked` maps a number to
    the end of its first occurrence.
    """
    note = layout.NOTE.match(source, start, end)
    if not note or (note["round"] and marked.get(note["round"], note.end()) >= note.start()):
        return None
    number = (note["raised"] or note["named"] or note["round"]).translate(SUPERSCRIPTS)
    return int(number), source[note.end() : end]


def _join_over_pages(source: str, body: list[tuple[int, int, bool]]) -> list[list[tuple[int, int]]]:
    """Return paragraphs as lists of stretches. A paragraph has several stretches if a page break divided it."""
    joined: list[list[tuple[int, int]]] = []
    before = ""
    for start, end, is_after_note in body:
        text = source[start:end]
        if joined and _runs_on(before, text, is_after_note=is_after_note):
            joined[-1].append((start, end))
        else:
            joined.append([(start, end)])
        before = text
    return joined


def _runs_on(before: str, text: str, *, is_after_note: bool) -> bool:
    """Whether `text` continues the paragraph `before`.

    This is so if `before` has no full stop and `text` starts in lower case. After a footnote, `text` may also start
    with a capital if `before` is too long for a heading.
    """
    if layout.STOP.search(before) or "|" in before or layout.ITEM.match(text) or layout.OWN_NUMBER.match(text):
        return False
    if text[0].islower():
        return is_after_note or len(before) > layout.NARROW
    return is_after_note and len(before) > _LONG_FOR_A_HEADING


def _kind(text: str, source: str, stretches: list[tuple[int, int]]) -> str:
    if text.count(" | ") > 1:
        return "row"
    if layout.ITEM.match(source, stretches[0][0], stretches[0][1]):
        return "item"
    return "heading" if len(text) <= LONGEST_HEADING and _is_title(text) else "text"


def _is_title(text: str) -> bool:
    text = text.rstrip()
    return not layout.STOP.search(text) or bool(_ABBREVIATED.search(text) and not _FINITE.search(text))


def _item_mark_length(block: Block) -> int:
    """Return the length of the mark of a list item, such as "a. ". A full stop in the mark ends no sentence."""
    mark = layout.ITEM.match(block.prose.text)
    return mark.end() if mark else 0


def _sentences_in(block: Block, heading: str, paragraph: int) -> list[Sentence]:
    """Return the sentences of a block. A table row is one sentence, even if it contains full stops."""
    prose = block.prose
    whole = [(0, len(prose.text.rstrip()))]
    spans = whole if block.kind == "row" else split_sentences(prose.text, _item_mark_length(block))
    return [
        Sentence(
            prose.text[start:end],
            prose.source_offset(start),
            prose.source_offset(end - 1) + 1,
            prose.marks_between(start, end),
            heading,
            block.kind,
            paragraph,
        )
        for start, end in spans
    ]
