"""Finds when something comes, in the running sentence. A time of something else in the sentence is no deadline."""

from __future__ import annotations

import re

from desk.paste.deadline import events, extent
from desk.paste.deadline.extent import COMES
from desk.paste.deadline.times import is_time
from desk.paste.known import Known
from parliament import deadlines, reference
from parliament.deadlines.deadline import EVENT, HOPE, RECURRING

_STILL = re.compile(r"nog (?=v(?:oo|óó)r|in|binnen|op)", re.IGNORECASE)  # “nog voor de zomer”
_YEAR = re.compile(r"in (?:19|20)\d\d", re.IGNORECASE)
NEAR_THE_VERB = 60  # characters: a year further on dates something else

# --- words that name no time: a condition, a frequency of something counted, a stretch

_CONDITION = re.compile(
    r"(?:indien|als|mits|zo nodig|waar nodig|desgewenst|zo mogelijk|later|op enig moment|in de toekomst"
    r"|na (?:\w+ )?overleg$|op (?:de )?(?:lange|langere|middellange )?\s?termijn)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"wanneer\b", re.IGNORECASE)  # “laat weten wanneer de wet ingaat”
_PER = re.compile(r"(?:per|elke?|iedere?)\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?:^|[.:,;]|\b(?:kamer|commissie|minister|staatssecretaris|brief|rapportage|wordt|zal|{COMES}))\s*$",
    re.IGNORECASE,
)
_OF_A_NOUN = re.compile(  # “de jaarlijkse rapportage”, “steeds”
    r"(?:\w*(?:jaar|maande|weke|dage)lijkse|periodieke|regelmatige|doorlopend\w*|voortdurend|continu|steeds|telkens"
    r"|dagelijks)",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"(?:niet (?:eerder dan|voor)|tot(?:\s+en\s+met)?|t/m|vanaf|tussen|sinds|van)\s+(?!nu\b)", re.IGNORECASE
)
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
    r"\b(?:die|het (?:\w+e )?[a-z]\w+ dat|waar(?:in|van|bij|over|op|mee|door|voor)?|hoe(?:veel|vaak|lang|zeer)?"
    r"|welke|wat"
    r"|(?:vra(?:ag|gen)|na(?:gaan|gegaan)?|uit|weten|met|bezie\w*|be?kijk\w*|gekeken|onderzoek\w*|onderzocht|toets\w*"
    r"|verken\w*|overwe\w*|beoorde\w*|kijkt?|kijken|peil\w*|welk\w*|bespre\w*|besproken|spreekt|spreken) of)\s",
    re.IGNORECASE,
)
_CLOSES_CLAUSE = re.compile(rf"[,;.:]\s|\b(?:en|maar)\s(?:\S+\s){{0,2}}?{COMES}\b|\ben\s+(?:dat|daarover|daarop)\b")
_NEXT_CLAUSE = re.compile(rf"\b(?:en|maar)\s(?:\S+\s){{0,2}}?{COMES}(?=\s)")
_SENDS = re.compile(rf"\b{COMES}\b", re.IGNORECASE)
MOST_TIMES = 6  # in a sentence


def deadline_in(sentence: str, known: Known) -> str | None:
    """The words for the moment by which something comes, or None."""
    paper = events.paper_in(sentence)
    if time := _time_in(sentence, known):
        start, end = _joined(time, paper) if paper else time
        return sentence[start:end]
    for start, end in filter(None, (paper, events.event_in(sentence))):
        if not _is_in_clause(sentence[:start], sentence[end:]):
            return sentence[start:end]
    tail = sentence.rpartition(",")[2].strip(" .")
    return tail if is_time(tail, known) and _is_moment(tail, sentence[: -len(tail)], "", HOPE) else None


def _time_in(sentence: str, known: Known) -> tuple[int, int] | None:
    """The place of the words of a time, with what belongs to them: “uiterlijk twee weken voor het debat over …”."""
    left = sentence
    for _ in range(MOST_TIMES):
        words, firmness = _find(left, known)
        if not words:
            break
        start = left.find(words)
        end = start + len(words)
        if clause := _NEXT_CLAUSE.search(words):  # “in gesprek en koppelt de uitkomst in mei terug”
            left = f"{'_' * (start + clause.end())}{left[start + clause.end() :]}"
            continue
        if _is_moment(words, sentence[:start], sentence[end:], firmness):
            reach = extent.end_of(sentence, start, end) if firmness == EVENT else extent.from_now(sentence, end)
            return extent.start_of(sentence, start), reach
        left = f"{left[:start]}{re.sub(r'[^ ]', '_', words)}{left[end:]}"
    return None


def _joined(time: tuple[int, int], paper: tuple[int, int]) -> tuple[int, int]:
    """The time, with the paper that it belongs to: “in de agenda voor de Raad”, “in de nota van dit najaar”."""
    is_near = paper[0] <= time[0] <= paper[1] + 1 or time[0] <= paper[0] < time[1]
    return (min(time[0], paper[0]), max(time[1], paper[1])) if is_near else time


def _find(sentence: str, known: Known) -> tuple[str, str]:
    """The words of a time in the sentence, and how firm it is; a frequency only if it names no day."""
    found = deadlines.find(sentence, known.said_on, reference.recesses())
    if found is None:
        return "", ""
    is_dated = found.latest is not None and found.firmness in (EVENT, RECURRING)
    return _STILL.sub("", found.words), HOPE if is_dated else found.firmness


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
    has_meeting = re.search(r"debat|overleg|raad|behandeling", event["between"]) is not None
    if before.strip() and _NOT_BETWEEN.search(event["between"]) and not has_meeting:
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
