"""What differs between two texts of a letter, paragraph by paragraph. Line ends and layout do not count."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from letters.reading.text.document import parse_document


@dataclass(frozen=True)
class ChangedPassage:
    """Paragraphs that stood in one place, and those that stand there now. One of both may be empty."""

    before: tuple[str, ...]
    now: tuple[str, ...]


def differences(older: str, newer: str) -> list[ChangedPassage]:
    before, now = _paragraphs(older), _paragraphs(newer)
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    return [
        ChangedPassage(tuple(before[start:end]), tuple(now[new_start:new_end]))
        for kind, start, end, new_start, new_end in steps
        if kind != "equal"
    ]


def _paragraphs(text: str) -> list[str]:
    parsed = parse_document(text)
    return [block.prose.text for block in parsed.blocks] + [f"{note.number} {note.text}" for note in parsed.footnotes]
