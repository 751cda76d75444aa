"""Find the debates that a text names: kind, day, chamber, and whether the debate is still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from parliament.dates import FoundDate, add_months, find_days

UNKNOWN = "onbekend"
_TALK = (
    r"(?:sprak(?:en)?|spreekt?|spreken|gesproken|debatteer\w{0,3}|debatter\w{0,3}|gedebatteerd|gedachten gewisseld"
    r"|gedachtewisseling|overlegd|overleg (?:gehad|gevoerd))\b"
)
_HOUSE = r"(?:(?:uw|de) (?:Tweede |Eerste )?Kamer|(?:uw|de) (?:vaste |algemene )?(?:Kamer)?commissie)\b"
# An abbreviation with other meanings too, such as "NO", counts as a debate only if this pattern follows.
_NAMED = r"(?=,? (?:[A-Z(]|van|op|d\.d|\d))"
# (kind as stored in the register, pattern for how letters write it). The first match decides. A meeting without a
# minister is not a debate: a regeling van werkzaamheden, a procedurevergadering, a briefing.
KINDS: tuple[tuple[str, str], ...] = (
    ("commissiedebat", rf"(?i:commissie[ -]?debat(?:ten)?)|\bCD(?:['’]s)?\b{_NAMED}"),
    ("wetgevingsoverleg", r"(?i:wetgevings[ -]?overleg(?:gen)?|begrotingsoverleg)|\bWGO(?:['’]s)?\b"),
    ("notaoverleg", rf"(?i:nota[ -]?overleg(?:gen)?|notadebat)|\bNO\b{_NAMED}"),
    ("tweeminutendebat", r"(?i:tweeminutendebat(?:ten)?|2-minutendebat)|\b(?:2MD|TMD)\b"),
    ("plenair debat", rf"(?i:voortgezet (?:algemeen|schriftelijk) overleg)|\bVAO(?:['’]s)?\b|\bVSO\b{_NAMED}"),
    ("algemeen overleg", r"(?i:alge(?:meen|mene) overleg(?:gen)?)|\bAO(?:['’]s)?\b"),
    (
        "begrotingsbehandeling",
        r"(?i:begrotingsbehandeling(?:en)?|begrotingsdebat|(?:mijn|de|zijn|haar) eerste termijn)",
    ),
    ("stemmingen", r"\b[Ss]temming(?:en)?\b"),
    ("vragenuur", r"(?i:(?:mondelinge )?vragenuur|mondelinge vragen\b)"),
    (
        "plenair debat",
        r"(?i:plenaire? (?:debat|behandeling|vergadering)|plenair|interpellatie\b"
        r"|algemene (?:financiële |politieke )?beschouwingen|\b(?!ordedebat)\w{1,40}debat)",
    ),
    ("schriftelijk overleg", r"(?i:(?:nader )?schriftelijk overleg)"),
    ("mondeling overleg", r"(?i:mondeling overleg)"),
    (
        UNKNOWN,
        # Exclude public debates in society and meetings with others than the House.
        r"(?i:(?<!maatschappelijk )(?<!maatschappelijke )(?<!publieke )(?<!publiek )\bdebat(?:ten)?\b"
        rf"|\b(?:het|mijn|ons) (?:besloten )?overleg\b(?! (?:met|tussen) (?!{_HOUSE}))"
        r"|\b(?:parlementaire )?behandeling (?:van )?(?:de|het|mijn|wetsvoorstel)\b|\bparlementaire behandeling\b"
        rf"|\bbehandeling in {_HOUSE}|\b(?:wets?|kamer)behandeling\b|\b(?:eerste|tweede) termijn\b"
        r"|\bgesprek met uw Kamer\b|\bcommissie voor [^.;]{3,60} (?:voorgehouden|toegezegd)\b"
        rf"|\b(?:ons|onze) gedachtewisseling\b|\bcommissievergadering\b|\bvergadering van {_HOUSE}"
        rf"|\bin {_HOUSE}[^.;,]{{0,40}} (?:toegezegd|gezegd|beloofd|besproken|aan de orde)\b"
        rf"|\b{_TALK}(?:(?!\bover\b|\bmet\b)(?:j\.?l\.|[^.;,])){{0,40}}(?: met)? {_HOUSE}"
        rf"|\b(?:met )?{_HOUSE}(?:(?!\bover\b|\bmet (?!mij|ons|u\b))(?:j\.?l\.|[^.;,])){{0,60}}\b{_TALK})",
    ),
)
LONGEST = 3000  # characters; longer text is not a sentence
LONGEST_GAP = 150  # characters at most between a debate and its day
# A day without a year is in the future if its next occurrence is within this time. Letters give the year of a debate
# of nine months ago.
SOON = timedelta(days=100)
# Match at the start of a word only, for speed.
_KIND = re.compile(r"\b(?:" + "|".join(f"(?P<k{index}>{pattern})" for index, (_, pattern) in enumerate(KINDS)) + ")")
# A finite verb between a debate and a day separates them: "het debat werd Nederland op 5 april …". A full stop also
# separates them, except the full stops in "d.d." and "a.s.".
_SEPARATES = re.compile(
    r"\b(?:werd|werden|wordt|worden|is|zijn|was|waren|heeft|hebben|had|heb|zegde|zeg|vroeg|kwam|stuurde|schreef|ontving"
    r"|vastgesteld|verzonden|aangenomen|brief|motie|rapport|Kamerbrief|vragen|arrest|besluit)\b|(?<!\.\w)[.;]\s"
)
_TAKES_PLACE = re.compile(
    r"(?:[^.;]{0,100}?\b(?:vond(?:en)? plaats|is|was|gehouden|gepland|voorzien))? ?(?:op |van |voor |d\.?d\. )?"
)
# Days that are not the day of the debate. A day after a preposition of time is a deadline. A day may also belong to the
# subject of the debate: "het debat over de top van 23 maart". (But a day with "a.s." or "jl." is the day of the debate:
# "het debat over de Raad van 7 oktober a.s.".)
_DEADLINE = re.compile(
    r"\b(?:tot|met|per|vanaf|sinds|uiterlijk|na|rond|omstreeks|vóór|(?<!gepland )(?<!geagendeerd )(?<!voorzien )voor) $"
)
_RELATIVE_TO_NOW = re.compile(r"\b(?:j\.?l|a\.?s|jongstleden|aanstaande)\b")
_OF_THE_SUBJECT = re.compile(
    r"\bover\b.{0,120}(?:raad|top|bijeenkomst|conferentie|rapport|brief|advies)\b(?: [\w()-]{1,20}){0,3} (?:van|op) $",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]{0,160}\)")
# An adverbial day: "op 20 juni", "gisteren", "| 20 juni", but not "het rapport van 20 juni".
_ADVERBIAL = re.compile(r"(?:^|[(|;:,.]\s?|\b[Oo]p )$")
# Text between a day and a debate after it: "op 20 juni in een algemeen overleg", "op 21 februari (Handelingen …,
# Stemmingen)".
_LEADS_UP = re.compile(
    r"\s?(?:\([^)]{0,120}\)\s?|\(Handelingen [^)]{0,60})?"
    r"(?:,? ?(?:(?:is|zijn|was|werd|wordt|vond(?:en)?|vindt|staa[nt]|stond|heb|heeft|hebben|spra?a?k(?:en)?|spreekt?"
    r"|spreken|debatteerden?|voerden?),?(?: tijdens)?|tijdens|gedurende|in|bij|met het oog op|voor|over in|plenair)\b"
    r"[^.;,]{0,60}?)?"
    r"(?:(?:het|de|een|mijn|ons|uw|hetzelfde|deze) )?(?:nieuw |vaste )?"
)
_DURING = re.compile(r",? ?(?:tijdens|gedurende|in|bij) (?:het|de|een|mijn|ons) $| \($")
_PAPER = re.compile(r"\b(?:brief|motie|rapport|Kamerbrief|vragen|arrest|besluit)\b")
_JOINS = re.compile(r"\s?(?:,|en|/|&)\s?")
_SENATE = re.compile(r"\bEerste Kamer\b|\bsenaat\b")
_COMING = re.compile(r"\b(?:a\.s\.|aanstaande|komende)")
# These words announce a debate that is still to come, even without a day: "de cijfers voor de begrotingsbehandeling".
_AWAITS = re.compile(
    r"\b(?:voor|vóór|voorafgaand(?: aan)?|t\.?b\.?v\.?|ten behoeve van|met het oog op|in aanloop naar|voorbereiding op"
    r"|agenda van|uitstel(?: van)?) (?:(?:het|de|een|mijn|ons|uw) )?(?:plenaire |geplande )?$"
)


@dataclass(frozen=True)
class DebateMention:
    """A debate named in a sentence, table row, footnote or subject.

    `within` is the text of the sentence, row, footnote or subject. `start` and `end` are offsets in `within`. `day` is
    None if the text does not give the day.
    """

    kind: str
    day: date | None
    quote: str
    start: int
    end: int
    chamber: str
    is_upcoming: bool
    within: str


@lru_cache(maxsize=4096)  # called several times for the same sentence
def find_debates(text: str, written_on: date | None, default_chamber: str = "TK") -> tuple[DebateMention, ...]:
    """Return the debates that one sentence, table row or footnote names, one per day.

    `written_on` is the day of the letter. It determines the year of a day without a year, and which debates are
    upcoming. If `written_on` is None, days without a year are ignored.
    """
    text = text[:LONGEST]
    kinds = list(_KIND.finditer(text))
    days = find_days(text, written_on or date.min) if kinds else []
    dated = [day for day in days if written_on or day.year_given]
    runs = _enumerations(text, dated)
    out: list[DebateMention] = []
    for index, kind in enumerate(kinds):
        until = kinds[index + 1].start() if index + 1 < len(kinds) else len(text)
        own = _days_of(text, kind, until, runs)
        runs = [run for run in runs if run is not own]
        out += _mentions(text, kind, own, written_on or date.max, default_chamber)
    return tuple(out)


def _enumerations(text: str, days: list[FoundDate]) -> list[list[FoundDate]]:
    """Group the days. The days of an enumeration ("7 en 8 juni", "7 juni en 3 juli") belong to one mention."""
    runs: list[list[FoundDate]] = []
    for day in days:
        last = runs[-1][-1] if runs else None
        if last and (day.start == last.start or _JOINS.fullmatch(text, last.end, day.start)):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days_of(text: str, kind: re.Match[str], until: int, runs: list[list[FoundDate]]) -> list[FoundDate]:
    """Return the days that belong to this mention of a debate: days in or after the mention, or days before it."""
    reach = min(until, kind.end() + LONGEST_GAP)
    after = [run for run in runs if kind.start() <= run[0].start <= reach]
    before = [run for run in reversed(runs) if run[-1].end <= kind.start()]
    follows = next((run for run in after if _belongs_to_debate(text[kind.end() : run[0].start], run)), [])
    leads = next((run for run in before if _comes_first(text, run, kind.start())), [])
    return (leads or follows) if _kind_name(kind) == UNKNOWN else (follows or leads)


def _belongs_to_debate(gap: str, run: list[FoundDate]) -> bool:
    if _DEADLINE.search(gap) or (_OF_THE_SUBJECT.search(gap) and not _RELATIVE_TO_NOW.search(run[-1].quote)):
        return False
    return bool(_TAKES_PLACE.fullmatch(gap)) or not _SEPARATES.search(_ASIDE.sub("", gap))


def _comes_first(text: str, run: list[FoundDate], until: int) -> bool:
    gap = text[run[-1].end : until]
    start = run[0].start
    is_adverbial = not text[start].isdigit() or _ADVERBIAL.search(text, max(0, start - 4), start)
    is_during = _DURING.fullmatch(gap) and not _PAPER.search(text, max(0, start - 25), start)
    return bool(is_during or (is_adverbial and _LEADS_UP.fullmatch(gap) and not _PAPER.search(gap)))


def _kind_name(kind: re.Match[str]) -> str:
    return KINDS[int((kind.lastgroup or "k0")[1:])][0]


def _mentions(
    text: str, kind: re.Match[str], days: list[FoundDate], written_on: date, chamber: str
) -> list[DebateMention]:
    start = min([kind.start(), *(day.start for day in days)])
    end = max([kind.end(), *(day.end for day in days)])
    house = "EK" if _SENATE.search(text[max(0, start - 40) : end + 40]) else chamber
    coming = bool(_COMING.search(text[end : end + 20]) or _AWAITS.search(text[max(0, start - 60) : start]))
    mention = DebateMention(_kind_name(kind), None, text[start:end], start, end, house, coming, text)
    dated = [_most_likely_day(day, written_on) for day in days]
    return [replace(mention, day=day, is_upcoming=day > written_on) for day in dated] or [mention]


def _most_likely_day(found: FoundDate, written_on: date) -> date:
    """Return the day found, or the same day a year later if the text gives no year and that day is soon."""
    if found.year_given or re.search(r"\bj\.?l\b|jongstleden", found.quote) or found.day > written_on:
        return found.day
    later = add_months(found.day, 12)
    return later if later - written_on <= SOON else found.day
