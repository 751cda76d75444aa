"""Find the writer's office in the heading of a printed letter, in its signatures or in the metadata of a web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parliament import reference

_OFFICE = r"(?:ministers?|staatssecretaris(?:sen)?)"
_PRESIDENT = r"minister ?- ?president(?:,?\s{1,40}(?:en |tevens )?minister van algemene zaken)?"
# Names of ministries and posts, the longest first. Letters may drop commas and accents, or break a name over two lines.
_NAMES = sorted(reference.office_names().values(), key=len, reverse=True)
_KNOWN = "(?:" + "|".join(r",?\s{1,40}".join(re.findall(r"[^,\s]+", name)) for name in _NAMES) + ")"
_KNOWN = _KNOWN.replace("ë", "[eë]")
_ENDED = r"(?!\w| en$| en (?!van |voor |de |het )\w)"
# In "MINISTERS VAN A EN VOOR B EN DE STAATSSECRETARIS VAN C" the first office is "minister van A".
_FIRST = re.compile(
    rf"(?<![\w-])(?:(?P<president>{_PRESIDENT})|(?P<office>{_OFFICE})(?:,? en (?:de )?{_OFFICE})?,? "
    rf"(?:(?P<link>(?:van |voor )?)(?P<known>{_KNOWN}){_ENDED}|(?P<other>van|voor) (?P<field>.+?)"
    rf"(?=,? en (?:van|voor|de|het) |,? (?:mede )?namens |, (?:de )?{_OFFICE}\b| [–—-] |$)))",
    re.IGNORECASE,
)
# Until 2025 the heading was printed in capitals. Since then it is in lower case, after the number of the paper.
_PRINTED = re.compile(
    r"\bBRIEF VAN (?:DE|HET) (?P<capitals>[^a-z]{3,300}?)(?=\s+[A-Z]?[a-z]|\s*$)"
    r"|\b[Nn]r\.? ?\d{1,4} Brief van (?:de|het) (?P<plain>.{3,300}?)(?= Aan de | Den Haag| Geachte |$)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w.’'-]{0,40}|van|von|der|den|de|het|ten|ter|te|in|el|al|['’]t)"
_PERSON = (
    r"\(?(?:(?:drs|mr|dr|ir|ing|prof|mw|mevr|mevrouw|dhr|jhr)\.?[ \t]{1,9}){0,4}"
    rf"{_WORD}(?:[ \t]{{1,9}}{_WORD}){{0,7}}[…)]?[ \t]{{0,9}}(?=\n|\Z)"
)
_BEFORE = r"(?:\(?w\.?g\.?\)?:?[ \t]{1,9})?"
_KNOWN_OFFICE = rf"{_OFFICE}\s{{1,40}}(?:(?:van|voor)\s{{1,40}})?{_KNOWN}"
_OTHER_OFFICE = rf"{_OFFICE} (?:van|voor) [^\n.]{{3,90}}?(?:,?[ \t]{{0,9}}\n[^\n.,]{{3,60}}?)?"
_SIGNED = re.compile(
    rf"(?:^[ \t]{{0,99}}|(?<=[.!?…] ))(?i:{_BEFORE}(?:de\s{{1,40}})?"
    rf"(?:(?:demissionaire?|waarnemend|fungerend)\s{{1,40}})?(?P<role>{_PRESIDENT}|(?P<known>{_KNOWN_OFFICE}{_ENDED})"
    rf"|{_OTHER_OFFICE}))(?:\s?[–—-]\s[^\n,]{{3,60}})?"
    rf"(?P<comma>,?)[ \t]{{0,9}}(?P<below>(?:\n[ \t]{{0,99}}){{0,8}})(?P<name>{_PERSON}|\Z)",
    re.MULTILINE,
)
_NAMED_ABOVE = re.compile(
    rf"^[ \t]{{0,99}}(?i:{_BEFORE})(?P<name>{_PERSON})\s{{1,9}}(?i:(?:de )?(?P<role>{_PRESIDENT}|{_KNOWN_OFFICE}))"
    r"[ \t]{0,9}(?=\n|\Z)",
    re.MULTILINE,
)
# Two signatures side by side. The left signature comes first.
_SIDE_BY_SIDE = re.compile(
    rf"^[ \t]{{0,99}}(?:de )?{_OFFICE}\b[^\n]{{5,120}}?(?:[ \t]{{3}}|\t|[ \t]\|[ \t])[ \t]{{0,99}}"
    rf"(?P<right>(?:de )?{_OFFICE}\b)",
    re.IGNORECASE | re.MULTILINE,
)
_MOST_SIGNATURE_LINES = 12  # from the first office to the last name
_GAP = re.compile(r"[ \t]{3,}|\t|[ \t]\|[ \t]")
_RUNS_ON = re.compile(r"[^\n]{45}[a-zà-ÿ]\n[ \t]*$")  # a full line without a full stop: the sentence continues
_FIRST_SIGNATORY = re.compile(rf"Eerste ondertekenaar:?\s{{1,3}}[^,\n]+, (?P<role>{_OFFICE} (?:van|voor) [^(\n]+)")
_SUBMITTED = re.compile(rf"Indiener\(s\): [^(\n]+\((?P<office>{_OFFICE}) (?P<field>[^)\n]+)\)", re.IGNORECASE)
_ANSWERED = re.compile(
    rf"(?:Antwoord|Mededeling) van (?:de )?(?P<office>{_OFFICE}) [^(\n]{{2,60}}\((?P<field>[^)]{{3,90}})\)",
    re.IGNORECASE,
)
_SUMMARISED = re.compile(
    r"\b(?P<office>Minister|Staatssecretaris) (?:[A-Z][\w'’-]*|van|der|den|de|ten|ter| ){1,6} "
    r"\((?P<short>[A-Z]\w+)\)"
)
# Papers that mention toezeggingen but are not letters of the government to the House.
_OTHER_PAPER = re.compile(
    r"\b(?:MOTIE VAN|AMENDEMENT VAN|GEWIJZIGDE MOTIE|VOORSTEL VAN WET|BRIEF VAN DE VOORZITTER|VASTE COMMISSIE VOOR)\b"
    r"|^Handelingen (?:I|II)\b|\b(?:[Gg]emeenteraad|[Bb]esluitenlijst|[Kk]orte aantekeningen"
    r"|[Cc]ollege van burgemeester|de raad van de gemeente)\b",
    re.M,
)
_SMALL = frozenset(("en", "van", "voor", "de", "het", "der"))


@dataclass(frozen=True)
class Signatory:
    """A signature: the office ("minister van Buitenlandse Zaken") and the name. The name is empty if it is missing."""

    role: str
    name: str


def printed_office(preamble: str) -> str | None:
    """Return the first office in the heading of a kamerstuk, such as "BRIEF VAN DE MINISTERS VAN … EN VOOR …"."""
    match = _PRINTED.search(" ".join(preamble.split()))
    return first_office(_title_case(match["capitals"]) if match["capitals"] else match["plain"]) if match else None


def is_of_government(preamble: str) -> bool:
    """Whether this is a letter of the government, and not a motion, a bill or another paper."""
    return not _OTHER_PAPER.search(preamble)


def signatures(source: str) -> tuple[Signatory, ...]:
    """Return the signatures, in the order of the letter."""
    text = _columns_to_rows(source)
    found = [match for match in _SIGNED.finditer(text) if _is_signature(match)] + [*_NAMED_ABOVE.finditer(text)]
    signed = [
        Signatory(first_office(match["role"]) or "", match["name"].strip(" \n\t.…()"))
        for match in sorted(found, key=re.Match.start)
    ]
    return tuple(dict.fromkeys(signatory for signatory in signed if signatory.role))


def _columns_to_rows(source: str) -> str:
    """If two signatures are side by side, move the right signature below the left one."""
    first = _SIDE_BY_SIDE.search(source)
    if not first:
        return source
    *lines, rest = [*source[first.start() :].split("\n", _MOST_SIGNATURE_LINES), "", ""][: _MOST_SIGNATURE_LINES + 1]
    left, right = [], []
    for line in lines:
        cells = _GAP.split(line.strip())
        is_right = len(cells) == 1 and len(line) - len(line.lstrip()) > (first.start("right") - first.start()) // 2
        left.append("" if is_right else cells[0])
        right.append(line.strip() if is_right else "  ".join(cells[1:]))
    return "\n".join([source[: first.start()], *left, *right, rest])


def _is_signature(match: re.Match[str]) -> bool:
    """Whether the office is followed by a comma, or a known office is followed by a name on the next line."""
    if _RUNS_ON.search(match.string, max(0, match.start() - 200), match.start()):
        return False
    on_next_line = bool(match["known"] and match["below"] and match["name"])
    return bool(match["comma"]) or on_next_line


def office_in_metadata(preamble: str) -> str | None:
    """Return the first office in the metadata of a House web page, a copy of such a page, or a printed answer."""
    match = _FIRST_SIGNATORY.search(preamble)
    if match:
        return first_office(match["role"].strip())
    match = _SUBMITTED.search(preamble) or _ANSWERED.search(preamble)
    return first_office(f"{match['office']} {_with_preposition(match['field'])}") if match else None


def first_office(role: str) -> str | None:
    """Return the first office in a list, in the spelling of the register, such as "minister van Buitenlandse Zaken"."""
    match = _FIRST.search(" ".join(role.split()))
    if not match:
        return role.strip() if role.lower().startswith("voorzitter") else None
    if match["president"]:
        also = "algemene" in match["president"].lower()
        return "minister-president" + ", minister van Algemene Zaken" * also
    office = match["office"].lower()
    single = "staatssecretaris" if office.startswith("staats") else office.removesuffix("s")
    if match["known"]:
        return f"{single} {match['link'].lower()}{reference.office_names()[reference.bare(match['known'])]}"
    field = match["field"].strip(" ,")
    return f"{single} {match['other'].lower()} {_title_case(field) if field.isupper() else field}"


def role_and_ministry(role: str | None, opening: str, on: date) -> tuple[str | None, str | None]:
    """Return the writer's full role and the ministry's abbreviation: ("minister van Buitenlandse Zaken", "BZ").

    Without a role, both come from a summary in the opening of the letter: "Minister Schouten (LNV) bericht …". `on` is
    the day of the letter, because the names of ministries change.
    """
    if role:
        role = _completed(role, on)
        return role, reference.ministry_of(role, on)
    summary = _SUMMARISED.search(opening)
    short = summary["short"] if summary else ""
    names = [known.name for known in reference.ministries() if known.abbreviation.casefold() == short.casefold()]
    return (f"{summary['office'].lower()} van {names[-1]}", short) if summary and names else (None, None)


def _completed(role: str, on: date) -> str:
    """Complete a role that a web page cut short: "minister van Infrastructuur en"."""
    office, preposition, field = role.partition(" van ")
    names = [known.name for known in reference.ministries() if known.covers(on)]
    whole = [name for name in names if name.lower().startswith(field.lower()) and field.lower().endswith((" en", ","))]
    return f"{office}{preposition}{whole[0]}" if len(whole) == 1 else role


def _with_preposition(field: str) -> str:
    """Add the preposition that a web page leaves out: "van Financiën", "voor Medische Zorg"."""
    name = reference.office_names().get(reference.bare(field))
    is_ministry = not name or any(ministry.name == name for ministry in reference.ministries())
    return f"{'van' if is_ministry else 'voor'} {name or _title_case(field)}"


def _title_case(capitals: str) -> str:
    words = (word.lower() if word.lower() in _SMALL else word.capitalize() for word in capitals.split())
    return " ".join(words)
