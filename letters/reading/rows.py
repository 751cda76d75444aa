"""Tables and lists of motions and promises: one statement an entry, whose last part says how it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.reading.acts import About, Act, Context, acts
from letters.reading.signals import signals
from parliament.dates import MONTHS

# The first words of the state, in the turns that ministries use in these lists.
_STATES: tuple[tuple[Act, str], ...] = (
    (Act.PARTLY, r"deels|gedeeltelijk"),
    (Act.WITHDRAWS, r"verval(?:t|len)|ingetrokken|komt te vervallen"),
    (Act.POSTPONES, r"vertraagd|uitgesteld|aangehouden|later"),
    (Act.FULFILS, r"afgedaan|voldaan|uitgevoerd|afgerond|afgehandeld|nagekomen|gereed|gedaan"),
)
_RUNNING = re.compile(
    r"^(?:loopt|lopend|in uitvoering|openstaand|open|nog niet|staat open|in behandeling)", re.IGNORECASE
)
# Met by something else than this letter: a letter with its day, or a paper in brackets.
_EARLIER = re.compile(
    r"\b[Zz]ie (?:de |mijn )?(?:\w+)?brief van\b|\b(?:met|bij|per|in) (?:de |mijn )?(?:\w+)?brief (?:van|d\.d\.) \d"
    r"|\((?:[^()]{0,40}\b)?(?:brief van|nr\.) "
)
_TO_COME = re.compile(
    r"\b(?:wordt|worden)\b[^.;]{0,80}\b(?:toegezonden|verzonden|aangeboden|gestuurd|geïnformeerd)|\bvolg(?:t|en)\b"
    r"|\bontvangt\b|\bstuur\b"
)
_OPENS_WITH_TERM = re.compile(
    r"(?:(?:in|voor|vóór|uiterlijk|eind|begin|medio|bij|na|per) )?(?:(?:de|het) )?(?:Q[1-4]|\d{1,2} "
    rf"|{'|'.join(MONTHS)}|\w+ kwartaal|voorjaar|najaar|zomer|\w*reces|\w*begroting|behandeling)\b",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b[Mm]otie\b")
_PROMISE = re.compile(r"\b[Tt]oezegging\b|\bTZ\d{6}-")
_RECURS = re.compile(r"\b(?:half)?jaarlijks|\bieder jaar\b|\bper kwartaal\b", re.IGNORECASE)
# "Motie-Grutto (Kamerstuk …) over een meldpunt: dat is open." What stands before the colon is a name, no sentence.
_LABEL = re.compile(r"(?:[–•▪◦*-]\s+)?(?P<name>[^:;]{4,240}): (?P<state>\S.*)", re.DOTALL)
_FINITE = re.compile(r"\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|heb|had|kan|zal|doe|geef|kom|beschouw)\b")


def of_row(text: str) -> list[tuple[Act, About]]:
    """The acts of a table row; a header row, or a row without a state, has none."""
    return _of_entry([cell.strip() for cell in text.split(" | ")])


def of_list(text: str) -> list[tuple[Act, About]]:
    """The acts of an entry in a list of promises, its parts divided by dashes: what, who, and how it stands."""
    name, *rest = (part.strip() for part in text.split(" – "))
    return _of_entry(["Toezegging", name, *rest]) if rest and not _FINITE.search(name) else []


def of_label(text: str) -> list[tuple[Act, About]]:
    """The acts of an entry that opens with the name of a motion or a promise and a colon."""
    label = _LABEL.match(text)
    if label is None or _FINITE.search(label["name"].partition(",")[0]):
        return []
    if re.match(r"(?:[Dd]e )?(?:\w+ )?[Mm]otie\b", label["name"]):
        return [(Act.MOTION, About.MOTION)]
    if not _PROMISE.search(label["name"]):
        return []
    return _told(label["state"]) or [(Act.FULFILS, About.PROMISE)]


def bare_term(text: str) -> str:
    """The last part of an entry as words of time, where it is a term without a preposition: "juli 2023"."""
    state = re.split(r" [|–] ", text)[-1]
    return f"in {state}" if state is not text and _OPENS_WITH_TERM.match(state) else ""


def _of_entry(cells: list[str]) -> list[tuple[Act, About]]:
    *described, state = cells
    found = next((act for act, pattern in _STATES if re.match(pattern, state, re.IGNORECASE)), None)
    is_known = found is not None or _RUNNING.match(state) is not None
    if any(_MOTION.search(cell) for cell in described):
        return [(Act.MOTION, About.MOTION)] if is_known or "Motie" in described else []
    if not is_known:
        return _of_unlisted_state(state, described) if "Toezegging" in described else []
    if found is Act.FULFILS and _EARLIER.search(state):
        found = Act.BEFORE
    return [(found or (Act.MAKES if _TO_COME.search(state) else Act.MENTIONS), About.PROMISE)]


def _of_unlisted_state(state: str, described: list[str]) -> list[tuple[Act, About]]:
    """A state in words of its own is read like any sentence about the promise; a term alone says when it comes."""
    told = _told(state)
    if told and told[0][0] is Act.FULFILS and any(_RECURS.search(cell) for cell in described):
        return [(Act.PARTLY, About.PROMISE)]
    return told or ([(Act.MAKES, About.PROMISE)] if _OPENS_WITH_TERM.match(state) else [])


def _told(state: str) -> list[tuple[Act, About]]:
    return acts(replace(signals(state), about_it=True), Context(About.PROMISE), leads_on=False)
