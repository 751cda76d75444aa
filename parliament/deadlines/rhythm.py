"""How often a promise comes back, in the words of its deadline: "ieder half jaar", "jaarlijks", "elk kwartaal"."""

from __future__ import annotations

import re

_ONCE = r"(?:eens|(?:een|één|1) ?(?:keer|maal)) (?:per|in het|in de)"
_EACH = rf"(?:elke?|iedere?|(?<!keer )(?<!maal )per|{_ONCE})"
_TWICE = r"(?:twee|2) ?(?:keer|maal) (?:per|in het)"
_FOUR_TIMES = r"(?:vier|4) ?(?:keer|maal) (?:per|in het)"
# A number of months, and the words for it.
_RHYTHMS = {
    months: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
    for months, words in (
        (3, rf"driemaandelijkse?|{_FOUR_TIMES} jaar|{_EACH} (?:kwartaal|drie maanden)"),
        (6, rf"half-?jaarlijkse?|{_TWICE} jaar|{_EACH} (?:half ?jaar|zes maanden)"),
        (12, rf"jaarlijkse?|{_EACH} (?:jaar|twaalf maanden|zomer|voorjaar|najaar|herfst|winter)"),
        (24, rf"twee-?jaarlijkse?|om het jaar|{_EACH} (?:twee|2) jaar"),
    )
}


def find_rhythm(words: str) -> int:
    """The number of months after which the promise comes back; 0 if the words give no such number.

    "Periodiek" gives none, and neither does "drie keer per jaar", because the register has no such rhythm.
    """
    plain = " ".join(words.split())
    return next((months for months, pattern in _RHYTHMS.items() if pattern.search(plain)), 0)
