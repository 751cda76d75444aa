"""Who wrote: the office in the heading of a printed letter, in its signature, or in a web page's list of facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OFFICE = r"(?:minister-president|vice-minister-president|ministers?|staatssecretaris(?:sen)?)"
_NAME = (
    r"(?:[A-Z]\.|(?:drs|mr|dr|ir|ing|prof|mw|dhr)\.|[A-Z][a-z]+ [A-Z])"  # "Onderwijs, Cultuur en Wetenschap" is none
)
# "MINISTERS VAN A EN VOOR B EN DE STAATSSECRETARIS VAN C": the first is the minister van A.
_FIRST = re.compile(
    rf"(?P<office>{_OFFICE})(?: en (?:de )?{_OFFICE})?,? (?P<link>van|voor) (?P<field>.+?)"
    rf"(?=,? en (?:van|voor|de|het) |,? (?:mede )?namens |, {_OFFICE}\b|$)",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\bBRIEF VAN (?:DE|HET) (?P<who>[^a-z]{3,300}?)(?=\s+[A-Z]?[a-z]|\s*$)")
_SIGNED = re.compile(
    rf"(?m)^[ \t]*(?:De|DE|de) (?P<role>(?i:demissionair )?(?i:{_OFFICE}) (?i:van|voor) "
    rf"[^\n.]{{3,90}}?(?:,?\s*\n[^\n.,]{{3,60}}?)?),"
    rf"(?P<name>[ \t]*\n\s{{0,4}}[^\n]{{3,60}}|[ \t]+{_NAME}[^\n]{{1,60}})"
)
_INLINE = re.compile(
    rf"[.!?…] (?:De|de) (?P<role>(?i:{_OFFICE}) (?:van|voor) [A-Z][^.]{{3,90}}?),(?P<name> {_NAME}[^\n]{{1,60}})$", re.M
)
_FIRST_SIGNATORY = re.compile(rf"Eerste ondertekenaar: (?P<name>[^,\n]+), (?P<role>{_OFFICE} (?:van|voor) [^(\n]+)")
_SUBMITTED = re.compile(rf"Indiener\(s\): (?P<name>[^(\n]+)\((?P<office>{_OFFICE}) (?P<field>[^)\n]+)\)", re.IGNORECASE)
_SUMMARISED = re.compile(
    r"\b(?P<office>Minister|Staatssecretaris) (?P<name>(?:[A-Z][\w'’-]*|van|der|den|de|ten|ter| ){1,6}) "
    r"\((?P<short>[A-Z]\w+)\)"
)
# Papers that name promises and are no letter of the government to the House.
_OTHER_PAPER = re.compile(
    r"\b(?:MOTIE VAN|AMENDEMENT VAN|GEWIJZIGDE MOTIE|VOORSTEL VAN WET|BRIEF VAN DE VOORZITTER|VASTE COMMISSIE "
    r"VOOR)\b|^Handelingen (?:I|II)\b"
    r"|\b(?:[Gg]emeenteraad|[Bb]esluitenlijst|[Kk]orte aantekeningen|[Cc]ollege van burgemeester|de raad van de "
    r"gemeente)\b",
    re.M,
)
_SMALL = frozenset(("en", "van", "voor", "de", "het", "der"))


@dataclass(frozen=True)
class Signatory:
    """An office as letters name it, "minister van Buitenlandse Zaken", and the name under the letter ("" if none)."""

    role: str
    name: str


def printed(preamble: str) -> str | None:
    """The first office of "BRIEF VAN DE MINISTERS VAN … EN VOOR …" in a kamerstuk's heading."""
    match = _PRINTED.search(" ".join(preamble.split()))
    return first_office(_cased(match["who"])) if match else None


def is_of_government(preamble: str) -> bool:
    """False for a motion, a bill or another paper that printed itself as something else than a letter or answers."""
    return not _OTHER_PAPER.search(preamble)


def signed(source: str) -> list[Signatory]:
    """The signatures, in the order of the letter."""
    out = [_signatory(match) for match in [*_SIGNED.finditer(source), *_INLINE.finditer(source)]]
    return list(dict.fromkeys(one for one in out if one.role))


def listed(preamble: str) -> Signatory | None:
    """The first signatory as the House's own web pages and their copies list it."""
    for pattern in (_FIRST_SIGNATORY, _SUBMITTED):
        match = pattern.search(preamble)
        if match:
            role = match.groupdict().get("role") or f"{match['office']} van {_cased(match['field'])}"
            return Signatory(first_office(role.strip()) or "", match["name"].strip())
    return None


def summarised(text: str) -> tuple[str, str] | None:
    """(office, abbreviation of the ministry) of "Minister Schouten (LNV) bericht …"."""
    match = _SUMMARISED.search(text)
    return (match["office"].lower(), match["short"]) if match else None


def first_office(role: str) -> str | None:
    """One office out of a list of them: "minister van Buitenlandse Zaken"."""
    match = _FIRST.search(" ".join(role.split()))
    if not match:
        return role.strip() if role.lower().startswith(("minister-president", "voorzitter")) else None
    office = match["office"].lower()
    single = "staatssecretaris" if office.startswith("staats") else office.removesuffix("s")
    field = match["field"].strip(" ,")
    return f"{single} {match['link'].lower()} {_cased(field) if field.isupper() else field}"


def _signatory(match: re.Match[str]) -> Signatory:
    return Signatory(first_office(match["role"]) or "", match["name"].strip(" \n\t.…"))


def _cased(capitals: str) -> str:
    words = (word.lower() if word.lower() in _SMALL else word.capitalize() for word in capitals.split())
    return " ".join(words)
