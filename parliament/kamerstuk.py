"""Numbers of parliamentary papers (kamerstukken): how they are written, stored and cited.

A paper is identified by the number of its dossier and by a number within the dossier. Papers of the Eerste Kamer have
letters ("AE") instead of a number within the dossier. A budget dossier also has a chapter ("V", "XIV", "A"). Dossier
21 501 always has a part: 21 501-20. The number of a Kingdom act, as in "36 200 (R2000)", is ignored, because the
dossier number is unique without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parliament.dates import MONTHS

PARTED = "21501"  # the dossier that has parts: "21501-20" is a dossier, not a paper
PUBLICATIONS = "https://zoek.officielebekendmakingen.nl"
LONGEST_RANGE = 50  # "nrs. 12 t/m 14" gives each number; a longer range gives only its first and last number

# Each repetition has a maximum, so that matching takes linear time.
_NO_DIGIT_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][.,])(?<![0-9A-Za-z]-)"
_SUFFIX = r"(?:[IVX]{1,5}[A-C]?|[A-HJ-N])(?![0-9A-Za-z])"
_DOSSIER = (
    rf"[1-9][0-9][\s.]{{0,2}}[0-9]{{3}}(?![0-9])(?:[-–][0-9]{{2}}(?![0-9])|(?:[\s-]{{0,3}}|,\s(?=[IVX])){_SUFFIX})?"
    r"(?:\s{0,2}\(R\s?[0-9]{3,4}\))?"
)
_DOSSIERS = rf"(?P<dossiers>{_DOSSIER}(?:\s{{0,2}}(?:,|;|/|&|en)\s{{0,2}}{_DOSSIER}){{0,3}})"
_NR = r"(?:[0-9]{1,4}|[A-Z]{1,3}|[a-z])(?![0-9A-Za-z]|[\s.][0-9]{3}(?![0-9]))"
_LINE_END = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"  # not an empty line: after it, "Nr. 27" does not belong to "ID: 32040-27"
_NR_WORD = r"(?i:(?P<mark>nummers|nrs|nr['’]s|nummer|nr|no)\b\.?)"
_PREFIX = (
    r"(?P<prefix>(?:(?i:kamerstuk(?:ken|nummers?|nrs?\.?)?)|[ET]K)(?:\s{1,3}(?:I{1,2}|EK|TK))?(?:,?\s{1,3}(?i:vergaderjaar))?"
    r"(?:,?\s{1,3}[0-9]{4}\s?[-–/]\s?[0-9]{2,4})?,?\s{1,3})"
)
CITED = re.compile(
    rf"{_NO_DIGIT_BEFORE}{_PREFIX}?{_DOSSIERS}"
    rf"(?:,?{_LINE_END}{_NR_WORD}\s{{0,3}}(?P<nr>{_NR})"
    rf"|(?(prefix)(?:,\s{{1,3}}(?P<bare>{_NR})(?=\s?(?:[);.]|$))|(?![-–0-9A-Za-z])(?<![-–][0-9]{{2}}))|(?!)))"
)
JOINED = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:(?P<kst>(?i:kst-))|{_PREFIX})?"
    r"(?P<dossier>[1-9][0-9](?(prefix)[\s.]?)[0-9]{3}(?:[-–][0-9]{2}(?=-))?)"
    rf"(?:-(?P<suffix>{_SUFFIX})(?=-))?(?:-\(R[0-9]{{3,4}}\))?"
    r"-(?P<nr>[0-9]{1,4}|(?(kst)[A-Z]{1,3}|(?!)))(?![0-9A-Za-z-])"
)
HEADING = re.compile(rf"{_DOSSIER}(?=\s*$|\s{{1,3}}[«“\"'(\[]?[A-ZÀ-Þ])")
_JOIN = r"\s{0,3}(?P<join>t/m|tot en met|[–-]|,? ?(?:en|alsmede|alsook|resp\.|respectievelijk)|[,;/&])\s{0,3}"
NEXT = re.compile(rf"{_JOIN}(?:{_NR_WORD}\s{{0,3}})?(?P<nr>{_NR})(?!\s{{1,3}}(?:{'|'.join(MONTHS)}))")
THROUGH = ("t/m", "tot en met", "–", "-")
CLOSED = re.compile(r"(?:,\s?[0-9]{1,4}){0,9}(?:\s(?:en|resp\.)\s[0-9]{1,4})?\s?(?:[);.\n]|$)")


@dataclass(frozen=True, order=True)
class Kamerstuk:
    """A paper, or a whole dossier if `nr` is empty. `str()` gives the stored form, 36200-V-73."""

    dossier: str
    suffix: str
    nr: str

    def __str__(self) -> str:
        return "-".join(part for part in (self.dossier, self.suffix, self.nr) if part)

    @property
    def spoken(self) -> str:
        """The form used in letters: 36 200 V, nr. 73."""
        dossier = spoken_dossier("-".join(filter(None, (self.dossier, self.suffix))))
        return f"{dossier}, nr. {self.nr}" if self.nr else dossier

    @property
    def official_address(self) -> str:
        """The address of the official publication of the paper or dossier."""
        return f"{PUBLICATIONS}/{f'kst-{self}.html' if self.nr else f'dossier/{self}'}"


@dataclass(frozen=True)
class Citation:
    """A paper cited in a text. `text[start:end] == quote`; papers cited together share a quote."""

    kamerstuk: Kamerstuk
    start: int
    end: int
    quote: str


def parse(text: str) -> Kamerstuk:
    """The paper with this number. Raises ValueError, with a message for the clerk, if the text is no paper number."""
    typed = text.strip()
    for form in (typed.upper(), "kst-" + re.sub(r"\s", "", typed).upper().removeprefix("KST-")):
        found = [citation.kamerstuk for citation in find(form) if citation.quote == form]
        if len(found) == 1 and found[0].nr:
            return found[0]
    raise ValueError(f"“{typed}” is geen kamerstuknummer. Schrijf bijvoorbeeld 28 676, nr. 431 of 36200-V-73.")


def spoken_dossier(plain: str) -> str:
    """The dossier number as written in letters: 36 200 V for 36200-V, 21 501-20 for 21501-20."""
    number, dash, rest = plain.partition("-")
    return f"{number[:2]} {number[2:]}" + (f"{dash if rest.isdecimal() else ' '}{rest}" if rest else "")


def leading_dossier(line: str) -> tuple[str, str] | None:
    """Split a heading into its dossier number and its title: ("36200-V", "Vaststelling …").

    None if no capital follows the number: the line is then a sentence, because a dossier title starts with a capital.
    """
    match = HEADING.match(line)
    return ("-".join(filter(None, _dossier_and_suffix(match[0]))), line[match.end() :].strip()) if match else None


def find(text: str) -> list[Citation]:
    """Find every paper that the text cites, in order. Takes linear time."""
    return sorted([*_cited(text), *_joined(text)], key=lambda citation: citation.start)


def _joined(text: str) -> Iterator[Citation]:
    for match in JOINED.finditer(text):
        dossier = re.sub(r"[\s.]", "", match["dossier"]).replace("–", "-")
        if dossier != PARTED:
            paper = Kamerstuk(dossier, match["suffix"] or "", match["nr"])
            yield Citation(paper, match.start(), match.end(), match[0])


def _cited(text: str) -> Iterator[Citation]:
    for match in CITED.finditer(text):
        numbers, end = _numbers(text, match)
        for dossier in re.findall(_DOSSIER, match["dossiers"]):
            for nr in numbers:
                paper = Kamerstuk(*_dossier_and_suffix(dossier), nr)
                yield Citation(paper, match.start(), end, text[match.start() : end])


def _dossier_and_suffix(written: str) -> tuple[str, str]:
    """Split a written dossier: ("36200", "V") for "36 200 V", ("21501-20", "") for "21 501-20"."""
    bare = re.sub(r"\(.*|[\s.,]", "", written).replace("–", "-")
    digits, rest = bare[:5], bare[5:].lstrip("-")
    return (f"{digits}-{rest}", "") if rest.isdecimal() else (digits, rest)


def _numbers(text: str, match: re.Match[str]) -> tuple[list[str], int]:
    """The paper numbers after a dossier, and the position after the last one. [""] means the whole dossier."""
    numbers = [(match["nr"] or match["bare"] or "").upper()]
    end = match.end()
    if not match["nr"]:
        return numbers, end
    is_plural = match["mark"].lower().endswith("s")
    while (further := NEXT.match(text, end)) and (is_plural or _is_list(text, further)):
        nr, end = further["nr"].upper(), further.end()
        numbers += _range(numbers[-1], nr) if further["join"] in THROUGH else [nr]
    return numbers, end


def _is_list(text: str, further: re.Match[str]) -> bool:
    """Does the singular "nr. 12" start a list?

    It does if another "nr." or "t/m" follows, or if the citation ends after ", 13 en 14".
    """
    if further["mark"] or further["join"].startswith("t"):
        return True
    closes = CLOSED.match(text, further.end())
    if not closes:
        return False
    return further["join"].strip() in ("en", "resp.") or (further["join"] == "," and " " in closes[0])


def _range(first: str, last: str) -> list[str]:
    """The numbers after `first` up to and including `last`, or only `last` if the range is too long."""
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= LONGEST_RANGE:
        return [str(nr) for nr in range(int(first) + 1, int(last) + 1)]
    return [last]
