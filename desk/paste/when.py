"""Finds when something comes, in the running sentence. A time of something else in the sentence is no deadline."""

from __future__ import annotations

import re

from desk.paste.known import Known
from desk.paste.times import is_time
from parliament import deadlines, reference
from parliament.deadlines.deadline import EVENT, HOPE, RECURRING

_COMES = (
    r"(?:stuur|zend|informeer|bericht|kom|volg|meld|deel|koppel|ontvang|krijg|verstrek|bied|rapporteer|reageer"
    r"|beantwoord|licht|geïnformeerd|toegezonden|gestuurd|terugkom|toekom|laat|doet)\w*"
)
# “binnen twee weken” before “na het debat”
_AMOUNT_BEFORE = re.compile(
    r"(?:binnen|uiterlijk|circa|ongeveer)\s+(?:\S+\s+){1,2}?(?:dag|week|maand|dagen|weken|maanden)\s+$"
)
# “Vóór het debat over de begroting stuurt …”: the verb tells where the event ends
_SUBJECT_OF_EVENT = re.compile(rf"\s+over\s+(?:(?:de|het)\s+)?\S+(?=\s+(?:zal|zullen|wordt|worden|{_COMES})\b)")
_SHORT_MEETING = re.compile(
    r"(?:uiterlijk )?(?:v(?:oo|óó)r|na|tijdens|bij) (?:de|het) (?:[\w-]*-?top|AO|CD|WGO|NO|SO|VSO)(?![\w-])"
)
_YEAR = re.compile(r"in (?:19|20)\d\d", re.IGNORECASE)
NEAR_THE_VERB = 60  # characters: a year further on dates something else

# --- words that name no time: a condition, a frequency of something counted, a stretch

