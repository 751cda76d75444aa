"""Tells whether a sentence without the sign of a list reads as a toezegging."""

from __future__ import annotations

import re

from desk.paste.facts import OFFICE

_HOUSE = r"\b(?:kamer|commissie|leden|lid|fracties?|heer|mevrouw|[\w&]+-fractie)\b"
_GETS = r"\b(?:ontvang(?:t|en)|krijg(?:t|en)|word(?:t|en)|hoor(?:t|en)|zullen|zal|geïnformeerd|toegezegd)\b"
_HOUSE_GETS = re.compile(rf"{_HOUSE}[^.]{{0,60}}?{_GETS}|{_GETS}[^.]{{0,30}}{_HOUSE}", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:er )?(?:komt|volgt|volgen|komen|verschijnt)\b|\btoegezegd\b|\btoezegging aan\b|\bzegt\b.*\btoe\b",
    re.IGNORECASE,
)
# What is promised, at the start of a line without a verb: “Overzicht van de gemalen”.
_PAPER = re.compile(
    r"(?:(?:een|de|het|nadere|schriftelijke?|kabinets|technische|jaarlijkse?) ?)*(?:kamer)?(?:brief|overzicht"
    r"|reactie|notitie|afschrift|evaluatie|inventarisatie|rapport(?:age)?|onderzoek"
    r"|cijfers|toelichting|antwoord|beantwoording|briefing|gesprek|analyse|plan van aanpak|terugkoppeling"
    r"|verkenning|voortgang\w*|informatie|kabinetsreactie|tijdlijn|voorstel|verslag|lijst|stand van zaken)\b",
    re.IGNORECASE,
)
SHORTEST = 5  # words
# A sentence that starts so goes on about the toezegging before it.
_GOES_ON = re.compile(
    r"(?:hij|zij|ze|deze|dit|dat|die|daarin|daarbij|daarover|daarvan|daarvoor|daarmee|daarna|daartoe|hierin"
    r"|hierbij|hierover|ook|het gaat|het betreft|de brief|het overzicht|het verslag"
    r"|aan (?:de heer|mevrouw|het lid)(?![^.]*\b(?:is|wordt|werd|heeft|zegt)\b)"
    r"|toezegging aan (?![^.]*: )|op verzoek van [^,]{3,60}\.$|naar aanleiding van (?:een |de )?(?:vraag|vragen"
    r"|verzoek)[^,]{3,80}\.$|zo mogelijk|zo nodig|indien|uiterlijk)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][)\]\"”’']*(?:\s*\((?:[^()]|\([^()]*\))*\))?$")
_ABBREVIATIONS = (
    "dhr", "mevr", "mw", "drs", "mr", "ir", "dr", "prof", "art", "nr", "bijv", "ca", "resp", "incl", "vgl", "blz",
)  # fmt: skip
NO_ABBREVIATION = "".join(rf"(?<!\b(?i:{short})\.)" for short in ("\\w", *_ABBREVIATIONS))  # before a space
_SENTENCE_END = re.compile(rf"(?<=[\w)%”\"’][.!?]){NO_ABBREVIATION}\s+(?=[A-ZÀ-Þ“\"‘])")
_SEMICOLON = re.compile(r";\s+(?:en\s+)?")
_OPENS = re.compile(
    r"(?:de|het|een|er|in|op|voor|vóór|bij|naar|na|om|aan|over|binnen|uiterlijk|eind|tot|ook|verder|daarnaast"
    r"|ten|minister|staatssecretaris|zodra|met|begin|medio)\b",
    re.IGNORECASE,
)


def is_promise(sentence: str) -> bool:
    words = sentence.split()
    if len(words) < SHORTEST or sentence.rstrip().endswith(":"):
        return False
    return bool(
        OFFICE.search(sentence) or _HOUSE_GETS.search(sentence) or _COMES.search(sentence) or _PAPER.match(sentence)
    )


def goes_on(sentence: str) -> bool:
    """Does the sentence continue the toezegging before it: “Hij stuurt …”, “Dat is een toezegging aan …”?"""
    return _GOES_ON.match(sentence.strip()) is not None


def announced(paragraph: str) -> list[str]:
    """The announcement and what it announces: “Toegezegd is: de minister …; de minister …”. Empty if it is no list."""
    opening, colon, following = paragraph.partition(": ")
    parts = _SEMICOLON.split(following)
    is_list = "toe" in opening and "zeg" in opening and len(parts) > 1 and all(map(is_promise, parts))
    return [opening + colon.rstrip(), *parts] if is_list else []


def ends(text: str) -> bool:
    return _ENDS.search(text.rstrip()) is not None


def opens(line: str) -> bool:
    """Does the line start with a word that, with a capital, can only start a sentence?"""
    return line[:1].isupper() and _OPENS.match(line) is not None


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]
