"""Describe how a letter names a debate: by kind, day, title, and the words around these."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property

from letters.reading import DebateMention, Reading
from matching.debates.spelling import abbreviations, dossiers, name_words, years
from parliament import reference
from parliament.dates import ABBREVIATIONS, MONTHS, add_months, find_days

# What ends a title: "inzake" in "AO Politie inzake …", "van 3" in "debat over de politie van 3 mei", "(" in
# "AO Water (…)".
_ENDS = re.compile(
    r"[,;:(]|\.\s| [–-] |\b(?:inzake|over|m\.?b\.?t\.?|betreffende|aangaande|omtrent|t\.?a\.?v\.?|ten aanzien"
    r"|met betrekking|waarin|aan (?:het|de)\b|voor het jaar|wat betreft|met\b|gedaan|gehouden|d\.?d\.|op \d|van ?\d"
    r"|om |zoals|naar aanleiding|en (?:over|aanbieding|een reactie|reactie))"
)
_LEADS_IN = re.compile(
    r"(?:[\s,:.;(]|\b(?:over|inzake|betreffende|m\.?b\.?t\.?|met betrekking tot|aangaande|omtrent|behandeling"
    r"|wetsvoorstel|van|het|de|een|t\.?a\.?v\.?)\b){0,12}"
)
LONGEST_TITLE = 200
# Weights of words outside the title: elsewhere in the sentence, in the letter's subject, in the dossier's title.
BESIDE, IN_SUBJECT, IN_DOSSIER = 0.7, 0.5, 0.5
_MONTHS = MONTHS | ABBREVIATIONS
_MONTH = re.compile(rf"(?<!\d )\b({'|'.join(_MONTHS)})\.? ((?:19|20)\d\d)\b", re.IGNORECASE)
# Until 2021 a tweeminutendebat was called VAO (after an algemeen overleg) or VSO (after a schriftelijk overleg).
_UNTIL_2021 = {
    "vao": re.compile(r"\bVAO\b|voortgezet algemeen", re.I),
    "vso": re.compile(r"\bVSO\b|voortgezet schrift", re.I),
}
_SEVERAL = re.compile(r"(?:en|'s)$")
# How the title of a bill's dossier begins. A budget is not listed: its dossier also holds other papers.
_BILL = re.compile(
    r"Wijziging|Regels|Wet\b|Goedkeuring|Bepalingen|Voorstel|Intrekking|Aanvulling|Uitvoering|Implementatie|Herziening"
)
# Debates without a subject: in "de toezegging in het vragenuur over de dijken", "over …" is the subject of the promise.
UNTITLED = ("begrotingsbehandeling", "vragenuur")
_OF_PROMISE = re.compile(r"[\s,]{0,3}(?:over|inzake|betreffende|m\.?b\.?t|met betrekking|aangaande|omtrent)\b")
BUDGET = "begrotingsbehandeling"
_BUDGET = re.compile(r"Vaststelling van de begroting")


class Naming:
    """A debate as a letter names it.

    `title` is the text that names the subject of the debate, "" if there is none. `is_sure` is false if the title
    follows the day: in "het AO van 3 mei over dijken", "dijken" may be the subject of the promise instead. `days` are
    the other days in the sentence, `beside` is the rest of the sentence. `subject`, `dossier` (a title), `numbers` (of
    dossiers), `ministry` and `written_on` describe the letter. A letter without a date counts as later than every
    debate.
    """

    def __init__(self, mention: DebateMention, reading: Reading) -> None:
        start, end = _title(mention)
        days = find_days(mention.within, reading.date) if reading.date else []
        self.kind = _kind(mention)
        self.quote, self.day, self.is_upcoming = mention.quote, mention.day, mention.is_upcoming
        self.days = [found.day for found in days if found.day != mention.day]
        self.title = mention.within[start:end]
        self.is_sure = start == mention.start or mention.day is None
        self.beside = f"{mention.within[:start]} {mention.within[end:]}"
        self.subject, self.dossier = reading.subject or "", reading.title or ""
        self.numbers = frozenset(number.dossier for number in reading.dossiers)
        self.ministry = reading.ministry
        self.written_on = reading.date or date.max

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of the title, including abbreviations of two letters."""
        return name_words(self.title) | _short(self.title)

    @property
    def has_name(self) -> bool:
        """Does the letter certainly give a name? Debates in UNTITLED have none."""
        return bool(self.words) and self.is_sure and self.kind not in UNTITLED

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each word in the letter that may be in the title of the debate."""
        around = ((self.dossier, IN_DOSSIER), (self.subject, IN_SUBJECT), (self.beside, BESIDE), (self.title, 1.0))
        return {stem: weight for text, weight in around for stem in name_words(text)}

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """The abbreviations in the sentence, by stem."""
        return _short(f"{self.title} {self.beside}")

    @cached_property
    def in_dossier(self) -> dict[str, str]:
        """The words in the title of the letter's dossier."""
        return name_words(self.dossier)

    @property
    def is_in_bill(self) -> bool:
        """Does the letter's dossier belong to the bill or budget that was debated?"""
        return bool((_BUDGET if self.kind == BUDGET else _BILL).match(self.dossier))

    @cached_property
    def text(self) -> str:
        """All text that may name a committee: the words of the letter and the names of its ministry."""
        names = {ministry.name for ministry in reference.ministries() if ministry.abbreviation == self.ministry}
        return " ".join((self.title, self.beside, self.subject, self.dossier, *sorted(names)))

    @cached_property
    def dossiers(self) -> frozenset[str]:
        return self.numbers | dossiers(f"{self.title} {self.beside} {self.subject}")

    @cached_property
    def years(self) -> frozenset[str]:
        return years(self.title)

    @property
    def is_several(self) -> bool:
        """Does the letter name several debates at once, as in "de wetgevingsoverleggen"? Then any of them will do."""
        return self.day is None and bool(_SEVERAL.search(self.quote))

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and last possible day, if the letter gives a month or a budget's year instead of a day.

        The House debates a budget in the autumn before the year of the budget, and sometimes later.
        """
        if self.day:
            return None
        month = _MONTH.search(self.title)
        if month:
            first = date(int(month[2]), _MONTHS[month[1].lower()], 1)
            return first, add_months(first, 1) - timedelta(days=1)
        named = self.years or years(self.dossier)
        if self.kind != BUDGET or len(named) != 1:
            return None
        year = int(next(iter(named)))
        return date(year - 1, 9, 1), date(year, 12 if self.years else 7, 31)


def _kind(mention: DebateMention) -> str:
    return next((kind for kind, called in _UNTIL_2021.items() if called.search(mention.quote)), mention.kind)


def _title(mention: DebateMention) -> tuple[int, int]:
    """The start and end of the title: the words between kind and day, or else the words after both."""
    if _has_words(mention.quote):
        return mention.start, mention.end
    if mention.kind in UNTITLED and _OF_PROMISE.match(mention.within, mention.end):
        return mention.end, mention.end
    lead = _LEADS_IN.match(mention.within, mention.end)
    start = lead.end() if lead else mention.end
    ends = _ENDS.finditer(mention.within, start, start + LONGEST_TITLE)
    stop = next((found.start() for found in ends if _has_words(mention.within[start : found.start()])), None)
    return start, stop if stop is not None else min(start + LONGEST_TITLE, len(mention.within))


def _has_words(text: str) -> bool:
    return bool(name_words(text) or abbreviations(text))


def _short(text: str) -> dict[str, str]:
    return {next(iter(name_words(short)), short.lower()): short for short in abbreviations(text)}
