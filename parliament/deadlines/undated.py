"""Words of time that give no day: hopes, frequencies, "te zijner tijd", and events."""

from __future__ import annotations

from parliament.deadlines import deadline
from parliament.deadlines.deadline import Deadline, without_term
from parliament.deadlines.events import HAPPENINGS, event_in
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
SOON = compiled(  # alone these are a term, in running text mere adverbs
    r"snel|gauw|vlot|direct|meteen|asap|a\.s\.a\.p|(?:binnen|over) een (?:dag|week|maand|jaar|paar) of wat"
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
OCCASION = loose(
    r"(?<![\w-])(?:uiterlijk )?(?:bij|tijdens|v(?:oo|óó)r|na|voorafgaand aan|gelijktijdig met|tegelijk met"
    rf"|in aanloop naar|in (?=(?:de|het) (?:eerst)?volgende)) "
    rf"(?:[\w&’'-]{{1,40}} ){{0,4}}?[\w&’'-]{{0,40}}(?:{HAPPENINGS})(?![\w-])"
)
SAYS_NONE = loose(
    r"\W*|(?:er is )?(?:nog )?geen(?: (?:concrete|harde|vaste|exacte))?(?: (?:termijn|datum|deadline))?"
    r"(?: (?:genoemd|gegeven|afgesproken|bekend))?|niet (?:genoemd|gegeven|afgesproken)|onbekend|n\.?v\.?t\.?"
)


def answer(words: str) -> Deadline:
    """The answer to words that name no time: a frequency, an event, a hope, no term, or not understood."""
    event = event_in(NONE.sub(" ", HOPE.sub(" ", RECURRING.sub(" ", words))))
    if RECURRING.search(words):
        return Deadline(words, None, None, deadline.RECURRING, "terugkerend, zonder dag", event)
    if SAYS_NONE.fullmatch(words):
        return without_term(words, "geen termijn")
    if event:
        return Deadline(words, None, None, deadline.EVENT, "hangt af van een gebeurtenis", event)
    if HOPE.search(words) or SOON.search(words):
        return Deadline(words, None, None, deadline.HOPE, "een streven, geen dag", "")
    return without_term(words, "geen termijn" if NONE.search(words) else deadline.NOT_UNDERSTOOD)
