"""Reads words of time that give no day: hopes, frequencies, "te zijner tijd", and events.

An event is recognised by the last part of its noun or by a state ("zodra bekend"). A preposition alone is not enough
("binnen 3 wkn", "als de koeien dansen"). Without an event that a clerk can observe, the words are not understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parliament.deadlines import deadline
from parliament.deadlines.deadline import Deadline, without_day
from parliament.deadlines.named_time import TimeRule
from parliament.deadlines.words import compiled, loose

# The head of a Dutch compound is its last part ("begrotingsbehandeling"), so the end of a word shows its kind. These
# heads mean an event in the words of a deadline and in the running text of a letter.
HAPPENINGS = (
    r"debat|overleg|behandeling|begroting|nota|(?<!d)raad|vergadering|bijeenkomst|conferentie|zitting|briefing|termijn"
    r"|besluitvorming|besluit|bericht|rapportage|verslag|advies|verkiezingen|formatie|evaluatie|onderzoek|wet|voorstel"
    r"|beschouwingen|ronde|agenda|afloop"
)
# These heads mean an event only in the words of a deadline. In letters, "bij brief" does not refer to an event.
_MORE_HEADS = (
    # what the House and the government do together
    r"stemming(?:en)?|beraad|gesprek(?:ken)?|bespreking|hoorzitting|werkbezoek|congres|informateur|kabinet|bewindspersoon"
    # papers
    r"|(?:kamer)?brief|brieven|rapport|notitie|visie|agenda|plan|plannen|programma|boek|wetten|wetsvoorstellen|moties?"
    r"|besluiten|regeling|verordening|richtlijn|verdrag|amendement|monitor|adviezen|verslagen|antwoord|reactie|stukken"
    # decisions and dealings with others
    r"|beslissing|keuze|akkoord|overeenstemming|overeenkomst|convenant|onderhandelingen|consultatie|raadpleging|toetsing"
    r"|uitspraak|vonnis|arrest|aanbesteding|gunning|instemming|goedkeuring|toestemming"
    # inquiries and their results
    r"|verkenning|inventarisatie|analyse|audit|pilot|proef|doorlichting|review|studie|scan|resultaten|uitkomst(?:en)?"
    r"|cijfers|gegevens|informatie|nieuws|ontwikkelingen|duidelijkheid|aanleiding|bevindingen|conclusies|aanbevelingen"
    # acts and turning points
    r"|aantreden|inwerkingtreding|invoering|ingang|ondertekening|bekrachtiging|ratificatie|publicatie|vaststelling"
    r"|beantwoording|aanbieding|indiening|ontvangst|oplevering|afronding|voltooiing|totstandkoming|bekendmaking|start"
    r"|aanvang|einde?|implementatie|actualisatie|herziening|wijziging|wisseling|overgang|aanpassing|uitwerking"
    # periods without fixed days
    r"|seizoen|(?:school|studie|begrotings|boek)jaar|periode|reces|vakantie|weekend|presidentschap|voorzitterschap"
)
_SHORT_HEADS = r"(?:(?:[\w]{1,40}-)?top|C?AO|WGO|NO|SO|VAO|VSO|CD|MIRT)"  # only matched as whole words
_EVENT = loose(rf"(?<![\w-])(?:[\w&’'-]{{0,40}}(?:{HAPPENINGS}|{_MORE_HEADS})(?:e?n|e?s)?|{_SHORT_HEADS})(?![\w-])")
_STATES = (
    r"bekend|openbaar|duidelijk|helder|gereed|klaar|rond|compleet|zover|beschikbaar|aan de orde|onherroepelijk"
    r"|definitief|mogelijk|nodig|noodzakelijk|gewenst|opportuun|er (?:is|zijn|ligt|liggen)|afgerond|afgelopen|voltooid"
    r"|vastgesteld|ontvangen|aangeboden|aangenomen|gepubliceerd|verschenen|uitgebracht|ingevoerd|in werking|opgeleverd"
    r"|goedgekeurd|besloten|getekend|ondertekend|geratificeerd|gestart|begonnen|ingediend|gesloten|bereikt|genomen|gemaakt"
)
_STATE = loose(
    rf"(?<![\w-])(?:zodra|nadat|wanneer|indien|als|totdat|voordat) (?:[^,.;:()]{{0,200}}? )?(?:{_STATES})(?![\w-])"
)
_PREPOSITION = compiled(
    r"bij|tijdens|gedurende|ten tijde van|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat|aan|in|met|op"
    r"|per|naar|tot|binnen|over|afhankelijk|tegelijk|gelijktijdig|rond|tegen|vanaf|hangende|daarna"
    r"|deze|dit|(?:eerst)?volgende?|eerstkomende"
)
# The prepositions before an event, such as "voor" in "voor de begrotingsbehandeling".
_BINDING = loose(
    r"(?:(?:bij|tijdens|gedurende|ten tijde van|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat"
    r"|voorafgaande? aan|in|met|op|per|in aanloop naar|aan|naar|tot|binnen|afhankelijk van|tegelijk met"
    r"|gelijktijdig met)(?![\w-])\s{0,3})+"
)


def event_in(words: str) -> str:
    """The event that the words depend on, without its preposition; "" if the words name no event."""
    start = _PREPOSITION.search(words)
    if not start:
        return ""
    rest = words[start.start() :]
    if not _EVENT.search(rest) and not _STATE.search(rest):
        return ""
    return _BINDING.sub("", rest, count=1).strip(" ,.;") or words.strip()


@dataclass(frozen=True)
class Wording(TimeRule):
    """A rule for words that give no day, and the pattern that matches these words."""

    pattern: re.Pattern[str]


_FEW = r"(?:enkele|een paar|een aantal|meerdere)"
_LITTLE = r"(?:niet al te lange|niet te lange|afzienbare|korte|kortere|redelijke)"
_COMING = r"(?:komende|eerstkomende|aankomende|eerstvolgende|nabije)"
_TIMES = r"(?:eens|één|een|twee|drie|vier|[0-9])"
RECURRING = Wording(
    "terugkerend",
    "a frequency",
    "a bare frequency names no day; a deadline beside it is the first time",
    compiled(
        r"(?:half|drie|twee|vier|vijf)?-?jaarlijkse?|(?:drie)?maandelijkse?|wekelijkse?|dagelijkse?|periodieke?"
        r"|regelmatige?"
        r"|doorlopende?|voortdurend|continu|steeds|telkens|op gezette tijden|op reguliere basis|met enige regelmaat"
        rf"|{_TIMES}(?:maal| maal| keer)? (?:per|in het|in de|elk) (?:twee |drie )?(?:jaar|jaren|kwartaal|maand)"
        r"|(?:elke?|iedere?|per|om (?:de|het)) (?:half\s?)?(?:jaar|kwartaal|maand|week)"
        r"|(?:elke?|iedere?|per) (?:zomer|voorjaar|najaar|herfst|winter)"
        r"|(?:elke|iedere|om de) (?:[a-zé]{2,12}|[0-9]{1,2}) (?:jaar|maanden|weken)"
    ),
)
SOON = Wording(
    "hoop",
    "soon, at once, standing alone",
    "no day; in running text they are adverbs",
    compiled(  # these words are a deadline on their own, but adverbs in running text
        r"snel|gauw|vlot|direct|meteen|asap|a\.s\.a\.p|(?:binnen|over) een (?:dag|week|maand|jaar|paar) of wat"
    ),
)
HOPE = Wording(
    "hoop",
    "as soon as possible, shortly, a few weeks, the coming time",
    "a wish or a vague stretch: no day",
    compiled(
        r"z\.?s\.?m\.?|(?:zo )?(?:spoedig|snel|vlug|gauw|vroeg|kort) (?:als )?mogelijke?|spoedige?|binnenkort|weldra"
        r"|dezer dagen|eerdaags|met (?:de )?(?:meeste|grootst mogelijke) spoed"
        r"|(?:met|per) (?:spoed|omgaande|ommegaande|direct)|onverwijld|onmiddellijk"
        r"|op (?:(?:zeer|heel|zo|de) )?(?:korte?|kortst mogelijke|afzienbare|kortere|kort mogelijke) termijn"
        rf"|(?:binnen|op|in|over) {_LITTLE} (?:tijd|termijn)"
        rf"|(?:binnen|over|in) {_FEW} (?:dagen|weken|maanden|jaar|jaren)"
        rf"|(?:(?:in|binnen|gedurende|over) )?(?:de )?{_COMING} (?:tijd|periode|maanden|weken|dagen|jaren|toekomst)"
    ),
)
NONE = Wording(
    "geen",
    "in due course, later, still to be settled",
    "no intent of time",
    compiled(
        r"ten? zijner tijd|t\.?z\.?t\.?|op (?:de (?:lange|langere|middellange) )?termijn|nader te bepalen"
        r"|in de toekomst|op enig moment|later"
        r"|(?:(?:op|in) )?een (?:later|geschikt|passend|nader te bepalen) (?:moment|tijdstip|stadium)"
        r"|nog (?:onbekend|niet bekend)|n\.?t\.?b\.?|n\.?n\.?b\.?|desgewenst|zo nodig|waar nodig"
    ),
)
CLAUSE = Wording(
    "gebeurtenis",
    "as soon as, once, when or if, with what is waited for",
    "the day is that of what is waited for, which the words do not give",
    loose(r"(?<![\w-])(?:zodra|nadat|wanneer|indien|totdat|als) [^,.;:()]{2,200}"),
)
OCCASION = Wording(
    "gebeurtenis",
    "at, before or after a debate, a paper or a decision",
    "it hangs on that event, which the clerk is shown",
    loose(
        r"(?<![\w-])(?:uiterlijk )?(?:bij|tijdens|v(?:oo|óó)r|na|voorafgaand aan|gelijktijdig met|tegelijk met"
        rf"|in aanloop naar|in (?=(?:de|het) (?:eerst)?volgende)) "
        rf"(?:[\w&’'-]{{1,40}} ){{0,4}}?[\w&’'-]{{0,40}}(?:{HAPPENINGS})(?![\w-])"
    ),
)
DONE = Wording(
    "geen",
    "that it was sent already",
    "its day is past: without a year it is the last such day",
    compiled(
        r"(?:al|reeds|inmiddels) (?:[^,;:\s]{1,40} ){0,8}?"
        r"(?:(?:toe|op)?ge(?:zonden|stuurd)|ver(?:zonden|stuurd|schenen)|aangeboden|gedeeld|gepubliceerd|ontvangen|geïnformeerd|beantwoord|voldaan|afgedaan)"
    ),
)
SAYS_NONE = Wording(
    "geen",
    "that there is no deadline",
    "said explicitly",
    loose(
        r"\W*|(?:er is )?(?:nog )?geen(?: (?:concrete|harde|vaste|exacte))?(?: (?:termijn|datum|deadline))?"
        r"(?: (?:genoemd|gegeven|afgesproken|bekend))?|niet (?:genoemd|gegeven|afgesproken)|onbekend|n\.?v\.?t\.?"
    ),
)


WORDINGS = (RECURRING, DONE, SAYS_NONE, CLAUSE, OCCASION, HOPE, SOON, NONE)


def undated_deadline(words: str) -> Deadline:
    """The deadline for words that name no time: a frequency, an event, a hope, no deadline, or not understood."""
    event = event_in(NONE.pattern.sub(" ", HOPE.pattern.sub(" ", RECURRING.pattern.sub(" ", words))))
    if RECURRING.pattern.search(words):
        return Deadline(words, None, None, deadline.RECURRING, "terugkerend, zonder dag", event)
    if SAYS_NONE.pattern.fullmatch(words):
        return without_day(words, "geen termijn")
    if event:
        return Deadline(words, None, None, deadline.EVENT, "hangt af van een gebeurtenis", event)
    if HOPE.pattern.search(words) or SOON.pattern.search(words):
        return Deadline(words, None, None, deadline.HOPE, "een streven, geen dag")
    return without_day(words, "geen termijn" if NONE.pattern.search(words) else deadline.NOT_UNDERSTOOD)
