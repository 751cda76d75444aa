"""Reads from the words before a named time whether something is due before, by, in or only after that time.

Conventions for a time X: "voor X" means by the last day before X starts. "Uiterlijk X", "tot X", "per X" and "bij X"
mean by the last day of X. "Vanaf X" and "niet eerder dan X" mean on or after the first day of X. "Na X" means after the
last day of X.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from parliament.deadlines.amounts import AMOUNT, Amount, amount_of
from parliament.deadlines.named_time import NamedTime, TimeRule
from parliament.deadlines.words import compiled, loose

BEFORE, BY, IN, FROM, AFTER = "voor", "uiterlijk", "in", "vanaf", "na"
LOWER_BOUNDS = (FROM, AFTER)  # these relations set no last day

_BEFORE = r"(?:voorafgaande? aan|in (?:de )?aanloop naar|vooruitlopend op|eerder dan|v(?:oo|óó)r(?:dat)?)"
_FIRST_TIME = r"voor het eerst(?: (?:in|op|per))?"
_FILLER = (
    r"de|het|den|dan|deze|dit|die|dat|nog|pas|al|ergens|zeker|liefst|graag|hopelijk|mogelijk|naar verwachting"
    r"|waarschijnlijk|vermoedelijk|wel|ook|dus|maar|en|of|ruim|kort|direct|meteen|gelijk|vlak|spoedig|tijdig|snel|weer"
    r"|opnieuw|nu|vroeg|laat|later|d\.d\.|ongeveer|circa|doch|zo (?:spoedig|snel) mogelijk"
)


@dataclass(frozen=True)
class RelationRule(TimeRule):
    """The words for one relation to a time.

    `is_hard`: the words set an explicit limit. `is_around`: they name a day only as about when.
    """

    pattern: str
    is_hard: bool = False
    is_around: bool = False


# In order of precedence: if the text combines words of several rows ("uiterlijk voor"), the first row decides.
RELATIONS = (
    RelationRule(
        AFTER,
        "after, or not at that time",
        "a lower bound, the day after its end: no day on which it must be done",
        r"nadat|na(?: (?:afloop|ommekomst) van)?"
        r"|niet(?!(?: meer)? (?:later|pas|alleen|slechts|(?:eerder|vroeger) dan|v(?:oo|óó)r)(?![\w-]))(?: meer)?",
    ),
    RelationRule(
        FROM,
        "from, not before, at the earliest",
        "a lower bound, its first day: no day on which it must be done",
        r"niet(?: meer)? (?:(?:eerder|vroeger) dan|v(?:oo|óó)r)|vanaf|sinds|(?:op (?:zijn|z['’]n|het)|ten) vroegste?",
    ),
    RelationRule(
        BEFORE,
        "before, ahead of",
        "the day before it starts; before the end of a period is by its last day",
        rf"(?!{_FIRST_TIME}){_BEFORE}",
    ),
    RelationRule(
        BY,
        "at the latest, in any case",
        "an explicit limit: it outweighs a hope in the same sentence",
        r"uiterlijk|niet later dan|op (?:zijn|z['’]n|het) laatst|ten laatste|in (?:elk|ieder) geval",
        is_hard=True,
    ),
    RelationRule(
        BY,
        "until, towards, within",
        "the named day itself; the last day of a period; the day before a recess",
        r"tot en met|t/m|tot(?:dat| aan)?|tussen nu en|tegen|richting|binnen",
    ),
    RelationRule(
        IN,
        "around, about",
        "a window from a week before to a week after a day, a convention of the register: the words set no day",
        r"rond(?:om)?|omstreeks",
        is_around=True,
    ),
    RelationRule(
        IN,
        "in, on, at, planned for, for the first time in",
        "the named time itself, up to its last day",
        rf"{_FIRST_TIME}|gedurende|tijdens|in|op|met ingang van|per|bij|om|met|naar|is|wordt"
        r"|tussen|door",
    ),
)
_NUMBERED_RULES = "|".join(f"(?P<row{number}>{rule.pattern})" for number, rule in enumerate(RELATIONS))
_WORD = compiled(f"{_NUMBERED_RULES}|{_FILLER}")
_CHAIN = loose(
    rf"(?<![\w-])(?:(?:{'|'.join(rule.pattern for rule in RELATIONS)}|{_FILLER})(?![\w-])[\s,:(]{{0,4}})+$",
)
_OPEN = loose(r"(?:[(:;,/–|«\"“]|(?<![\w-])(?:of|en|planning|termijn|verwachting))\s{0,3}$")
_ONLY_VAN = loose(r"\s*van $")
_ATTACHED = loose(r"(?<![\w-])(?:van|uit|over|sinds|eerder|afgelopen) (?:de |het )?$")
_OCCASION_WORDS = (
    r"(?P<event>(?:(?!(?:zodra|nadat|na|ik|u|uw|wij|we|hij|zij) )[\w&/’'.-]{1,40} ){1,12}?)"
    r"(?:(?:van|op|d\.d\.|in|te)\s{0,3})?\(?$"
)
_EVENTS = {
    BEFORE: loose(rf"(?<![\w-])(?:{_BEFORE}) {_OCCASION_WORDS}"),
    AFTER: loose(rf"(?<![\w-])(?:nadat|na|volgend op) {_OCCASION_WORDS}"),
    IN: loose(rf"(?<![\w-])(?:bij|tijdens|op|in) {_OCCASION_WORDS}"),
}
_AT_TIME = loose(r",? (?:om )?[0-9]{1,2}(?:[.:][0-9]{2}|(?= uur))")  # "voor 5 juni 12.00 uur" includes that day
_LEAVES = loose(r"(?<![\w-])v(?:oo|óó)r(?:dat)? [^,;]{1,40} (?:met|op) $")  # "voordat de Kamer met reces gaat"
_PLANNED = loose(
    r"(?<![\w-])(?:(?:voorzien|gepland|ingepland|geagendeerd)|(?P<hope>verwacht(?: (?:ik|wij))?)) voor (?:het )?$"
)
_BETWEEN = loose(r"(?<![\w-])tussen (?:[^,;]{1,40} en )?(?:het )?$")
_DATED = ("dag", "week", "maand")  # times that date an event: "het debat van 5 juni", but not "de begroting van 2025"
_OCCASION = loose(
    r"debat|overleg|behandeling|\b(?:AO|WGO|CD|NO|SO)\b|raad|top\b|vergadering|bijeenkomst|conferentie|zitting|briefing"
    r"|groep|beraad|termijn|stemming|dag\b|gesprek|beschouwingen|bespreking|congres|begroting|nota|\bwet",
)
LOOK_BACK = 160  # how many characters before a named time to search for its preposition


@dataclass(frozen=True)
class TimeRelation:
    """The relation to a named time. The words for the relation start at text[start].

    `is_hard` and `is_around`: as in its rule. `is_spoken`: the time has a preposition or needs none. `event` is an
    event at that time ("het debat" of 22 March). `amount` is how long before or after the time something is due.
    """

    kind: str
    start: int
    is_hard: bool = False
    is_around: bool = False
    is_spoken: bool = True
    event: str = ""
    amount: Amount | None = None


def relation_of(text: str, time: NamedTime) -> TimeRelation | None:
    """The relation of the text to the time. None if the time only describes a noun ("de begroting van 2025")."""
    begin = max(0, time.start - LOOK_BACK)
    before = text[begin : time.start]
    found = _at_recess(before, time) or _planned(before, time) or _by_preposition(before)
    event = _at_event(before)
    dated_event = event if time.kind in _DATED else None
    if found is None:
        found = dated_event or _without_preposition(before, time, is_first=begin == 0)
    elif event and found.kind == IN and not found.is_hard and _OCCASION.search(event.event):
        found = dated_event or (found if event.kind == IN else None)
    if found is None or (time.kind == "jaar" and _is_about(before, time, found)):
        return None
    if found.kind == BEFORE and found.event and time.kind == "maand":
        if not time.part:
            return None  # "voor het AO van november" sets no limit
        found = replace(found, kind=IN)
    if found.kind == BEFORE and time.kind == "dag" and _AT_TIME.match(text, time.end):
        found = replace(found, kind=BY)
    if found.kind in (BEFORE, *LOWER_BOUNDS):
        found = _with_amount(before, found)
    return replace(found, start=begin + found.start)


def _at_recess(before: str, time: NamedTime) -> TimeRelation | None:
    """The relation in "tussen nu en het reces" and "voordat de Kamer met reces gaat". Both mean before the recess."""
    if time.kind != "reces":
        return None
    between, leaves = _BETWEEN.search(before), _LEAVES.search(before)
    if between:
        return TimeRelation(BY, between.start())
    return TimeRelation(BEFORE, leaves.start()) if leaves else None


def _planned(before: str, time: NamedTime) -> TimeRelation | None:
    """The relation "in" for "gepland voor oktober". None for a day, a recess or the summer: "voor" is then a limit."""
    planned = _PLANNED.search(before)
    is_limit = time.kind in ("dag", "reces") or "zomer" in time.name.lower()
    if planned is None or is_limit or (planned["hope"] and not time.part):
        return None
    return TimeRelation(IN, planned.start())


def _is_about(before: str, time: NamedTime, found: TimeRelation) -> bool:
    """Does "voor" set no limit but belong to a noun, as in "de begroting voor 2024"?

    "Vóór 2024", "nog voor 2024" and "voor 2024" without a noun do set a limit.
    """
    is_plain = before[found.start :].lower().strip() == "voor"
    return is_plain and not time.part and bool(before[: found.start].strip())


def _by_preposition(before: str) -> TimeRelation | None:
    chain = _CHAIN.search(before)
    if not chain:
        return None
    rows = sorted(int(word.lastgroup.removeprefix("row")) for word in _WORD.finditer(chain[0]) if word.lastgroup)
    if not rows:
        return None
    is_hard = any(RELATIONS[row].is_hard for row in rows)
    rule = RELATIONS[rows[0]]
    return TimeRelation(rule.name, chain.start(), is_hard=is_hard, is_around=rule.is_around)


def _at_event(before: str) -> TimeRelation | None:
    """The relation to a dated event: "voor het debat van", "na de top op", "bij de begrotingsbehandeling van"."""
    for kind, pattern in _EVENTS.items():
        match = pattern.search(before)
        if match and "reces" not in match["event"]:  # not "voor het reces van eind april": a recess has days of its own
            return TimeRelation(kind, match.start(), event=match["event"].strip())
    return None


def _without_preposition(before: str, time: NamedTime, *, is_first: bool) -> TimeRelation | None:
    """The relation of a time without a preposition: at the start, after a colon, or if the time can stand alone."""
    if time.can_stand_alone and not _ATTACHED.search(before):
        return TimeRelation(IN, len(before))
    fillers = _CHAIN.search(before)
    rest = before[: fillers.start()] if fillers else before
    opens = _OPEN.search(rest) or (is_first and (not rest.strip() or _ONLY_VAN.match(rest)))
    return TimeRelation(IN, len(before), is_spoken=False) if opens else None


def _with_amount(before: str, relation: TimeRelation) -> TimeRelation:
    """Add the amount in front of the relation: "twee weken voor het reces", "binnen drie weken na 1 mei"."""
    prefix = before[: relation.start].rstrip()
    amounts = [match for match in AMOUNT.finditer(prefix) if match.end() == len(prefix) and not match["vague"]]
    if not amounts:
        return relation
    chain = _CHAIN.search(prefix[: amounts[0].start()])
    start = chain.start() if chain else amounts[0].start()
    return replace(relation, start=start, amount=amount_of(amounts[0]))
