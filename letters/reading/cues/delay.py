"""Later than promised, or not at all any more."""

from __future__ import annotations

import re

from letters.reading.cues import Cue, Table
from parliament.dates import MONTHS

_MONTH = "|".join(MONTHS)

LATE = Table(
    Cue(
        "not met",
        (
            r"\bhaal ik\b[^;]{0,40}\bniet\b",
            r"\bniet (?:\w+ ){0,3}(?:gehaald|haalbaar|halen|nakomen)\b",
            r"\bniet (?:dit jaar|op tijd|tijdig|eerder|binnen)\b",
            r"\bniet (?:langer )?mogelijk\b[^;]{0,60}\b(?:voor|vóór|binnen|tijdig|op tijd)\b",
            r"\b(?:termijn|datum|planning)\b[^;]{0,40}\b(?:achterhaald|overschreden|verstreken|niet)\b",
        ),
        "the term is missed",
    ),
    Cue(
        "more time",
        (
            r"\blanger (?:duurt|duren|nodig)\b",
            r"\b(?:meer|extra) tijd\b",
            r"\b(?:dagen|weken|maanden) extra\b",
            r"\bextra (?:dagen|weken)\b",
            r"\b(?:vergt|vraagt) (?:nog|meer|langer|nadere|extra)\b",
        ),
        "it takes longer",
    ),
    Cue(
        "delayed",
        (
            r"\b[Vv]ertrag(?:ing|d)\b",
            r"\b[Uu]itgesteld\b",
            r"\b[Uu]itstel\b",
            r"\b(?:doorgeschoven|verschoven|opgeschoven)\b",
            r"\b(?:stel|stellen) (?:ik|wij)\b[^;]{0,60}\buit\b",
            r"\blater dan (?:gepland|voorzien|toegezegd|aangekondigd|beoogd|gedacht|gemeld|verwacht)\b",
            r"\bschui(?:f|ven) (?:ik|wij)\b[^;]{0,40}\bdoor\b",
        ),
        "the word delay, or a verb of moving on",
    ),
    Cue(
        "failed",
        (
            r"\b(?:is|was|blijkt) (?:\w+ )?niet (?:gelukt|mogelijk gebleken)\b",
            r"\blukt (?:\w+ ){0,2}niet\b",
            r"\bniet (?:te|meer|gaan|tijdig) lukken\b",
            r"\bniet vol te houden\b",
            r"\bte krap\b",
            r"\bop dat moment niet mogelijk\b",
            r"\bnog niet (?:over\b[^;]{0,60}\bbeschikken|gereed|beschikbaar)\b",
        ),
        "the plan did not hold",
    ),
)
# A new term in place of the old one, without a word of lateness.
NEW_TERM = re.compile(
    r"\bnu (?:pas )?(?:in|begin|medio|eind|voor|vóór|uiterlijk) (?:"
    + _MONTH
    + r"|het|de|\d)|\b[Nn]ieuwe (?:datum|termijn|streefdatum)\b"
)
# What stands in a sentence of delay is its old term, unless something is moved to it.
MOVED_TO = re.compile(r"\b(?:door|uitgesteld|verschoven|opgeschoven|doorgeschoven|uit) (?:naar|tot)\b")
REST = re.compile(r"\b(?:onderdeel|helft|rest|overige|resterende)\b[^;]{0,60}\b(?:volg(?:t|en)|ontvang(?:t|en))\b")
DROPPED = Table(
    Cue(
        "lapses",
        (
            r"\b[Tt]oezegging\b[^;]{0,60}\bverval(?:t|len)\b",
            r"\bvervallen beschouwen\b",
            r"\bkom(?:t|en)\b[^;]{0,40}\bte vervallen\b",
            r"\btrek ik\b[^;]{0,60}\btoezegging\b[^;]{0,20}\bin\b",
        ),
        "the promise lapses",
    ),
    Cue(
        "refrains",
        (
            r"\bzi?e[nt]?\b[^;]{0,60}\baf\b(?! te| en toe)",
            r"\bblijft\b[^;]{0,30}\bachterwege\b",
            r"\b(?:stuur|zend|ontvangt|krijgt|lever)\b[^;]{0,60}\bniet (?:meer|langer)\b",
            r"\bafgezien van\b[^;]{0,30}\b(?:onderzoek|brief)\b",
            r"\bkom ik terug (?:van|op) mijn toezegging\b",
        ),
        "will not be done",
    ),
    Cue(
        "cannot keep",
        (
            r"\bniet (?:waarmaken|gestand doen|meer nakomen)\b",
            r"\bniet (?:langer|meer) (?:zinvol|opportuun|aan de orde|uitvoeren)\b",
        ),
        "cannot be kept, no new term",
    ),
)
