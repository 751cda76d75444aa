"""Measure the time to read letters: relative to a plain tokenizer, and for ten letters joined into one text."""

from __future__ import annotations

import spacy

from bench import texts
from bench.clock import seconds
from letters.reading import debates, read


def read_ratios() -> dict[str, float]:
    """Time to read letters, divided by the time of spaCy's blank Dutch tokenizer: for long and for all letters."""
    every = texts.letters()
    return {"read_ratio": _ratio(texts.long_letters(every)), "read_all_ratio": _ratio(every)}


def glue_ratio() -> dict[str, float]:
    """Time to read ten letters as one text, divided by the average time to read one letter."""
    ten = texts.longest(texts.letters())
    glued = "\n\n".join(ten)
    return {"glue_ratio": _reading([glued]) / (_reading(ten) / len(ten))}


def _ratio(letters: list[str]) -> float:
    tokenizer = spacy.blank("nl").tokenizer
    return _reading(letters) / seconds(lambda: [tokenizer(text) for text in letters])


def _reading(letters: list[str]) -> float:
    """Processor seconds to read the texts, with an empty cache."""
    return seconds(lambda: [read(text) for text in letters], before=debates.find_debates.cache_clear)
