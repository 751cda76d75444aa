"""What a letter says of a debate that it names: of what kind, on which day, under which title, and beside what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from letters.reading import DebateMention, Reading
from matching.debates.spelling import abbreviations, dossiers, name_words, years
from parliament import reference
from parliament.dates import ABBREVIATIONS, MONTHS, add_months, find_days

# A title ends where the sentence goes on: "AO Politie inzake …", "debat over de politie van 3 mei", "AO Water (…)".
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
# A word outside the title tells less of the debate; the letter's subject and its dossier's title less again.
BESIDE, IN_SUBJECT, IN_DOSSIER = 0.7, 0.5, 0.5
_MONTHS = MONTHS | ABBREVIATIONS
_MONTH = re.compile(rf"(?<!\d )\b({'|'.join(_MONTHS)})\.? ((?:19|20)\d\d)\b", re.IGNORECASE)
# What a tweeminutendebat was called until 2021: after an algemeen overleg, and after a written one.
_UNTIL_2021 = {
    "vao": re.compile(r"\bVAO\b|voortgezet algemeen", re.I),
    "vso": re.compile(r"\bVSO\b|voortgezet schrift", re.I),
}
_SEVERAL = re.compile(r"(?:en|'s)$")
# A bill's dossier has the bill's own title, a budget's dossier also holds what only touches that ministry.
_BILL = re.compile(
    r"Wijziging|Regels|Wet\b|Goedkeuring|Bepalingen|Voorstel|Intrekking|Aanvulling|Uitvoering|Implementatie|Herziening"
)
# "de begrotingsbehandeling over de dijken": such a debate is not named after a subject, so it is that of the promise.
UNTITLED = ("begrotingsbehandeling", "vragenuur")
_OF_PROMISE = re.compile(r"[\s,]{0,3}(?:over|inzake|betreffende|m\.?b\.?t|met betrekking|aangaande|omtrent)\b")
BUDGET = "begrotingsbehandeling"
_BUDGET = re.compile(r"Vaststelling van de begroting")


@dataclass(frozen=True)
class Naming:
    """A debate as a letter names it.

    `title` is the stretch that names its subject, "" where none does. It is sure where it stands between kind and day,
    not behind a day: in "het AO van 3 mei over dijken" dikes may be the subject of the promise. `days` are the others
    that the sentence names, `subject` and `dossier` the letter's own and its dossier's title, `numbers` its dossiers;
    `written_on` is the letter's day.
    """

    kind: str
    quote: str
    day: date | None
    days: tuple[date, ...]
    title: str
    is_sure: bool
    beside: str
    subject: str
    dossier: str
    numbers: frozenset[str]
    ministry: str | None
    written_on: date
    is_upcoming: bool

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of its title, abbreviations of two letters with them."""
        return name_words(self.title) | _short(self.title)

    @property
    def has_name(self) -> bool:
        """Does the letter surely give the debate a name? A vragenuur has none."""
        return bool(self.words) and self.is_sure and self.kind not in UNTITLED

    @cached_property
    def weights(self) -> dict[str, float]:
        """Every word of the letter that may tell which debate, and how much it tells."""
        around = ((self.dossier, IN_DOSSIER), (self.subject, IN_SUBJECT), (self.beside, BESIDE), (self.title, 1.0))
        return {stem: weight for text, weight in around for stem in name_words(text)}

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """Those in its sentence, by their stem."""
        return _short(f"{self.title} {self.beside}")

    @cached_property
    def in_dossier(self) -> dict[str, str]:
        """The words of the title of the letter's dossier."""
        return name_words(self.dossier)

    @property
    def is_in_bill(self) -> bool:
        """Is the letter's dossier that of the bill or budget that was debated?"""
        return bool((_BUDGET if self.kind == BUDGET else _BILL).match(self.dossier))

    @cached_property
    def text(self) -> str:
        """All that may name a committee: the letter's words and its ministry's name."""
        houses = {one.name for one in reference.ministries() if one.abbreviation == self.ministry}
        return " ".join((self.title, self.beside, self.subject, self.dossier, *sorted(houses)))

    @cached_property
    def dossiers(self) -> frozenset[str]:
        return self.numbers | dossiers(f"{self.title} {self.beside} {self.subject}")

    @cached_property
    def years(self) -> frozenset[str]:
        return years(self.title)

    @property
    def is_several(self) -> bool:
        """ "de wetgevingsoverleggen Personeel en Materieel": any of them may be given."""
        return self.day is None and bool(_SEVERAL.search(self.quote))

    @property
    def time(self) -> tuple[date, date] | None:
        """First and last day of the time in which it was, where the letter gives no day but a month, or the year of the
        budget that was debated: in the autumn before, or later if the House was late."""
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


def describe(debate: DebateMention, reading: Reading) -> Naming:
    """What the letter says of that debate, in the sentence that names it and in its own subject and dossier. A letter
    without a date counts as written after all."""
    start, end = _title(debate)
    days = find_days(debate.within, reading.date) if reading.date else []
    return Naming(
        kind=_kind(debate),
        quote=debate.quote,
        day=debate.day,
        days=tuple(found.day for found in days if found.day != debate.day),
        title=debate.within[start:end],
        is_sure=start == debate.start or debate.day is None,
        beside=f"{debate.within[:start]} {debate.within[end:]}",
        subject=reading.subject or "",
        dossier=reading.title or "",
        numbers=frozenset(number.dossier for number in reading.dossiers),
        ministry=reading.ministry,
        written_on=reading.date or date.max,
        is_upcoming=debate.is_upcoming,
    )


def _kind(debate: DebateMention) -> str:
    return next((kind for kind, called in _UNTIL_2021.items() if called.search(debate.quote)), debate.kind)


def _title(debate: DebateMention) -> tuple[int, int]:
    """Where its title stands: between kind and day, else behind them up to where the sentence goes on."""
    if _tells(debate.quote):
        return debate.start, debate.end
    if debate.kind in UNTITLED and _OF_PROMISE.match(debate.within, debate.end):
        return debate.end, debate.end
    lead = _LEADS_IN.match(debate.within, debate.end)
    start = lead.end() if lead else debate.end
    ends = _ENDS.finditer(debate.within, start, start + LONGEST_TITLE)
    stop = next((found.start() for found in ends if _tells(debate.within[start : found.start()])), None)
    return start, stop if stop is not None else min(start + LONGEST_TITLE, len(debate.within))


def _tells(text: str) -> bool:
    return bool(name_words(text) or abbreviations(text))


def _short(text: str) -> dict[str, str]:
    return {next(iter(name_words(short)), short.lower()): short for short in abbreviations(text)}
