"""Reads recipients as people write them: “het lid Duinroos (NOL)”, “Duinroos en Waterhoen”, “de fractie van NOL”.

Everything that names recipients is read here: the forms, the lists that are loaded, and text that is pasted. Whom the
names mean is decided in `parliament.recipient_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from parliament.reference import bare

_INSIDE = r"(?![^()\[\]]*[)\]])"  # not between brackets
_AND = r"(?:en|&|\+|alsmede|evenals|respectievelijk|resp\.)"
_JOINT = re.compile(rf"\s*(?:([,;\n])(?:\s*{_AND}\s)?|\s{_AND}\s)\s*{_INSIDE}")
_COMMITTEE_NAME = re.compile(r"(?<=commissie) voor (?:(?:(?:de|het) )?[A-ZÀ-Þ][\w-]*(?:,? en |, | (?=[A-ZÀ-Þ]))?)+")
TITLES = r"(?:(?:kamer)?(?:leden|lid)|heer|heren|dames?|mevrouw|mevr\.?|mw\.?|dhr\.?|collega(?:['’]?s)?)"
_TITLE = re.compile(rf"(?:(?:de|het)\s+)?(?:{TITLES}\s+(?:(?:de|het)\s+(?={TITLES}))?)+", re.IGNORECASE)
_OFFICES = r"(?:ministers?|staatssecretaris(?:sen)?|ministeries?|fracties?)"
_OF = r"(?-i:\s+(?:van|voor)(?:\s+(?:de|het))?)"  # “van Klimaat”, but not “Van Dijk”
_TITLE_BEFORE_NAME = re.compile(rf"(?<!\S)(?:(?:de|het)\s+)?(?:{TITLES}|{_OFFICES}{_OF}?)(?!\S)", re.IGNORECASE)
_WHOLE_PARTY = re.compile(
    r"(?:(?:de\s+)?leden\s+van\s+)?(?:de\s+)?"
    r"(?:(?P<many>fracties?)\s+(?:van\s+)?(?:(?:de|het)\s+)?(?P<after>\S+(?:\s\S+){0,3})|(?P<before>\S+?)-?\s?fracties?)",
    re.IGNORECASE,
)
_CUT_OFF_PARTY = re.compile(r"(?:de\s+)?(?P<before>\S+)-")  # “de NOL- en BBD-fractie”
_TO = re.compile(r"^aan\s+", re.IGNORECASE)
_WITH_BRACKETS = re.compile(r"(?P<name>[^()\[\]]+?)\s*[(\[](?:beiden|allebei|allen)?\s*(?P<inside>[^()\[\]]+)[)\]]")
_FOR_ALL = re.compile(r"[(\[](?:beiden|allebei|allen)\s")
_AFTER_DASH = re.compile(r"(?P<name>.+?)\s+[-–]\s+(?P<inside>\S+)")
_OF_PARTY = re.compile(r"(?P<name>.+?)\s+(?:van|namens)\s+(?:(?:de|het)\s+)?(?P<inside>\S+)", re.IGNORECASE)
# The House and its committees are no recipients of their own, because every toezegging is made to one of them.
_BODY = re.compile(
    r"(?:(?:de|uw|deze)\s+)?(?:(?P<house>(?:(?:tweede|eerste|hele)\s+)?kamer)(?:\s+der\s.*)?"
    r"|(?P<committee>(?:(?:vaste|hele|gehele)\s+)?(?:kamer|\w+-)?commissie)(?:\s+(?:voor|van)\s.*|\s[A-Z]\S*)?)",
    re.IGNORECASE,
)
_PARTY_PART = r"(?:(?!Q[1-4]\b)[A-Z0-9&+]{2,6}|[A-Z][a-z]+[A-Z][A-Za-z]*)"  # VVD, D66, V&T, PvdA; “Q4” is a time
_PARTY = re.compile(rf"{_PARTY_PART}(?:[-/]{_PARTY_PART})*|(?:Fractie-|(?:Groep|Lijst) )[^\W\d_].*")
_NAME = re.compile(r"(?!(?:\w\.)*\w?$)[’']?[^\W\d_][^\d()\[\]?!:]*")  # “n.v.t” is no name
LONGEST_NAME = 6  # words
LONGEST_PARTY = 4


@dataclass(frozen=True)
class WrittenRecipient:
    """A member or a party, as written. `party` is "" if the party of a member is not written; `name` is "" for a party.

    A name may also be that of a party in a form that only the register knows, such as “Volt”.
    """

    name: str
    party: str

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.name and self.party else self.name or self.party


@dataclass(frozen=True)
class WrittenRecipients:
    """The recipients in a line of text. `bodies` are the House and committees, which are no recipients."""

    recipients: tuple[WrittenRecipient, ...]
    bodies: tuple[str, ...]
    not_understood: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """A part of the line. `joint` is what separates it from the part before: ",", ";", or "" for “en”."""

    joint: str
    words: str


def read_recipients(written: str, parties: Collection[str] = ()) -> WrittenRecipients:
    """Read a line with recipients. `parties` are the known names of parties; other parties show by their capitals."""
    known = {bare(party) for party in parties}
    found: list[WrittenRecipient] = []
    bodies, unclear = [], []
    is_titled = in_parties = False
    for part in _parts(written):
        titled, name = _without_title(part.words, known)
        is_titled, in_parties = is_titled or titled, in_parties and not titled
        if body := _BODY.fullmatch(name):
            bodies.append(body["house"] or body["committee"])
        elif found and (pair := _pair(found[-1], part.joint, name, known, is_titled=is_titled)):
            found[-1] = pair
        elif whole := _whole_party(name, known):
            in_parties = in_parties or _WHOLE_PARTY.fullmatch(name) is not None
            found.append(WrittenRecipient("", whole))
        elif in_parties and len(name.split()) <= LONGEST_PARTY:
            found.append(WrittenRecipient("", name))
        elif recipient := _recipient(name, known):
            found.append(recipient)
            found = _shared(found, name)
        else:
            unclear.append(part.words)
    return WrittenRecipients(tuple(found), tuple(bodies), tuple(unclear))


def is_party(words: str, parties: Collection[str] = ()) -> bool:
    """Are these words a party: known by its `bare` name, or written like one?"""
    return bare(words) in parties or _PARTY.fullmatch(words) is not None


def without_titles(written: str) -> str:
    """Remove the titles: “het lid Duinroos” is “Duinroos”, “de minister van Klimaat” is “Klimaat”.

    Words that are nothing but titles stay as they are.
    """
    return " ".join(_TITLE_BEFORE_NAME.sub(" ", written).split()) or written


def _parts(written: str) -> Iterator[_Part]:
    joint, start = "", 0
    line = _COMMITTEE_NAME.sub("", written) + "\n"
    for match in _JOINT.finditer(line):
        if words := line[start : match.start()].strip(" \t.:"):
            yield from _slashed(_Part(joint, _TO.sub("", words)))
        joint, start = match[1] or "", match.end()


def _slashed(part: _Part) -> Iterator[_Part]:
    """Split “Duinroos/NOL” and “Duinroos/Bos”, but not “GroenLinks/PvdA”."""
    if is_party(part.words) or re.search(r"[()\[\]]", part.words):
        yield part
        return
    for place, words in enumerate(re.split(r"\s*/\s*", part.words)):
        yield _Part("/" if place else part.joint, words)


def _without_title(words: str, known: Collection[str]) -> tuple[bool, str]:
    """Remove “het lid” or “mevrouw”. A party may be called “Lid Grutto”."""
    title = None if _whole_party(words, known) else _TITLE.match(words)
    return title is not None, words[title.end() :] if title else words


def _pair(
    last: WrittenRecipient, joint: str, name: str, known: Collection[str], *, is_titled: bool
) -> WrittenRecipient | None:
    """The member of “het lid Duinroos, NOL”, “Duinroos/NOL” or “NOL/Duinroos”; None if these words are no pair."""
    if _lacks_party(last) and is_party(name, known):
        return replace(last, party=name) if joint == "/" or (joint == "," and is_titled) else None
    is_party_first = joint == "/" and not last.name and not is_party(name, known)
    return WrittenRecipient(name, last.party) if is_party_first else None


def _lacks_party(recipient: WrittenRecipient) -> bool:
    return bool(recipient.name) and not recipient.party


def _whole_party(words: str, known: Collection[str]) -> str:
    """The party that the words name as a whole, or ""."""
    if bare(words) in known:
        return words
    if match := _WHOLE_PARTY.fullmatch(words):
        is_name = words.startswith("Fractie-")
        return words if is_name else (match["after"] or match["before"]).strip()
    cut_off = _CUT_OFF_PARTY.fullmatch(words)
    return cut_off["before"] if cut_off else ""


def _recipient(words: str, known: Collection[str]) -> WrittenRecipient | None:
    match = _WITH_BRACKETS.fullmatch(words) or _after_dash(words, known)
    name, inside = (match["name"].strip(), match["inside"].strip()) if match else (words, "")
    name = re.sub(r"\s+c\.\s?s\.?$", "", name)
    if is_party(name, known):  # “NOL (Duinroos)”
        return WrittenRecipient(inside, name)
    is_name = _NAME.fullmatch(name) and len(name.split()) <= LONGEST_NAME
    return WrittenRecipient(name, inside) if is_name else None


def _after_dash(words: str, known: Collection[str]) -> re.Match[str] | None:
    match = _AFTER_DASH.fullmatch(words) or _OF_PARTY.fullmatch(words)
    return match if match and (is_party(match["inside"], known) or is_party(match["name"], known)) else None


def _shared(found: list[WrittenRecipient], name: str) -> list[WrittenRecipient]:
    """Give the party in “Duinroos en Waterhoen (beiden NOL)” to all of them."""
    if not _FOR_ALL.search(name):
        return found
    return [replace(one, party=found[-1].party) if _lacks_party(one) else one for one in found]
