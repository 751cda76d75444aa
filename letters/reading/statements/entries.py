"""Read entries of tables and lists of motions and toezeggingen. The last part of an entry, the state, gives the act."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.reading.cues import MONTH
from letters.reading.cues.people import FIRST_PERSON
from letters.reading.statements.acts import About, Act, Context, find_acts
from letters.reading.statements.signals import read_signals
from parliament.register_numbers import TOEZEGGING_IN_TEXT

_DAY = rf"\d{{1,2}}[- ](?:\d{{1,2}}|{MONTH})(?:[- ]\d{{4}})?"
# Entries are in telegram style: a participle or a date instead of a verb. The first match decides. This order makes a
# remainder outweigh what was done, and a new date outweigh an old date.
_STATES = {
    Act.PARTLY: re.compile(
        r"(?i)deels|gedeeltelijk|ten dele|\b\d+ van de \d+\b"
        r"|\b(?:verstrekt|gereed|afgerond|verzonden|gedaan|geleverd)\b[^.]{0,80}\b(?:volgt|volgen|nog)\b"
    ),
    Act.WITHDRAWS: re.compile(
        r"(?i)\bverval(?:t|len)\b"
        r"|\b(?:ingetrokken|afgeblazen|geannuleerd|gestopt|gestaakt|stopgezet|geschrapt|beëindigd)\b|\bte vervallen\b"
        r"|\bgeen vervolg\b|\b(?:wordt|worden|gaat|gaan) niet(?! (?:voor|vóór|in|meer voor|op tijd|tijdig)\b)"
    ),
    Act.POSTPONES: re.compile(
        r"(?i)\b(?:vertraagd|vertraging|uitgesteld|aangehouden|doorgeschoven|opgeschort|later)\b|\b(?:ver)?schuift\b"
        r"|\bniet (?:gehaald|tijdig|op tijd)\b|\bnog niet (?:verschenen|gereed|ontvangen|beschikbaar)\b"
        r"|\bpas (?:in|na|op)\b|\bnieuwe (?:datum|termijn|deadline|planning|streefdatum)\b"
        r"|\bwas\b[^;.]{0,30}[;,] (?:wordt|nu|is)\b"
    ),
    Act.FULFILS: re.compile(
        r"(?i)\b(?:afgedaan|voldaan|uitgevoerd|afgerond|afgehandeld|nagekomen|ingelost|gereed|gedaan|geleverd|verzonden"
        r"|verstuurd|verstrekt|toegezonden|aangeboden|gepubliceerd|bijgesloten|bijgevoegd|bijgaand|gelegd|beantwoord)\b"
        r"|\bplaatsgevonden\b|\bvan de lijst\b|\bdeze brief\b|\bhier(?:bij|mee|onder|boven)\b"
        r"|\b(?:als|zie) (?:[a-z]+ )?(?:bijlage|annex)\b|^bijlage\b"
        r"|^(?:ge|ver|be|ont|her|(?:op|af|uit|in|aan|toe|mee|bij|over)ge)\w{2,}(?:d|t|en)\b"
        r"|\bzie (?:§|paragraaf|hoofdstuk|onderdeel|punt)"
    ),
}
_IN_PROGRESS = re.compile(
    r"^(?:loopt|lopend|in uitvoering|openstaand|open|nog niet|staat open|in behandeling|op schema|conform planning)",
    re.IGNORECASE,
)
# Fulfilled by something other than this letter: another letter with its date, a date alone, or a paper in brackets.
_EARLIER_LETTER = re.compile(
    r"\bzie (?:de |mijn )?(?:\w+)?brief van\b|\b(?:met|bij|per|in|via) (?:de |mijn )?(?:\w+)?brief (?:van|d\.d\.) \d"
    r"|\((?:[^()]{0,40}\b)?(?:brief van|nr\.) "
    rf"|\b(?:verzonden|toegezonden|aangeboden|verstuurd) (?:op|per) {_DAY}|^op {_DAY} \w+",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:wordt|worden)\b[^.;]{0,80}\b(?:toegezonden|verzonden|aangeboden|gestuurd|geïnformeerd)|\bvolg(?:t|en)\b"
    r"|\bontvangt\b|\bstuur\b|\btoezending\b|\blevering\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"(?:(?:in|voor|vóór|uiterlijk|eind|begin|medio|bij|na|per) )?(?:(?:de|het) )?(?:Q[1-4]|\d{1,2} "
    rf"|{MONTH}|\w+ kwartaal|voorjaar|najaar|zomer|\w*reces|\w*begroting|behandeling)\b",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b[Mm]otie\b")
_TOEZEGGING = re.compile(rf"\b[Tt]oezegging\b|{TOEZEGGING_IN_TEXT}")
_RECURS = re.compile(r"\b(?:half)?jaarlijks|\bieder jaar\b|\bper kwartaal\b", re.IGNORECASE)
# The head row of a table names the columns. If it says "toezegging" or "afspraak", the rows below are toezeggingen.
_COLUMN = re.compile(
    r"^(?:nr\.?|#|nummer|soort|omschrijving|onderwerp|vindplaats|stand|status|termijn|inhoud|deadline"
    r"|realisatie|voortgang|afdoening)\b",
    re.IGNORECASE,
)
_OF_TOEZEGGINGEN = re.compile(r"\b(?:toezegging|afspraak|afspraken|vindplaats)", re.IGNORECASE)
# "Motie-Grutto (Kamerstuk …) over een meldpunt: dat is open." Before the colon is the name of a motion, not a sentence.
_LABEL = re.compile(r"(?:[–•▪◦*-]\s+)?(?P<name>[^:;]{4,240}): (?P<state>\S.*)", re.DOTALL)
_FINITE = re.compile(r"\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|heb|had|kan|zal|doe|geef|kom|beschouw)\b")


def is_table_head(text: str) -> bool:
    """Whether the row names the columns of the table. One matching cell is not enough, because it may be a subject."""
    return sum(_COLUMN.match(cell.strip()) is not None for cell in text.split(" | ")) > 1


def names_toezeggingen(text: str) -> bool:
    """Whether the head row of a table, or the heading above the table, says that the table lists toezeggingen."""
    return _OF_TOEZEGGINGEN.search(text) is not None


def acts_of_list_item(text: str) -> list[tuple[Act, About]]:
    """Return the acts of an item in a list of toezeggingen. Dashes divide the item into what, who and state."""
    name, *rest = (part.strip() for part in text.split(" – "))
    if not rest or _FINITE.search(name) or FIRST_PERSON.finds(rest[-1]):
        return []
    return acts_of_cells([name, *rest], is_listed=True)


def acts_of_label(text: str) -> list[tuple[Act, About]]:
    """Return the acts of an entry that starts with the name of a motion or toezegging and a colon."""
    label = _label(text)
    if label is None:
        return []
    if re.match(r"(?:[Dd]e )?(?:\w+ )?[Mm]otie\b", label["name"]):
        return [(Act.MOTION, About.MOTION)]
    if not _TOEZEGGING.search(label["name"]):
        return []
    return acts_of_state(label["state"]) or [(Act.FULFILS, About.TOEZEGGING)]


def is_bare_label(text: str) -> bool:
    """Whether the text only names a toezegging ("TZ202302-014: kaart."), so that the next sentence gives the state."""
    label = _label(text)
    return label is not None and _TOEZEGGING.search(label["name"]) is not None and not acts_of_state(label["state"])


def acts_of_state(state: str) -> list[tuple[Act, About]]:
    """Return the acts of a text that only gives the state of a toezegging."""
    found = _acts_of_running_text(state) if FIRST_PERSON.finds(state) else []
    return found or acts_of_cells(["", state], is_listed=True)


def bare_deadline(text: str) -> str:
    """Return the last part of an entry with a preposition if it is a bare deadline: "in juli 2023". Otherwise empty."""
    state = re.split(r" [|–] |: ", text)[-1]
    return f"in {state}" if _DEADLINE.match(state) else ""


def _label(text: str) -> re.Match[str] | None:
    label = _LABEL.match(text)
    return None if label is None or _FINITE.search(label["name"].partition(",")[0]) else label


def acts_of_cells(cells: list[str], *, is_listed: bool) -> list[tuple[Act, About]]:
    """Return the acts of a table row or another divided entry. An entry without a known state has no acts.

    `is_listed`: the table or list is one of toezeggingen.
    """
    *described, state = cells
    found = _act_in_state(state)
    is_known = found is not None or _IN_PROGRESS.match(state) is not None
    if any(_MOTION.search(cell) for cell in described):
        return [(Act.MOTION, About.MOTION)] if is_known or is_listed or "Motie" in described else []
    if not (is_listed or any(_TOEZEGGING.search(cell) for cell in described)):
        return []
    if not is_known:
        return _acts_in_unknown_state(state)
    if found is Act.FULFILS and any(_RECURS.search(cell) for cell in described):
        found = Act.PARTLY
    return [(found or (Act.MAKES if _TO_COME.search(state) else Act.MENTIONS), About.TOEZEGGING)]


def _act_in_state(state: str) -> Act | None:
    found = next((act for act, pattern in _STATES.items() if pattern.search(state)), None)
    if found is not Act.FULFILS:
        return found
    if _TO_COME.search(state) and not _EARLIER_LETTER.search(state):
        return Act.MAKES
    return Act.BEFORE if _EARLIER_LETTER.search(state) else found


def _acts_in_unknown_state(state: str) -> list[tuple[Act, About]]:
    """Return the acts of a state without known words, read as running text. A bare deadline makes a toezegging."""
    is_to_come = _DEADLINE.match(state) or _TO_COME.search(state)
    return _acts_of_running_text(state) or ([(Act.MAKES, About.TOEZEGGING)] if is_to_come else [])


def _acts_of_running_text(state: str) -> list[tuple[Act, About]]:
    signals = replace(read_signals(state), points_back=True)
    return find_acts(signals, Context(About.TOEZEGGING), has_deadline_next=False)
