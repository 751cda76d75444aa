"""Tables and lists of motions and promises: one statement an entry, whose last part says how it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.reading.cues.people import FIRST_PERSON
from letters.reading.statements.acts import About, Act, Context, acts
from letters.reading.statements.signals import signals
from parliament.dates import MONTHS
from parliament.register_numbers import TOEZEGGING_IN_TEXT

_MONTH = "|".join(MONTHS)
_DAY = rf"\d{{1,2}}[- ](?:\d{{1,2}}|{_MONTH})(?:[- ]\d{{4}})?"
# Entries speak in the style of a telegram: what a sentence says with its verb, they say with a participle or a date.
# In this order, since what is left over outweighs what was done, and a new date outweighs the old one.
_STATES: tuple[tuple[Act, re.Pattern[str]], ...] = tuple(
    (act, re.compile(pattern, re.IGNORECASE))
    for act, pattern in (
        (
            Act.PARTLY,
            r"deels|gedeeltelijk|ten dele|\b\d+ van de \d+\b|\b(?:verstrekt|gereed|afgerond|verzonden|gedaan"
            r"|geleverd)\b"
            r"[^.]{0,80}\b(?:volgt|volgen|nog)\b",
        ),
        (
            Act.WITHDRAWS,
            r"\bverval(?:t|len)\b|\b(?:ingetrokken|afgeblazen|geannuleerd|gestopt|gestaakt|stopgezet|geschrapt"
            r"|beëindigd)\b"
            r"|\bte vervallen\b|\bgeen vervolg\b|\b(?:wordt|worden|gaat|gaan) niet"
            r"(?! (?:voor|vóór|in|meer voor|op tijd|tijdig)\b)",
        ),
        (
            Act.POSTPONES,
            r"\b(?:vertraagd|vertraging|uitgesteld|aangehouden|doorgeschoven|opgeschort|later)\b|\b(?:ver)?schuift\b"
            r"|\bniet (?:gehaald|tijdig|op tijd)\b|\bnog niet (?:verschenen|gereed|ontvangen|beschikbaar)\b"
            r"|\bpas (?:in|na|op)\b"
            r"|\bnieuwe (?:datum|termijn|deadline|planning|streefdatum)\b|\bwas\b[^;.]{0,30}[;,] (?:wordt|nu|is)\b",
        ),
        (
            Act.FULFILS,
            r"\b(?:afgedaan|voldaan|uitgevoerd|afgerond|afgehandeld|nagekomen|ingelost|gereed|gedaan|geleverd"
            r"|verzonden|verstuurd"
            r"|verstrekt|toegezonden|aangeboden|gepubliceerd|bijgesloten|bijgevoegd|bijgaand|gelegd|beantwoord)\b"
            r"|\bplaatsgevonden\b|\bvan de lijst\b|\bdeze brief\b|\bhier(?:bij|mee|onder|boven)\b|\b(?:als|zie) "
            r"(?:[a-z]+ )?"
            r"(?:bijlage|annex)\b|^bijlage\b|^(?:ge|ver|be|ont|her|(?:op|af|uit|in|aan|toe|mee|bij"
            r"|over)ge)\w{2,}(?:d|t|en)\b|\bzie (?:§|paragraaf|hoofdstuk|onderdeel|punt)",
        ),
    )
)
_RUNNING = re.compile(
    r"^(?:loopt|lopend|in uitvoering|openstaand|open|nog niet|staat open|in behandeling|op schema|conform planning)",
    re.IGNORECASE,
)
# Met by something else than this letter: a letter with its day, a day alone, or a paper in brackets.
_EARLIER = re.compile(
    r"\b[Zz]ie (?:de |mijn )?(?:\w+)?brief van\b|\b(?:met|bij|per|in|via) (?:de |mijn )?(?:\w+)?brief (?:van|d\.d\.) \d"
    r"|\((?:[^()]{0,40}\b)?(?:brief van|nr\.) "
    rf"|\b(?:verzonden|toegezonden|aangeboden|verstuurd) (?:op|per) {_DAY}|^[Oo]p {_DAY} \w+"
)
_TO_COME = re.compile(
    r"\b(?:wordt|worden)\b[^.;]{0,80}\b(?:toegezonden|verzonden|aangeboden|gestuurd|geïnformeerd)|\bvolg(?:t|en)\b"
    r"|\bontvangt\b|\bstuur\b|\b[Tt]oezending\b|\b[Ll]evering\b"
)
_TERM = re.compile(
    r"(?:(?:in|voor|vóór|uiterlijk|eind|begin|medio|bij|na|per) )?(?:(?:de|het) )?(?:Q[1-4]|\d{1,2} "
    rf"|{_MONTH}|\w+ kwartaal|voorjaar|najaar|zomer|\w*reces|\w*begroting|behandeling)\b",
    re.IGNORECASE,
)
_MOTION = re.compile(r"\b[Mm]otie\b")
_PROMISE = re.compile(rf"\b[Tt]oezegging\b|{TOEZEGGING_IN_TEXT}")
_RECURS = re.compile(r"\b(?:half)?jaarlijks|\bieder jaar\b|\bper kwartaal\b", re.IGNORECASE)
# The row at a table's head names its columns; what it calls a toezegging or an afspraak is one in the rows below.
_COLUMN = re.compile(
    r"^(?:nr\.?|#|nummer|soort|omschrijving|onderwerp|vindplaats|stand|status|termijn|inhoud|deadline"
    r"|realisatie|voortgang|afdoening)\b",
    re.IGNORECASE,
)
_OF_PROMISES = re.compile(r"\b(?:toezegging|afspraak|afspraken|vindplaats)", re.IGNORECASE)
# "Motie-Grutto (Kamerstuk …) over een meldpunt: dat is open." What stands before the colon is a name, no sentence.
_LABEL = re.compile(r"(?:[–•▪◦*-]\s+)?(?P<name>[^:;]{4,240}): (?P<state>\S.*)", re.DOTALL)
_FINITE = re.compile(r"\b(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|heb|had|kan|zal|doe|geef|kom|beschouw)\b")


def is_head(text: str) -> bool:
    """Does the row name the columns of the table below it?"""
    return sum(_COLUMN.match(cell.strip()) is not None for cell in text.split(" | ")) > 1  # one may be a subject


def names_promises(text: str) -> bool:
    """Do the names of a table's columns, or the heading above it, say that it lists promises?"""
    return _OF_PROMISES.search(text) is not None


