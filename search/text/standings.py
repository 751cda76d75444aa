"""Words for the status of toezeggingen ("openstaand", "te laat"). They suggest a filter and are not searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toezeggingen.buckets import Bucket
from toezeggingen.status import PUBLISHED

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True)
class Standing:
    """Words that stand for a filter, and the value of that filter. The value "" means any value."""

    words: str
    filter: str
    value: str


# The labels of other buckets ("geen datum", "later") are left out, because they are ordinary words of a text.
_STANDINGS = {
    **{status.label: ("status", status.value) for status in PUBLISHED},
    Bucket.OVERDUE.label: ("termijn", Bucket.OVERDUE.value),
    "uitgesteld": ("uitgesteld", ""),
}
_LONGEST_FIRST = "|".join(sorted(_STANDINGS, key=len, reverse=True))
_SAID = re.compile(rf"{QUOTED.pattern}|\b(?P<standing>{_LONGEST_FIRST})e?\b", re.IGNORECASE)


def split_standings(typed: str) -> tuple[list[Standing], str]:
    """Split the words into standings and other words. Text in quotes is never a standing."""
    said = (match["standing"].lower() for match in _SAID.finditer(typed) if match["standing"])
    standings = [Standing(words, *_STANDINGS[words]) for words in dict.fromkeys(said)]
    beside = _SAID.sub(lambda match: " " if match["standing"] else match[0], typed)
    return standings, " ".join(beside.split())
