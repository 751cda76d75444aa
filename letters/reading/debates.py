"""Debates that a text names: their kind, the day that belongs to them, and whether they are still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from parliament.dates import FoundDate, add_months, find_days

UNKNOWN = "onbekend"
# Kind as the register stores it -> how letters write it. The first that matches decides.
KINDS: tuple[tuple[str, str], ...] = (
    ("commissiedebat", r"(?i:commissie[ -]?debat(?:ten)?)|\bCD\b(?=,? (?:[A-Z]|van|op|\d))"),
    ("wetgevingsoverleg", r"(?i:wetgevings[ -]?overleg(?:gen)?)|\bWGO(?:'s)?\b"),
    ("notaoverleg", r"(?i:nota[ -]?overleg|notadebat)|\bNO\b(?= [A-Z])"),
    ("tweeminutendebat", r"(?i:tweeminutendebat(?:ten)?|2-minutendebat)|\b2MD\b"),
    ("plenair debat", r"(?i:voortgezet (?:algemeen|schriftelijk) overleg)|\bV[AS]O\b"),
    ("algemeen overleg", r"(?i:alge(?:meen|mene) overleg(?:gen)?)|\bAO(?:'s)?\b"),
    (
        "begrotingsbehandeling",
        r"(?i:begrotingsbehandeling(?:en)?|begrotingsdebat|(?:mijn|de|zijn|haar) eerste termijn)",
    ),
    ("stemmingen", r"\b[Ss]temmingen\b"),
    ("vragenuur", r"(?i:(?:mondelinge )?vragenuur|mondelinge vragen\b)"),
    (
        "plenair debat",
        r"(?i:plenaire? (?:debat|behandeling)|plenair|interpellatie\b|algemene (?:financiële |politieke )?beschouwingen"
        r"|\b\w{1,40}debat)",
    ),
    (
        UNKNOWN,
        r"(?i:\bdebat(?:ten)?\b|\bhet (?:besloten )?overleg\b"
        r"(?! met (?!(?:de|uw) (?:Kamer|commissie|vaste commissie)))|\bdebatteerden?\b"
        r"|\b(?:parlementaire )?behandeling (?:van )?(?:de|het|mijn|wetsvoorstel)\b|\bparlementaire behandeling\b"
        r"|\bgedachten gewisseld\b"
        r"|\bgesprek met uw Kamer\b|commissie voor [^.;]{3,60} (?:voorgehouden|toegezegd|gesproken)\b)",
    ),
)
LONGEST = 3000  # a longer stretch is no sentence
LONGEST_GAP = 150
# Without a year, a day so far back is meant ahead: a debate of nine months ago is named with its year.
SOON = timedelta(days=100)
# Sought where a word starts only: five characters in six need no look.
_KIND = re.compile(r"\b(?:" + "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(KINDS)) + ")")
# A finite verb between a debate and a day parts them: in "het debat werd Nederland op 5 april …" the day is another's.
# The full stops of "d.d." and "a.s." end no sentence.
_PARTS = re.compile(
    r"\b(?:werd|werden|wordt|worden|is|zijn|was|waren|heeft|hebben|had|heb|zegde|zeg|vroeg|kwam|stuurde|schreef|ontving"
    r"|brief|motie|rapport|Kamerbrief|vragen|arrest|besluit)\b|(?<!\.\w)[.;]\s"
)
_TAKES_PLACE = re.compile(
    r"(?:[^.;]{0,100}?\b(?:vond(?:en)? plaats|is|was|gehouden|gepland|voorzien))? ?(?:op |van |d\.?d\. )?"
)
_ASIDE = re.compile(r"\([^)]{0,160}\)")
# "op 20 juni in een algemeen overleg", "op 21 februari (Handelingen …, Stemmingen)": the day leads up to the debate.
_LEADS_UP = re.compile(
    r"\s?(?:\([^)]{0,120}\)\s?|\(Handelingen [^)]{0,60})?"
    r"(?:,? ?(?:tijdens|gedurende|in|bij|met het oog op|voor|over in|heb ik|spreek ik|sprak ik|spreekt u|spreekt "
    r"uw Kamer|is er"
    r"|vindt|staat|plenair)\b[^.;]{0,50}?)?(?:(?:het|de|een|mijn|ons|uw|hetzelfde|deze) )?(?:nieuw |vaste )?"
)
_SENATE = re.compile(r"\bEerste Kamer\b|\bsenaat\b")
_COMING = re.compile(r"\b(?:a\.s\.|aanstaande|komende)")
# What a debate without a day is waited for by: "de cijfers voor de begrotingsbehandeling", "t.b.v. het AO Water".
_AWAITS = re.compile(
    r"\b(?:voor|vóór|voorafgaand(?: aan)?|t\.?b\.?v\.?|ten behoeve van|met het oog op|in aanloop naar|voorbereiding op"
    r"|agenda van|uitstel(?: van)?) (?:(?:het|de|een|mijn|ons|uw) )?(?:plenaire |geplande )?$"
)


@dataclass(frozen=True)
class Debate:
    """A debate that a sentence, row, note or subject names; `within` is that text, `start` and `end` are offsets in it,
    `day` is None if not given."""

    kind: str
    day: date | None
    quote: str
    start: int
    end: int
    chamber: str
    upcoming: bool
    within: str


@lru_cache(maxsize=4096)  # a sentence is asked for its debates more than once
def find(text: str, written_on: date | None, default_chamber: str = "TK") -> tuple[Debate, ...]:
    """Every debate that one sentence, table row or footnote names, one for each of its days.

    `written_on`: the letter's day, from which days without a year count and after which a debate is upcoming; without
    it only days with a year count.
    """
    text = text[:LONGEST]
    kinds = list(_KIND.finditer(text))
    days = find_days(text, written_on or date.min) if kinds else []
    free = [day for day in days if written_on or day.year_given]
    out: list[Debate] = []
    for index, kind in enumerate(kinds):
        until = kinds[index + 1].start() if index + 1 < len(kinds) else len(text)
        own = _days_of(text, kind, until, free)
        free = [day for day in free if day not in own]
        out += _debates(text, kind, own, written_on or date.max, default_chamber)
    return tuple(out)


def _days_of(text: str, kind: re.Match[str], until: int, days: list[FoundDate]) -> list[FoundDate]:
    """The days of this mention: the first that follows it, or one that leads up to it; days named together belong
    together."""
    after = [day for day in days if kind.end() <= day.start <= min(until, kind.end() + LONGEST_GAP)]
    before = [day for day in days if day.end <= kind.start()]
    follows = next((day for day in after if _belongs(text[kind.end() : day.start])), None)
    leads = next((day for day in reversed(before) if _LEADS_UP.fullmatch(text[day.end : kind.start()])), None)
    one = (leads or follows) if _name(kind) == UNKNOWN else (follows or leads)
    return [day for day in days if one and day.start == one.start]


def _belongs(gap: str) -> bool:
    return bool(_TAKES_PLACE.fullmatch(gap)) or not _PARTS.search(_ASIDE.sub("", gap))


def _name(kind: re.Match[str]) -> str:
    return KINDS[int((kind.lastgroup or "k0")[1:])][0]


def _debates(text: str, kind: re.Match[str], days: list[FoundDate], written_on: date, chamber: str) -> list[Debate]:
    start = min([kind.start(), *(day.start for day in days)])
    end = max([kind.end(), *(day.end for day in days)])
    house = "EK" if _SENATE.search(text[max(0, start - 40) : end + 40]) else chamber
    coming = bool(_COMING.search(text[end : end + 20]) or _AWAITS.search(text[max(0, start - 60) : start]))
    mention = Debate(_name(kind), None, text[start:end], start, end, house, coming, text)
    dated = [_ahead(day, written_on) for day in days]
    return [replace(mention, day=day, upcoming=day > written_on) for day in dated] or [mention]


def _ahead(found: FoundDate, written_on: date) -> date:
    """The day, or the same day a year later where only that one can be meant."""
    if found.year_given or re.search(r"\bj\.?l\b|jongstleden", found.quote) or found.day > written_on:
        return found.day
    later = add_months(found.day, 12)
    return later if later - written_on <= SOON else found.day