def of_row(text: str, *, of_promises: bool) -> list[tuple[Act, About]]:
    """The acts of a table row; a header row, or a row without a state, has none. `of_promises`: so its table says."""
    return _of_entry([cell.strip() for cell in text.split(" | ")], of_promises=of_promises)


def of_list(text: str) -> list[tuple[Act, About]]:
    """The acts of an entry in a list of promises, its parts divided by dashes: what, who, and how it stands."""
    name, *rest = (part.strip() for part in text.split(" – "))
    if not rest or _FINITE.search(name) or FIRST_PERSON.finds(rest[-1]):
        return []
    return _of_entry([name, *rest], of_promises=True)


def of_label(text: str) -> list[tuple[Act, About]]:
    """The acts of an entry that opens with the name of a motion or a promise and a colon."""
    label = _label(text)
    if label is None:
        return []
    if re.match(r"(?:[Dd]e )?(?:\w+ )?[Mm]otie\b", label["name"]):
        return [(Act.MOTION, About.MOTION)]
    if not _PROMISE.search(label["name"]):
        return []
    return of_state(label["state"]) or [(Act.FULFILS, About.PROMISE)]


def is_bare_label(text: str) -> bool:
    """Does the text only name a promise, so that the sentence behind it tells how it stands? "TZ202302-014: kaart."."""
    label = _label(text)
    return label is not None and _PROMISE.search(label["name"]) is not None and not of_state(label["state"])


def of_state(state: str) -> list[tuple[Act, About]]:
    """The act of a promise of which only the state is told."""
    found = _told(state) if FIRST_PERSON.finds(state) else []
    return found or _of_entry(["", state], of_promises=True)


def state_of(text: str) -> str:
    """The last cell of a row, in which alone a term is the present one."""
    return text.rsplit(" | ", 1)[-1]


def bare_term(text: str) -> str:
    """The last part of an entry as words of time, where it is a term without a preposition: "juli 2023"."""
    state = re.split(r" [|–] |: ", text)[-1]
    return f"in {state}" if _TERM.match(state) else ""


def _label(text: str) -> re.Match[str] | None:
    label = _LABEL.match(text)
    return None if label is None or _FINITE.search(label["name"].partition(",")[0]) else label


def _of_entry(cells: list[str], *, of_promises: bool) -> list[tuple[Act, About]]:
    *described, state = cells
    found = _state(state)
    is_known = found is not None or _RUNNING.match(state) is not None
    if any(_MOTION.search(cell) for cell in described):
        return [(Act.MOTION, About.MOTION)] if is_known or of_promises or "Motie" in described else []
    if not (of_promises or any(_PROMISE.search(cell) for cell in described)):
        return []
    if not is_known:
        return _of_unlisted_state(state)
    if found is Act.FULFILS and any(_RECURS.search(cell) for cell in described):
        found = Act.PARTLY
    return [(found or (Act.MAKES if _TO_COME.search(state) else Act.MENTIONS), About.PROMISE)]


def _state(state: str) -> Act | None:
    found = next((act for act, pattern in _STATES if pattern.search(state)), None)
    if found is not Act.FULFILS:
        return found
    if _TO_COME.search(state) and not _EARLIER.search(state):
        return Act.MAKES
    return Act.BEFORE if _EARLIER.search(state) else found


def _of_unlisted_state(state: str) -> list[tuple[Act, About]]:
    """A state in words of its own is read like any sentence about the promise; a term alone says when it comes."""
    is_to_come = _TERM.match(state) or _TO_COME.search(state)
    return _told(state) or ([(Act.MAKES, About.PROMISE)] if is_to_come else [])


def _told(state: str) -> list[tuple[Act, About]]:
    return acts(replace(signals(state), about_it=True), Context(About.PROMISE), leads_on=False)
