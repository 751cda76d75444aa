"""Words for the status of toezeggingen ("openstaand", "te laat"): these choose a filter and are not searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toezeggingen.buckets import Bucket
from toezeggingen.status import PUBLISHED

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True)
class Standing:
    """The filter that these words choose, and its value; "" is any value."""

    words: str
    filter: str
    value: str


# Other buckets of a deadline ("geen datum", "later") may also be words of a text.
_STANDINGS = {
    **{status.label: ("status", status.value) for status in PUBLISHED},
    Bucket.OVERDUE.label: ("termijn", Bucket.OVERDUE.value),
    "uitgesteld": ("uitgesteld", ""),
}
_LONGEST_FIRST = "|".join(sorted(_STANDINGS, key=len, reverse=True))
_SAID = re.compile(rf"{QUOTED.pattern}|\b(?P<standing>{_LONGEST_FIRST})e?\b", re.IGNORECASE)


def split_standings(typed: str) -> tuple[list[Standing], str]:
    """The standings in the words, and the other words. Text in quotes is left alone."""
    said = (match["standing"].lower() for match in _SAID.finditer(typed) if match["standing"])
    standings = [Standing(words, *_STANDINGS[words]) for words in dict.fromkeys(said)]
    beside = _SAID.sub(lambda match: " " if match["standing"] else match[0], typed)
    return standings, " ".join(beside.split())
