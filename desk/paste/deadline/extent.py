"""Finds how far the words of a time reach: “uiterlijk twee weken voor het debat over de wadden”."""

from __future__ import annotations

import re

from parliament.deadlines.amounts import AMOUNT

COMES = (
    r"(?:stuur|zend|informeer|bericht|kom|volg|meld|deel|koppel|ontvang|krijg|verstrek|bied|rapporteer|reageer"
    r"|beantwoord|licht|geïnformeerd|toegezonden|gestuurd|terugkom|toekom|laat|doet)\w*"
)
_VERB = (
    r"(?:is|zijn|wordt|worden|was|zal|zullen|kan|kunnen|heeft|hebben|moet|gaat|gaan|neemt|nemen|geeft|geven|maakt|maken"
    r"|zegt|ziet|legt|ligt|wil|zet|besteedt|betrekt|spreekt|bespreekt|doet|laat|vraagt|deelt|biedt"
    r"|(?:stuur|zend|informeer|kom|volg|meld|koppel|ontvang|krijg|verstrek|rapporteer|reageer|beantwoord|licht)(?:t|en)?)"
    r"(?![\w-])"
)
# What cannot be a part of a name or of what a debate is about.
_ENDS = (
    r"(?:(?:de|het|een|dit|deze|dat|die|haar|hun|wat|welke|hoe|of|waar\w*|er|hij|zij|ze|ook|al|nog|weer|dan|wel|niet"
    r"|in|op|bij|met|voor|vóór|na|naar|om|te|aan|uit|door|tot|over|van|en|per|binnen|tijdens|uiterlijk|zodra|alsnog"
    r"|mee|terug|toe|aandacht|schriftelijk|nader\w*|uitgebreid|apart|expliciet|daar\w*|hier\w*|Kamer|Minister\w*"
    rf"|meegenomen|opgenomen|ingegaan|verwerkt)(?![\w-])|{_VERB})"
)
_WORD = rf"(?!{_ENDS})[\w&’'/-]+"
# “de nieuwe wet”, “landbouw- en visserijbeleid”, “de Wet toekomst pensioenen”
_NAME = rf"(?!{_ENDS})[A-ZÀ-Þ][\w&’'/-]*"
_NOUN = rf"(?:(?:de|het|een|dit|deze)\s+)?(?:Wet(?:\s+{_WORD}){{1,4}}|(?:{_WORD}e\s+){{0,2}}{_WORD}(?:\s+{_NAME})*)"
_ABOUT = re.compile(
    rf"(?:\s+(?:en\s+)?{_NAME})*"
    rf"(?:\s+(?:van|over|inzake|betreffende|voor|aan)\s+{_NOUN}(?:\s+(?:van|en)\s+{_NOUN}){{0,2}}){{0,2}}"
    r"(?:\s+in\s+de\s+(?:Eerste|Tweede)\s+Kamer)?(?:\s+20\d\d(?!\d))?"
)
# “voor het commissiedebat luchtvaart een brief”, “in de rapportage inburgering.”: no adverb, infinitive or participle
_TOPIC = re.compile(
    rf"\s+(?:{_WORD}(?=\s+van\s)"
    rf"|(?!\w*(?:en|lijk|maals|nieuw|weg|tevens|samen|ge\w+[dt])\b|(?:ver|be|her|ont)\w+[dt]\b){_WORD}"
    r"(?=\s*[.,;)]|\s*$|\s+(?:de|het|een|nader|apart|schriftelijk|expliciet|uitgebreid)\s))"
)
# “In de volgende jaarrapportage wapenexport neemt …”: the verb tells where the first part of a sentence ends
_FIRST_PART = re.compile(rf"(?:\s+(?!{_VERB})[\w&’'/-]+){{0,9}}(?=\s+{_VERB})")
# “informeert de Kamer voor het debat over de stand van zaken”: the debate is not about it
_TOLD = re.compile(r"\b(?:informe|bericht|geïnformeerd|spre[ek]|gesprek)\w*\b[^.;]*$", re.IGNORECASE)
_OVER = re.compile(r"\s+over\s")
# “uiterlijk twee weken” before “voor het debat”, “jaarlijks” before “vóór 1 oktober”
_LEAD = re.compile(
    rf"(?<![\w-])(?:(?:binnen|uiterlijk|circa|ongeveer|ruim)\s+)*(?:(?:{AMOUNT.pattern})|ruim|vlak|kort|direct|tijdig"
    r"|(?:(?:half)?jaarlijks|elk jaar|ieder jaar)(?:,?\s+(?:te beginnen|voor het eerst))?"
    r"|uiterlijk(?:\s+aan\s+het)?|(?:aan|tegen|voor)\s+het)\s+$",
    re.IGNORECASE,
)
LOOK_BACK = 60  # characters
_FROM_NOW = re.compile(r"\s+(?:na|vanaf)\s+(?:vandaag|nu|heden|dit\s+(?:[\w-]*debat|[\w-]*overleg))(?![\w-])")


def start_of(sentence: str, start: int) -> int:
    """The start of the words that belong to a time: that of “uiterlijk twee weken” before “voor het debat”."""
    lead = _LEAD.search(sentence, max(0, start - LOOK_BACK), start)
    return lead.start() if lead else start


def from_now(sentence: str, end: int) -> int:
    """The end of “na dit debat” behind “twee weken”."""
    counted = _FROM_NOW.match(sentence, end)
    return counted.end() if counted else end


def end_of(sentence: str, start: int, end: int) -> int:
    """The end of the words that say which event is meant: “voor het debat” and “over de wadden”."""
    if not start and sentence[:1].isupper() and (first := _FIRST_PART.match(sentence, end)):
        return first.end()
    topic = _TOPIC.match(sentence, end)
    about = _ABOUT.match(sentence, topic.end() if topic else end)
    if about is None:
        return end
    overs = [match.start() for match in _OVER.finditer(sentence, end)]
    is_of_verb = overs and overs[-1] < about.end() and _TOLD.search(sentence[:end])
    return overs[-1] if is_of_verb else about.end()
