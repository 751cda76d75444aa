"""Words of time that give no day: hopes, frequencies, "te zijner tijd", and events."""

from __future__ import annotations

from parliament.deadlines.words import compiled, loose

_FEW = r"(?:enkele|een paar|een aantal|meerdere)"
_LITTLE = r"(?:niet al te lange|niet te lange|afzienbare|korte|kortere|redelijke)"
_COMING = r"(?:komende|eerstkomende|aankomende|eerstvolgende|nabije)"
_TIMES = r"(?:eens|één|een|twee|drie|vier|[0-9])"
RECURRING = compiled(
    r"(?:half|drie|twee|vier|vijf)?-?jaarlijkse?|(?:drie)?maandelijkse?|wekelijkse?|dagelijkse?|periodieke?|regelmatige?"
    r"|doorlopende?|steeds|telkens|op gezette tijden"
    rf"|{_TIMES}(?:maal| maal| keer)? (?:per|in het|in de|elk) (?:twee |drie )?(?:jaar|jaren|kwartaal|maand)"
    r"|(?:elke?|iedere?|per|om de) (?:half\s?)?(?:jaar|kwartaal|maand|week|zomer|voorjaar|najaar|herfst|winter)"
    r"|(?:elke|iedere|om de) (?:[a-zé]{2,12}|[0-9]{1,2}) (?:jaar|maanden|weken)"
)
HOPE = compiled(
    r"z\.?s\.?m\.?|(?:zo )?(?:spoedig|snel|vlug|gauw|vroeg|kort) (?:als )?mogelijke?|spoedige?|binnenkort|weldra"
    r"|dezer dagen|eerdaags|(?:met|per) (?:spoed|omgaande|ommegaande|direct)|onverwijld|onmiddellijk"
    r"|op (?:(?:zeer|heel|zo|de) )?(?:korte?|kortst mogelijke|afzienbare|kortere|kort mogelijke) termijn"
    rf"|(?:binnen|op|in|over) {_LITTLE} (?:tijd|termijn)|(?:binnen|over|in) {_FEW} (?:dagen|weken|maanden|jaren|jaar)"
    rf"|(?:(?:in|binnen|gedurende|over) )?(?:de )?{_COMING} (?:tijd|periode|maanden|weken|dagen|jaren|toekomst)"
)
NONE = compiled(
    r"ten? zijner tijd|t\.?z\.?t\.?|op (?:de (?:lange|langere|middellange) )?termijn|nader te bepalen|in de toekomst"
    r"|(?:(?:op|in) )?een (?:later|geschikt|passend|nader te bepalen) (?:moment|tijdstip|stadium)|op enig moment|later"
    r"|nog (?:onbekend|niet bekend)"
)
CLAUSE = loose(r"(?<![\w-])(?:zodra|nadat|wanneer|indien|totdat|als) [^,.;:()]{2,200}")
_HAPPENING = (
    r"debat|overleg|behandeling|begroting|nota|raad|vergadering|bijeenkomst|conferentie|zitting|briefing|termijn"
    r"|besluitvorming|besluit|bericht|rapportage|verslag|advies|verkiezingen|formatie|evaluatie|onderzoek|wet|voorstel"
    r"|beschouwingen|ronde|agenda|afloop"
)
OCCASION = loose(
    r"(?<![\w-])(?:uiterlijk )?(?:bij|tijdens|v(?:oo|óó)r|na|voorafgaand aan|gelijktijdig met|tegelijk met"
    rf"|in aanloop naar|in (?=(?:de|het) (?:eerst)?volgende)) "
    rf"(?:[\w&’'-]{{1,40}} ){{0,4}}?[\w&’'-]{{0,40}}(?:{_HAPPENING})(?![\w-])"
)
PREPOSITION = compiled(
    r"bij|tijdens|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat|aan|in|met|op|per|naar|tot|binnen|over"
    r"|afhankelijk|tegelijk|gelijktijdig|rond|tegen|vanaf|hangende|daarna"
)
# What leads up to the event itself: "uiterlijk voor" of "uiterlijk voor de begrotingsbehandeling".
BINDING = loose(
    r"(?:(?:bij|tijdens|v(?:oo|óó)r(?:dat)?|na(?:dat)?|zodra|wanneer|indien|als|totdat|voorafgaande? aan|in|met|op|per"
    r"|in aanloop naar|aan|naar|tot|binnen|afhankelijk van|tegelijk met|gelijktijdig met)(?![\w-])\s{0,3})+"
)
