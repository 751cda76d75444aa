"""Tables of motions and promises: one statement a row, its last cell says how it stands."""

from __future__ import annotations

import re

from letters.reading.acts import About, Act

# The first words of the last cell, in the turns that ministries use in these lists.
_STATES: tuple[tuple[Act, str], ...] = (
    (Act.PARTLY, r"deels|gedeeltelijk"),
    (Act.WITHDRAWS, r"verval(?:t|len)|ingetrokken|komt te vervallen"),
    (Act.POSTPONES, r"vertraagd|uitgesteld|aangehouden|later"),
    (Act.FULFILS, r"afgedaan|voldaan|uitgevoerd|afgerond|afgehandeld|nagekomen|gereed|gedaan"),
)
_RUNNING = re.compile(
    r"^(?:loopt|lopend|in uitvoering|openstaand|open|nog niet|staat open|in behandeling)", re.IGNORECASE
)
_EARLIER = re.compile(r"\b[Zz]ie (?:de |mijn )?(?:\w+)?brief van\b|\b(?:met|bij) (?:de |mijn )?(?:\w+)?brief van \d")
_TO_COME = re.compile(
    r"\b(?:wordt|worden)\b[^.;]{0,80}\b(?:toegezonden|verzonden|aangeboden|gestuurd)|\bvolg(?:t|en)\b|\bontvangt\b"
    r"|\bstuur\b"
)
_MOTION = re.compile(r"\b[Mm]otie\b")


def acts(text: str) -> list[tuple[Act, About]]:
    """The act of a table row; a header row, or a row without a state, has none."""
    cells = [cell.strip() for cell in text.split(" | ")]
    state = cells[-1]
    is_motion = any(_MOTION.search(cell) for cell in cells[:-1])
    found = next((act for act, pattern in _STATES if re.match(pattern, state, re.IGNORECASE)), None)
    if found is None and not _RUNNING.match(state):
        return []
    if is_motion:
        return [(Act.MOTION, About.MOTION)]
    if found is Act.FULFILS and _EARLIER.search(state):
        found = Act.BEFORE
    return [(found or (Act.MAKES if _TO_COME.search(state) else Act.MENTIONS), About.PROMISE)]
