"""What a reader says of how toezeggingen stand, "openstaand" or "te laat": a choice in the list, no word of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toezeggingen.buckets import Bucket
from toezeggingen.status import Status

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True)
class Standing:
    """The filter of the list that chooses it, and the value there; "" is whichever it has."""

    words: str
    filter: str
    value: str


# The other standings of a term ("geen datum", "later") are what a text may say as well.
_STANDINGS = {
    **{one.label: ("status", one.value) for one in Status if one is not Status.CONCEPT},
    Bucket.OVERDUE.label: ("termijn", Bucket.OVERDUE.value),
    "uitgesteld": ("uitgesteld", ""),
}
_LONGEST_FIRST = "|".join(sorted(_STANDINGS, key=len, reverse=True))
_SAID = re.compile(rf"{QUOTED.pattern}|\b(?P<standing>{_LONGEST_FIRST})e?\b", re.IGNORECASE)


def apart(typed: str) -> tuple[list[Standing], str]:
    """Each that is said, and the words without them; what stands in quotes is sought as it is."""
    said = (match["standing"].lower() for match in _SAID.finditer(typed) if match["standing"])
    standings = [Standing(one, *_STANDINGS[one]) for one in dict.fromkeys(said)]
    beside = _SAID.sub(lambda match: " " if match["standing"] else match[0], typed)
    return standings, " ".join(beside.split())
