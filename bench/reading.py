"""How long reading takes: against a plain tokenizer on the same letters, and as a letter grows."""

from __future__ import annotations

import spacy

from bench import texts
from bench.clock import seconds
from letters.reading import debates, read


def read_ratios() -> dict[str, float]:
    """`read_ratio`: reading the long letters over spaCy's blank Dutch tokenizer on them, each after a first pass;
    `read_all_ratio` the same of all letters, short ones included."""
    every = texts.letters()
    return {"read_ratio": _ratio(texts.long_letters(every)), "read_all_ratio": _ratio(every)}


def glue_ratio() -> dict[str, float]:
    """Ten letters as one text over one of them, on average."""
    ten = texts.longest(texts.letters())
    glued = "\n\n".join(ten)
    return {"glue_ratio": _reading([glued]) / (_reading(ten) / len(ten))}


def _ratio(letters: list[str]) -> float:
    tokenizer = spacy.blank("nl").tokenizer
    return _reading(letters) / seconds(lambda: [tokenizer(text) for text in letters])


def _reading(letters: list[str]) -> float:
    """Processor seconds to read them, nothing remembered of the time before."""
    return seconds(lambda: [read(text) for text in letters], before=debates.find_debates.cache_clear)
