"""Tells what a piece of text is: to whom, by whom, or when. A piece is a cell, a label's value or words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desk.paste.deadline.times import is_time
from desk.paste.known import Known
from parliament.names import without_initials
from parliament.recipients import WrittenRecipient, WrittenRecipients, is_party, read_recipients
from parliament.register_numbers import TOEZEGGING_IN_TEXT

_FIRST = r"(?i:minister-president|ministers?|staatssecretaris(?:sen)?|bewinds(?:persoon|lieden)|kabinet)"
_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
_SHORT = r"(?:[Mm]in|[Ss]tas|[Ss]taatss?)\.?\s?(?:van\s)?"  # “MinFin”, “Stas SZW”
_SHORT_ALONE = re.compile(r"stas|min|staatss?|bewindspersoon", re.IGNORECASE)
_SMALL = r"(?:van|der|den|de|ten|ter|te|el|al|la|le|[’']t)"
_CAPITAL = r"(?:[’'][a-z]\s)?(?:[dl][’'])?[A-ZÀ-Þ][\w’'&‑-]*"
_SUBJECT = rf"{_CAPITAL}(?:(?:,? en|,| &)? {_CAPITAL})*"
_HOUSE = r"\s+(?:de|het)\s|\s+(?:Tweede |Eerste )?Kamer"  # “stuurt de minister de Kamer een brief”
# “minister van Financiën”, “staatssecretaris Participatie en Integratie”, “minister El Khadiri (BZK)”
OFFICE = re.compile(
    rf"(?:(?:[Dd]e|[Oo]nze|[Hh]et)\s+)?(?P<office>{_FIRST}(?:\s+(?i:van|voor)\s+{_SUBJECT}"
    rf"|(?!{_HOUSE})(?:\s+{_SMALL})*\s+{_SUBJECT})?"
    rf"|{_SHORT}{_SUBJECT})"
)
NAME = rf"(?:(?:[A-ZÀ-Þ][a-z]?\.\s?)+\s*)?(?:{_SMALL}\s+)*{_CAPITAL}(?:\s+(?:{_SMALL}\s+)*{_CAPITAL})*"
_LEAD = re.compile(
    r"(?:(?:een )?(?:toezegging|toegezegd|gedaan|antwoord)(?: is| werd)?(?: gedaan)? aan"
    r"|(?:naar aanleiding van|n\.?\s?a\.?\s?v\.?|op)\s+(?:(?:een|de)\s+)?(?:vragen|vraag|verzoek|suggestie"
    r"|inbreng|oproep|idee)(?:\s+(?-i:van|door))?"
    r"|(?:naar aanleiding van|n\.?\s?a\.?\s?v\.?|t\.?a\.?v\.?|i\.?v\.?m\.?)"
    r"|(?:vraag|vragen|verzoek|verzocht|gevraagd|ingebracht|gesteld|aangedragen)(?:\s+(?-i:van|door))?"
    r"|aan|door|voor)\s*:?\s+(?=(?:de|het|een|(?:kamer)?lid|(?:kamer)?leden|mevrouw|mevr|mw|dhr|heer|van|commissie|fractie)\b|(?-i:[A-ZÀ-Þ’']))",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:(?:de|het)\s+)?(?:(?:kamer)?(?:lid|leden)|heer|heren|mevrouw|mevr|mw|dhr|fracties?|collega)\b|.*-fractie$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;|]\s*(?![^(\[]*[)\]])|\s+[-–—/]\s+|\s*/\s*(?=[A-ZÀ-Þ])")
_NAME_AND_PARTY = re.compile(rf"(?P<name>(?![A-Z]{{2}}){NAME}),\s*(?P<party>[^,()]+)")
_PARTY_AND_NAME = re.compile(rf"(?P<party>[^,():]{{2,30}}?)(?:\s*:|\s+[-–—])\s+(?P<name>{NAME})")  # “NOL: Duinroos”
# “Meer, P. van der (NOL)”
_SURNAME_FIRST = re.compile(
    rf"(?P<surname>{_CAPITAL}),\s*(?P<initials>(?:[A-ZÀ-Þ]\.\s?)+)(?P<small>(?:{_SMALL}\s?)*)(?=\s*(?:[(\[;,/]|$))"
)
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$")  # “z.s.m.”
_PARTY_NAME = re.compile(r"[A-Z0-9][\w&/+-]*(?: (?:voor|van|de|der|[A-Z][\w-]*))*")
_ALL_OF_PARTY = re.compile(r"(?:beiden?|allebei|allen) (?:van )?(?:de )?(?P<party>.+)", re.IGNORECASE)
_TIME_LABEL = re.compile(
    r"(?:termijn|deadline|gereed|planning|streefdatum|afdoening|uiterste datum)\s*:?\s+", re.IGNORECASE
)


@dataclass(frozen=True)
class Facts:
    """What stands apart from the sentence. `people` is the line of recipients, in the writer's words.

    `sources` are the pieces that the facts were read from, so that no word of them is lost.
    """

    people: tuple[str, ...] = ()
    minister: str | None = None
    deadline: str | None = None
    number: str | None = None
    sources: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.minister or self.deadline or self.number)

    @property
    def kinds(self) -> frozenset[str]:
        named = {"people": self.people, "minister": self.minister, "deadline": self.deadline}
        return frozenset(kind for kind, value in named.items() if value)

    def over(self, other: Facts) -> Facts:
        """These facts, completed with those of another source."""
        return Facts(
            self.people or other.people,
            self.minister or other.minister,
            self.deadline or other.deadline,
            self.number or other.number,
            (*self.sources, *other.sources),
        )


def read_piece(piece: str, known: Known) -> Facts:
    """The facts in a piece that holds nothing else. No facts if a part of it is not understood."""
    words = piece.strip(" \t:,;")
    words = words if _ABBREVIATED.search(words) else words.strip(" .:,;")
    if _BRACKETS.fullmatch(words):
        words = words[1:-1]
    if not words:
        return Facts()
    whole = _single(words, known)
    if whole and not whole.deadline:
        return replace(whole, sources=(piece,))
    parts = _with_parties([part.strip(" .:") for part in _BETWEEN.split(words) if part.strip(" .:")], known)
    found = [_single(part, known) for part in parts]
    read = join(filter(None, found)) if all(found) else Facts()
    best = whole if whole and not read.people else read
    return replace(best, sources=(piece,)) if best else best


def _with_parties(parts: list[str], known: Known) -> list[str]:
    """Join a member and a party that only a comma separates: “Duinroos, XYZ, voor de zomer”, “… en Bos, beiden XYZ”."""
    joined: list[str] = []
    for part in parts:
        if both := _ALL_OF_PARTY.fullmatch(part):
            joined = [re.sub(r"(?=,| en |$)", f" ({both['party']})", one, flags=re.MULTILINE) for one in joined]
            continue
        is_party_of = joined and known.has_surname(joined[-1]) and is_party(part, known.parties)
        if is_party_of and not known.has_surname(part):
            joined[-1] = f"{joined[-1]} ({part})"
        else:
            joined.append(part)
    return joined


def join(found: Iterable[Facts]) -> Facts:
    """The facts of the parts of one piece: all people, and the first minister and deadline."""
    joined = Facts()
    for facts in found:
        joined = replace(joined.over(facts), people=(*joined.people, *facts.people))
    return joined


def office_in(words: str) -> str | None:
    """The office, if the words are one: “de minister van Financiën”, “minister Haverslag (IenW)”."""
    spoken = words.strip(" .:")
    if _SHORT_ALONE.fullmatch(spoken):
        return spoken
    match = OFFICE.match(spoken)
    is_whole = match and (match.end() == len(spoken) or re.fullmatch(r"\s*\([^()]+\)", spoken[match.end() :]))
    return spoken[match.start("office") :] if match and is_whole else None


def read_people(words: Iterable[str], known: Known) -> WrittenRecipients:
    return read_recipients(", ".join(words), known.parties)


def is_committee(body: str) -> bool:
    return body.lower().endswith("commissie")


def surname(recipient: WrittenRecipient) -> str:
    return without_initials(recipient.name)


def _single(words: str, known: Known) -> Facts | None:
    if office := office_in(words):
        return Facts(minister=office)
    if re.fullmatch(TOEZEGGING_IN_TEXT, words):
        return Facts(number=words)
    if people := _people(words, known):
        return Facts(people=(people,))
    time = _TIME_LABEL.sub("", words)
    return Facts(deadline=time) if is_time(time, known) else None


def _people(words: str, known: Known) -> str:
    """The recipients in the words without “toezegging aan”, or "" if the words are something else."""
    lead = _LEAD.match(words)
    names = words[lead.end() :] if lead else words
    names = _SURNAME_FIRST.sub(_initials_first, names)
    pair = _NAME_AND_PARTY.fullmatch(names) or _PARTY_AND_NAME.fullmatch(names)
    if pair and is_party(pair["party"], known.parties):
        return f"{pair['name']} ({pair['party']})"
    read = read_recipients(names, known.parties)
    if read.not_understood or not (read.recipients or any(map(is_committee, read.bodies))):
        return ""
    is_led = bool(_TITLED.match(names) or (lead and not re.match(r"voor", words, re.IGNORECASE)))
    return names if all(_is_sure(one, known, is_led=is_led) for one in read.recipients) else ""


def _initials_first(name: re.Match[str]) -> str:
    return " ".join(part.strip() for part in (name["initials"], name["small"], name["surname"]) if part.strip())


def _is_sure(recipient: WrittenRecipient, known: Known, *, is_led: bool) -> bool:
    """Is this a recipient for sure: known, announced as one, or a name with a party? “(VNG)” may be anything."""
    if not recipient.name:
        return known.has_party(recipient.party) or (is_led and _PARTY_NAME.fullmatch(recipient.party) is not None)
    if known.has_surname(recipient.name) or known.has_party(recipient.name):
        return True
    looks_like_name = re.fullmatch(NAME, recipient.name) is not None
    return looks_like_name and (is_led or bool(recipient.party and is_party(recipient.party, known.parties)))
