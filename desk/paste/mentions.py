"""Finds to whom and by whom in the running sentence, where the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.paste.facts import NAME, OFFICE
from desk.paste.known import Known
from parliament.recipients import TITLES, is_party

_PARTY_AFTER = (
    r"(?:\s*\([^()]{1,40}\)|,\s(?=[A-Z]{2})[\w&-]+,?"
    r"|\svan\s(?:de\s|het\s)?(?=[A-Z0-9][A-Z0-9&]|[A-Z][a-z]+[A-Z])[\w&-]+)?"
)
_ONE = rf"(?:{NAME}){_PARTY_AFTER}"
_TITLE = rf"(?i:(?:(?:de|het)\s+)?(?:{TITLES})\s+(?:(?:de|het)\s+)?(?:(?:{TITLES})\s+)?)"
_ONE_NAME = re.compile(_ONE)
_AND = r"(?:\s*,\s*(?:en\s+)?|\s+en\s+)"
_MEMBERS = re.compile(rf"(?<![\w-])(?P<title>{_TITLE})(?P<names>{_ONE}(?:{_AND}(?:{_TITLE})?{_ONE})*)")
_PARTY = r"[A-Z0-9][\w&/+]*(?:-[A-Z]\w*)*"
_PARTY_LIST = re.compile(rf"{_PARTY}(?:{_AND}{_PARTY})*")
_PARTIES = re.compile(
    rf"(?<![\w-])(?:[Dd]e\s+)?(?:leden\s+van\s+de\s+)?(?:[Ff]racties?\s+van\s+(?:de\s+"
    rf"|het\s+)?(?P<after>{_PARTY}(?: {_PARTY})?(?:{_AND}(?:de\s+)?{_PARTY})*)"
    rf"|(?P<before>(?:{_PARTY}-(?:,|\s+en)\s+)*{_PARTY}-fracties?))\b"
)
_COMMITTEE = re.compile(
    r"(?:\b(?:zegt|stuurt|zendt|informeert|bericht|geeft|verstrekt|doet|biedt|meldt|laat|aan|ontvangt"
    r"|krijgt|(?:deelt|bespreekt|delen|bespreken)\b[^.,;]*\smet)(?:\s+aan)?\s+(?P<told>de\s+(?:vaste\s+)?commissie)"
    r"|(?:^|[.,;]\s)(?P<gets>[Dd]e\s+(?:vaste\s+)?commissie)\s+(?:ontvangt|krijgt|wordt|hoort))(?![\w-]"
    r"|\s+(?:van|[A-ZÀ-Þ]))"
)
_BARE_LEAD = re.compile(
    r"\b(?:(?:verzoek|vragen|vraag|suggestie|inbreng|voorstel|plan|idee)(?:\s+van)?|toezegging aan|aan|zegt|door)\s+"
    r"(?=[A-ZÀ-Þvd’'])"
)
_WITH_PARTY = re.compile(rf"(?<![\w-])(?P<name>{NAME})\s*\((?P<party>[^()]{{1,40}})\)")
# The member who made a motion is no recipient.
_AUTHOR = re.compile(
    r"(?:moties?|amendement(?:en)?|initiatief\w*|wetsvoorstel|eerste spreker|spreker"
    r"|aangevraagd)\b(?:\s+\S+){0,3}?\s*(?:van|door|is|:)?\s*$",
    re.IGNORECASE,
)
_NOT_THE_SUBJECT = re.compile(
    r"\b(?:met|van|aan|bij|over|voor|namens|tegen|en|als|dan|door|tot|naar|uit|onder|richting)\s+$", re.IGNORECASE
)
_ACTOR = re.compile(r"\bdoor\s+$", re.IGNORECASE)
_SECOND_OFFICE = re.compile(rf"\s+en\s+{OFFICE.pattern.replace('(?P<office>', '(?:')}")
_SHORT_ACTOR = re.compile(r"(?:de )?(?P<office>stas|min\.?|staatss?\.?)(?=\s+[a-z])", re.IGNORECASE)  # at the start


def people_in(sentence: str, known: Known) -> tuple[str, ...]:
    """The recipients that the sentence names, in its own words and order."""
    members = list(_MEMBERS.finditer(sentence))
    authors = [match.span() for match in members if _AUTHOR.search(sentence[: match.start()])]
    named = sorted([*_members(sentence, known), *_parties(sentence), *_bare(sentence, known)])
    found = [one for one in named if not any(start <= one[0] < end for start, end in authors)]
    kept: list[tuple[int, int, str]] = []
    for start, end, words in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, words))
    return tuple(words for _, _, words in kept)


def minister_in(sentence: str) -> str | None:
    """The minister who is the subject of the sentence, or else the one by whom something is done."""
    offices = list(OFFICE.finditer(sentence))
    for match in offices:
        if not _NOT_THE_SUBJECT.search(sentence[: match.start()]):
            second = _SECOND_OFFICE.match(sentence, match.end())
            return sentence[match.start("office") : second.end() if second else match.end()]
    short = _SHORT_ACTOR.match(sentence)
    by_whom = (match["office"] for match in offices if _ACTOR.search(sentence[: match.start()]))
    return short["office"] if short else next(by_whom, None)


def _members(sentence: str, known: Known) -> Iterator[tuple[int, int, str]]:
    for match in _MEMBERS.finditer(sentence):
        is_plural = re.search(r"leden|heren|dames", match["title"], re.IGNORECASE) is not None
        names = _names_of(match["names"], known, is_plural=is_plural)
        if names:
            yield match.start(), match.start("names") + len(names), f"{match['title']}{names}"


def _names_of(names: str, known: Known, *, is_plural: bool) -> str:
    """The part of the words that is names: “Post en Defensie” after “het lid” names one member."""
    pieces = re.split(rf"({_AND}(?!{_PARTY}\b[,)]))", names)
    kept = _name(pieces[0], known)
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=False):
        is_titled = re.match(_TITLE, piece) is not None
        name = re.sub(rf"^{_TITLE}", "", piece)
        if not (is_plural or is_titled or known.has_surname(_without_party(name))):
            break
        kept += joint + piece[: len(piece) - len(name)] + _name(name, known)
    return kept


def _name(piece: str, known: Known) -> str:
    """The longest start of the words that is a known name; else all of them."""
    name = _without_party(piece)
    words = name.split()
    for length in range(len(words), 0, -1):
        start = " ".join(words[:length])
        if known.has_surname(start):
            return piece if length == len(words) else start
    return piece


def _without_preposition(name: str, known: Known) -> str:
    """The name without “van” if that belongs to the sentence: “de vraag van Bos (OKE)”."""
    while not known.is_surname(name) and name[:1].islower() and " " in name:
        name = name.partition(" ")[2].lstrip()
    return name


def _without_party(piece: str) -> str:
    return re.sub(r"\s*(?:\(.*\)|,\s.*|\svan\s(?:de\s|het\s)?\S+)$", "", piece)


def _parties(sentence: str) -> Iterator[tuple[int, int, str]]:
    for match in _PARTIES.finditer(sentence):
        if not _AUTHOR.search(sentence[: match.start()]):
            yield match.start(), match.end(), match[0]
    for match in _COMMITTEE.finditer(sentence):
        yield match.start(), match.end(), match["told"] or match["gets"]


def _bare(sentence: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Known surnames without “het lid”: after “op verzoek van”, or with a party in brackets."""
    for match in _WITH_PARTY.finditer(sentence):
        is_member = known.has_surname(match["name"]) and is_party(match["party"], known.parties)
        if is_member and not _AUTHOR.search(sentence[: match.start()]):
            start = match.start() + len(match["name"]) - len(_without_preposition(match["name"], known))
            yield start, match.end(), sentence[start : match.end()]
    for lead in _BARE_LEAD.finditer(sentence):
        party = _PARTY_LIST.match(sentence, lead.end())
        if party and known.has_party(re.split(_AND, party[0])[0]):
            yield party.start(), party.end(), party[0]
            continue
        named = _ONE_NAME.match(sentence, lead.end())
        if named and known.has_surname(_without_party(named[0])):
            yield named.start(), named.end(), named[0]
