"""Finds the papers and events that a toezegging waits for: “in de volgende voortgangsbrief”, “na de stemming”."""

from __future__ import annotations

import re

from desk.paste.deadline.extent import COMES, end_of, start_of

_COMING = (
    r"(?:(?:eerst)?volgende|(?:eerst)?komende|eerste|tweede|derde|aanstaande|nieuwe|aangekondigde|toegezegde"
    r"|\w*-?(?:jaar|maande|kwartaal)lijkse)"
)
_PAPER = (
    r"[\w-]*(?:brief|nota|notitie|rapportage|rapport|verslag|overzicht|evaluatie|reactie|agenda|bericht|update|monitor"
    r"|programma|visie|strategie|plan)"
)
_COMES_BACK = (
    r"(?:(?:voortgangs|verzamel|voorjaars|najaars|kwartaal|(?:half)?jaar)"
    r"(?:brief|rapportage|bericht|verslag|nota|overzicht)"
    r"|[\w-]*(?:monitor|projectenboek)|MIRT[\w-]*|Belastingplan|(?:ontwerp)?begroting|slotwet|geannoteerde agenda"
    r"|stand van de uitvoering|(?:jaarlijkse )?(?-i:Staat) van (?:de|het) \w+|nota naar aanleiding van het verslag"
    rf"|(?-i:[A-ZÀ-Þ]){_PAPER})"  # “Deltaprogramma”, “Miljoenennota”
)
_THE = r"(?:de|het|zijn|haar)"
_IN_PAPER = re.compile(
    rf"(?<![\w-])(?:uiterlijk\s+)?(?:(?:in|bij|met)\s+{_THE}\s+{_COMING}\s+(?:\w+e\s+)?(?:{_COMES_BACK}|{_PAPER})"
    rf"|(?:in|bij)\s+{_THE}\s+(?:(?P<known>{_COMES_BACK})|(?P<plain>{_PAPER})))(?![\w-])",
    re.IGNORECASE,
)
# “gaat de minister in de brief …”, “zegt toe dat in de brief …”: the paper is still to come
_PLACED = re.compile(
    rf"(?:^|\b(?:dat|om|toe|hij|zij|ze|mee|terug|zal|wordt|worden|gaat|neemt|geeft|besteedt|{COMES})"
    r"(?:\s+(?:de|het)\s+\w+)?)\s*$",
    re.IGNORECASE,
)
# “de fout in de monitor”: the noun is in the paper, unless it is taken up there
_OF_A_NOUN = re.compile(
    r"\b(?:de|het|een|zijn|haar|hun|dit|deze)\s+(?:\w+e\s+)?(?!Kamer|minister|staatssecretaris|commissie|punt)\w+\s+$",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(r"\b(?:mee|op|terug|toe|\w*(?:nemen|komen|gaan|lichten|werken|genomen|gewerkt))\b")
_ACT = (
    r"(?:afronding|ommekomst|ontvangst|oplevering|publicatie|verschijn(?:en|ing)|afloop|vaststelling|inwerkingtreding"
    r"|invoering|besluitvorming|uitspraak)"
)
_VISIT = r"(?:stemming(?:en)?|hoorzitting|rondetafelgesprek|(?:werk)?bezoek)"
_AN_AMOUNT = r"(?:(?<=week\s)|(?<=weken\s)|(?<=maand\s)|(?<=maanden\s))"
_AT_EVENT = re.compile(
    rf"(?<![\w-])(?:(?:na|vóór)\s+(?:(?:de|het|zijn|haar|hun)\s+)?(?:\w+e\s+)?(?:{_ACT}|{_VISIT})"
    rf"|(?:voor|tijdens)\s+(?:de|het)\s+{_VISIT}"
    rf"|(?:bij|{_AN_AMOUNT}voor)\s+de\s+start"
    r"|(?:voor|vóór|tegen)\s+het\s+einde?(?=\s+van\s))(?![\w-])",
    re.IGNORECASE,
)
_ONCE = re.compile(r"(?<![\w-])(?:zodra|nadat|voordat)\s[^,.;:()]{2,120}", re.IGNORECASE)
_SHORT_MEETING = re.compile(
    r"(?:uiterlijk )?(?:v(?:oo|óó)r|na|tijdens|bij) (?:de|het) (?:[\w-]*-?top|AO|CD|WGO|NO|SO|VSO)(?![\w-])"
)


def paper_in(sentence: str) -> tuple[int, int] | None:
    """The place of a paper that is to come, with what it is about: “in de voortgangsbrief over de wadden”."""
    for match in _IN_PAPER.finditer(sentence):
        end = end_of(sentence, match.start(), match.end())
        if _is_to_come(match, sentence[: match.start()], sentence[match.end() : end], sentence[end:]):
            return match.start(), end
    return None


def _is_to_come(paper: re.Match[str], before: str, about: str, after: str) -> bool:
    """Is it a next one, one that comes back, or a plain paper that the sentence names and puts something in?"""
    if paper["plain"]:
        return bool(about and _PLACED.search(before))
    return not paper["known"] or not _OF_A_NOUN.search(before) or _TAKEN_UP.search(after) is not None


def event_in(sentence: str) -> tuple[int, int] | None:
    """The place of another event that is to come: “na afronding van het onderzoek”, “zodra het er is”."""
    for pattern in (_AT_EVENT, _SHORT_MEETING):
        if match := pattern.search(sentence):
            return start_of(sentence, match.start()), end_of(sentence, match.start(), match.end())
    once = _ONCE.search(sentence)
    return once.span() if once else None
