"""Lay out a letter's text for reading, with passages marked in it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from letters.reading.text import document, layout

LETTERHEAD = "letterhead"
SHORTEST_PASSAGE = 12  # letters of the alphabet; a shorter passage would match by accident
SHORTEST_PARAGRAPH = 8  # words; "Nr. 23" in a letterhead is too short for a paragraph


@dataclass(frozen=True)
class Piece:
    """A stretch of text within a paragraph.

    `keys` are the passages to which the piece belongs. `starts` and `ends` are the passages that start or end with this
    piece. `notes` are the numbers of the footnotes marked at the end of the piece.
    """

    text: str
    keys: tuple[Hashable, ...]
    starts: tuple[Hashable, ...]
    ends: tuple[Hashable, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class MarkedParagraph:
    """A paragraph in pieces. `kind` is "text", "heading", "item", "row" or "letterhead"."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class MarkedFootnote:
    """A footnote. `is_first` is true if no earlier footnote has this number: marks link to the first."""

    number: int
    text: str
    is_first: bool


@dataclass(frozen=True)
class MarkedLetter:
    """A letter with passages marked. `found` holds the keys of the passages that occur in the text."""

    paragraphs: tuple[MarkedParagraph, ...]
    notes: tuple[MarkedFootnote, ...]
    found: frozenset[Hashable]

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(note.number for note in self.notes)


@dataclass(frozen=True)
class _Span:
    key: Hashable
    start: int
    end: int
    is_first: bool
    is_last: bool


def mark_passages(source: str, passages: Mapping[Hashable, str]) -> MarkedLetter:
    """Parse a letter's text into paragraphs and footnotes, and mark each passage once. `passages` maps keys to quotes.

    Only letters of the alphabet are compared, so footnote marks, emphasis, line ends and page breaks do not matter.
    """
    letter = document.parse_document(source)
    texts = [block.prose.text for block in letter.blocks]
    spans = _spans(texts, passages)
    paragraphs = tuple(
        MarkedParagraph(kind, _cut(block.prose, spans.get(index, [])))
        for index, (block, kind) in enumerate(zip(letter.blocks, _kinds(letter.blocks), strict=True))
    )
    notes = tuple(
        MarkedFootnote(note.number, note.text, letter.notes[note.number] is note) for note in letter.footnotes
    )
    return MarkedLetter(paragraphs, notes, frozenset(span.key for found in spans.values() for span in found))


def contains_passage(source: str, passage: str) -> bool:
    """Whether the text contains this passage. Footnote marks, emphasis and line ends do not matter."""
    return _letters(passage) in _letters(" ".join(block.prose.text for block in document.parse_document(source).blocks))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _spans(texts: list[str], passages: Mapping[Hashable, str]) -> dict[int, list[_Span]]:
    """Return the place of each passage, by the index of the paragraph. A passage may span several paragraphs."""
    places = [(index, at) for index, text in enumerate(texts) for at, sign in enumerate(text) if sign.isalpha()]
    source = _letters("".join(texts))
    spans: dict[int, list[_Span]] = {}
    for key, passage in passages.items():
        quote = _letters(passage)
        at = source.find(quote) if len(quote) >= SHORTEST_PASSAGE else -1
        if at < 0:
            continue
        (first, start), (last, last_letter) = places[at], places[at + len(quote) - 1]
        for index in range(first, last + 1):
            text = texts[index]
            end = _closing(text, last_letter + 1) if index == last else len(text)
            span = _Span(key, start if index == first else 0, end, index == first, index == last)
            spans.setdefault(index, []).append(span)
    return spans


def _closing(text: str, end: int) -> int:
    """Return the end of a passage with the full stop, bracket or quotation mark that closes it."""
    while end < len(text) and text[end] in ".,;:!?)”’\"'»":
        end += 1
    return end


def _cut(prose: document.Prose, spans: list[_Span]) -> tuple[Piece, ...]:
    text = prose.text
    cuts = {0, len(text), *(mark.at for mark in prose.marks)}
    cuts |= {edge for span in spans for edge in (span.start, span.end)}
    return tuple(
        Piece(
            text[start:end],
            tuple(span.key for span in spans if span.start <= start < span.end),
            tuple(span.key for span in spans if span.start == start and span.is_first),
            tuple(span.key for span in spans if span.end == end and span.is_last),
            tuple(mark.number for mark in prose.marks if mark.at == end),
        )
        for start, end in pairwise(sorted(cuts))
    )


def _kinds(blocks: tuple[document.Block, ...]) -> list[str]:
    """Return the kind of each block: "letterhead" for the letterhead, "text" for a name under "De Minister …,"."""
    kinds = [block.kind for block in blocks]
    head = _letterhead(blocks)
    kinds[:head] = [LETTERHEAD] * head
    for index, (above, block) in enumerate(pairwise(blocks[head:]), start=head + 1):
        if block.kind == "heading" and above.prose.text.rstrip().endswith(","):
            kinds[index] = "text"
    return kinds


def _letterhead(blocks: tuple[document.Block, ...]) -> int:
    """Return the number of blocks in the letterhead.

    The letterhead ends with the place and day. If a full paragraph comes before the place and day, the letterhead is
    the headings at the start of the letter.
    """
    for index, block in enumerate(blocks):
        if layout.PLACE_AND_DAY.search(f"{block.prose.text} "):
            return index + 1
        if block.kind != "heading" and block.prose.text.count(" ") >= SHORTEST_PARAGRAPH:
            break
    return next((index for index, block in enumerate(blocks) if block.kind != "heading"), len(blocks))


def passage_in_context(source: str, passage: str) -> tuple[Piece, ...]:
    """Return the passage with the sentences around it under the same heading. Empty if the letter lacks the passage.

    The pieces of the passage have the passage as their key.
    """
    sentences = document.parse_document(source).sentences()
    found = _spans([sentence.text for sentence in sentences], {passage: passage})
    if not found:
        return ()
    headings = {sentences[index].heading for index in found}
    near = sentences[max(0, min(found) - 1) : max(found) + 2]
    around = " ".join(sentence.text for sentence in near if sentence.heading in headings)
    return _cut(document.Prose(around, ((0, 0),)), _spans([around], {passage: passage})[0])