_CONDITION = re.compile(
    r"(?:indien|als|mits|zo nodig|waar nodig|desgewenst|zo mogelijk|later|op enig moment|in de toekomst"
    r"|op (?:de )?(?:lange|langere|middellange )?\s?termijn)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"wanneer\b", re.IGNORECASE)  # “laat weten wanneer de wet ingaat”
_PER = re.compile(r"(?:per|elke?|iedere?)\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?:^|[.:,;]|\b(?:kamer|commissie|minister|staatssecretaris|brief|rapportage|wordt|zal|{_COMES}))\s*$",
    re.IGNORECASE,
)
_OF_A_NOUN = re.compile(  # “de jaarlijkse rapportage”, “steeds”
    r"(?:\w*(?:jaar|maande|weke|dage)lijkse|periodieke|regelmatige|doorlopend\w*|voortdurend|continu|steeds|telkens"
    r"|dagelijks)",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"(?:tot(?:\s+en\s+met)?|t/m|vanaf|tussen|sinds|van)\s+(?!nu\b)", re.IGNORECASE)
_ABOUT_YEARS = re.compile(r"\b(?:voor|over|van)\s+$", re.IGNORECASE)
_COMING_YEARS = re.compile(r"(?:in |over )?(?:de )?\w*komende (?:jaren|tijd|periode|maanden|toekomst)", re.IGNORECASE)

# --- an event that is no moment here

_EVENT = re.compile(
    r"(?:uiterlijk\s+)?(?P<preposition>bij|tijdens|v(?:oo|óó)r|na)\s+(?P<between>(?:\S+\s+)*?)(?P<head>\S+)",
    re.IGNORECASE | re.DOTALL,
)
_NOT_BETWEEN = re.compile(
    r"\b(?:mee|in|met|over|op|om|te|aan|bij|voor|uit|door|naar|van|die|dat|en|of|zijn|haar|hun|is|wordt|heeft)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?:onderzoek|wet|voorstel|advies|verslag|rapportage|agenda|evaluatie|bericht)(?:e?n|e?s)?$")
_TAKES_BIJ = re.compile(
    r"\b(?:betrek\w*|betrokken|toelichting|bijlagen?|memorie|amendement\w*|vragen|voorbeelden|aansluit\w*)\b[^,.;]*$",
    re.IGNORECASE,
)

# --- a time in a clause about something else

_CLAUSE = re.compile(r"\b(?:die|dat|waarin|waarvan)\b")
_OPENS_CLAUSE = re.compile(
    r"\b(?:die|waar(?:in|van|bij|over|op|mee|door|voor)?|hoe(?:veel|vaak|lang|zeer)?|welke|wat"
    r"|(?:vra(?:ag|gen)|na(?:gaan|gegaan)?|uit|weten|met|bezie\w*|be?kijk\w*|gekeken|onderzoek\w*|onderzocht|toets\w*"
    r"|verken\w*|overwe\w*|beoorde\w*|kijkt?|kijken|peil\w*|welk\w*) of)\s",
    re.IGNORECASE,
)
_CLOSES_CLAUSE = re.compile(rf"[,;.:]\s|\b(?:en|maar)\s(?:\S+\s){{0,2}}?{_COMES}\b|\ben\s+(?:dat|daarover|daarop)\b")
_SENDS = re.compile(rf"\b{_COMES}\b", re.IGNORECASE)
MOST_TIMES = 6  # in a sentence


def deadline_in(sentence: str, known: Known) -> str | None:
    """The words for the moment by which something comes, or None."""
    left = sentence
    for _ in range(MOST_TIMES):
        words, firmness = _find(left, known)
        if not words:
            break
        start = left.find(words)
        if _is_moment(words, sentence[:start], sentence[start + len(words) :], firmness):
            amount = _AMOUNT_BEFORE.search(sentence[:start])
            subject = _SUBJECT_OF_EVENT.match(sentence, start + len(words)) if not sentence[:start].strip() else None
            return f"{amount[0] if amount else ''}{words}{subject[0] if subject else ''}"
        left = f"{left[:start]}{re.sub(r'[^ ]', '_', words)}{left[start + len(words) :]}"
    meeting = _SHORT_MEETING.search(left)
    if meeting:
        return meeting[0]
    tail = sentence.rpartition(",")[2].strip(" .")
    return tail if is_time(tail, known) and _is_moment(tail, sentence[: -len(tail)], "", HOPE) else None


def _find(sentence: str, known: Known) -> tuple[str, str]:
    """The words of a time in the sentence, and how firm it is; a frequency only if it names no day."""
    found = deadlines.find(sentence, known.said_on, reference.recesses())
    if found is None:
        return "", ""
    is_dated = found.latest is not None and found.firmness in (EVENT, RECURRING)
    return found.words, HOPE if is_dated else found.firmness


def _is_moment(words: str, before: str, after: str, firmness: str) -> bool:
    """Do the words say when something comes, and not only how often, how long, if, or of what?"""
    if _CONDITION.match(words) or _CLAUSE.search(words) or (_QUESTION.match(words) and before.strip()):
        return False
    if firmness == RECURRING and (_OF_A_NOUN.fullmatch(words) or (_PER.match(words) and not _TOLD.search(before))):
        return False
    if _STRETCH.match(words) or (_COMING_YEARS.fullmatch(words) and _ABOUT_YEARS.search(before)):
        return False
    if _YEAR.fullmatch(words) and len(before) > NEAR_THE_VERB:
        return False
    return not ((firmness == EVENT and _is_no_event(words, before)) or _is_in_clause(before, after))


def _is_no_event(words: str, before: str) -> bool:
    """Does the preposition belong to something else: “zorgen voor boeren mee in zijn overleg”, “betrekken bij”?"""
    event = _EVENT.fullmatch(words)
    if event is None:
        return False
    preposition = event["preposition"].lower()
    if _NOT_BETWEEN.search(event["between"]) and not re.search(r"debat|overleg|raad|behandeling", event["between"]):
        return True
    if preposition == "voor" and _PAPER.search(event["head"]):
        return True
    return preposition == "bij" and _TAKES_BIJ.search(before) is not None


def _is_in_clause(before: str, after: str) -> bool:
    """Is the time that of a clause, as in “hoeveel scholen voor de zomer sluiten”?"""
    openers = list(_OPENS_CLAUSE.finditer(before))
    if not openers or _CLOSES_CLAUSE.search(before[openers[-1].end() :]):
        return False
    rest_of_clause = _CLOSES_CLAUSE.split(after, maxsplit=1)[0]
    return not _SENDS.search(f"{before[openers[-1].end() :]} {rest_of_clause}")
