"""Read the header of a letter (who wrote when about what): printed, on a web page, on letterhead or in an e-mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from letters.reading import roles
from letters.reading.roles import Signatory
from letters.reading.text import layout
from letters.reading.text.document import Block, Document
from parliament import kamerstuk
from parliament.dates import find_days

PREAMBLE_BLOCKS = 60  # no letterhead is longer
MOST_NOTICES = 2  # paragraphs of notices that an e-mail or a web page may have above the letterhead
SHORTEST = 20  # characters: the first sentence below the address and the date is longer
_DIGIT = re.compile(r"\d")
_BLANKS = re.compile(r"[ \t]+")
_SENATE = re.compile(r"^(?P<dossier>[IVXLC]{2,9})\s(?P<rest>[A-Z][a-z].*)$")
_SENATE_NR = re.compile(r"^(?P<letter>[A-Z]{1,3})\d?\s(?=BRIEF|VERSLAG|MOTIE|NOTA)")
_YEAR = re.compile(r"[Vv]ergaderjaar\s*(\d{4})\s*[-–/]\s*(\d{4})|Staten-Generaal\s?(20\d\d)-(20\d\d)")
_JOINED = re.compile(
    r"(?m)^(?:Kamerstuk|ID:)\s*(?P<dossier>\d{5}(?:-\d{2}(?=-))?)(?:-(?P<suffix>[IVXLC]+|[A-Z]))?-(?P<nr>\d+"
    r"|[A-Z]{1,2})\s*$"
)
_ADDED = re.compile(r"onder nr\. (?P<nr>\d+) toegevoegd aan dossier (?P<dossier>\d{5}) - (?P<title>[^\n]{1,300}?)\.?\n")
_PART_OF = re.compile(
    r"kamerstukdossier (?P<dossier>\d{5})(?: (?P<suffix>[IVXLC]+))?\s*-\s*(?P<nr>\d+) (?P<title>[^\n]{1,300}?)\.?\n"
)
_BUDGET = re.compile(r"(?m)^(?P<dossier>\d{5})(?: (?P<suffix>[IVXLC]+|[A-Z]))? (?P<nr>\d+) (?=BRIEF|VERSLAG)")
# Labels before the date of the letter, the most reliable first, each with the maximum number of characters between
# label and date.
_DATED = (
    (re.compile(r"(?i)(?<!\w)(?:Den Haag|['’‘]?s[- ]Gravenhage)\b"), 12),
    (re.compile(r"(?i)\b(?:Datum|Dagtekening|Verzonden|Verstuurd|Date|Sent)\b"), 60),
    (re.compile(r"(?im)(?:^ ?(?:Vastgesteld|Voorgesteld|Ontvangen)|\(ontvangen)\b"), 12),
    (re.compile(r"(?m)^(?:Gepubliceerd|Documentdatum)\b"), 5),
    (re.compile(r"(?m)^[A-Z][a-z]{2,20}, "), 0),  # a letter may come from another town
    (re.compile(r"(?m)^Den Haag\b"), 40),
    (re.compile(r"(?m)^ ?(?=\d)"), 0),
    # A letterhead of 2008 prints its labels in one row and the values in the next, both with the date last.
    (re.compile(r"\bDatum\n[^\n]{0,60}?(?=\d{1,2} [a-z]{3})"), 0),
)
_LONGEST_DAY = 40
_AT_THE_END = re.compile(r"(?m)^(?:Den Haag,|Datum\b)[^\n]{0,60}\n?[^\n]{0,60}")
_SUBJECT = (
    re.compile(
        r"(?m)^(?:Betreft|Onderwerp|Subject)\s*:?\s{0,4}(?P<subject>[^\n]+(?:\n(?!\s*\n)"
        r"(?!Ons |Uw |Datum|Kenmerk|Bijlage|Geachte|Ministerie)[^\n]+)?)"
    ),
    re.compile(
        r"^Brief regering\s*[:;]\s*(?P<subject>.{1,600}?)(?= - [^\n]{1,300} - Hoofdinhoud|\n\d{2} ?\d{3}|\n\s*\n"
        r"|\nDeze brief)",
        re.DOTALL | re.M,
    ),
    re.compile(r"; Brief regering; (?P<subject>[^\n]+)"),
    re.compile(r"\AKamerstuk \d[^\n]+\n+(?P<subject>[^\n]+)"),
    re.compile(r"\A\s*(?P<subject>\S[^\n]*)(?=\n(?:[^\n]*\n){0,4}Brief regering\s*\n)"),
)
_TITLE = (
    re.compile(r"(?m)^Dossier:\s*(?P<title>[^\n]+)"),
    _ADDED,
    _PART_OF,
    re.compile(r"\A(?P<title>[^\n;]+); Brief regering; "),
    re.compile(r"\A(?P<title>[^\n]+)\n+(?=\d{5}[ A-Z]* \d+ BRIEF|Nr\. \d{1,4} BRIEF)"),
)
_SALUTATION = re.compile(r"(?:Geachte|Beste|Zeer geachte|Hooggeachte|Mijnheer|Mevrouw)\b[^.]{0,60}$")
# How the lines above a letter begin: addressee, sender and subject, and the furniture of printed papers and web pages.
_MARKERS = (
    r"Aan de [Vv]oorzitters?\b|Aan de leden|De [Vv]oorzitter van de (?:Tweede|Eerste) Kamer|der Staten-Generaal",
    r"Den Haag\b|['’‘]s-Gravenhage|[A-Z][a-z]{2,20}, \d{1,2} [a-z]+ \d{4}$|Postbus\b|\d{4} [A-Z]{2}\b|> Retour",
    r"Ministerie\b|Bezoekadres|www\.|T \d|Datum\b|Betreft\b|Onderwerp\b|(?:Ons k|Uw k|K)enmerk\b|Bijlage\(n\)",
    r"Correspondentie|(?:Van|From|Verzonden|Sent|Aan|To|CC|Cc|Subject):",
    r"Vastgesteld \d|Voorgesteld \d|Ontvangen \d|BRIEF VAN|Vergaderjaar|Kamerstuk(?:\s*$| \d{5})",
    r"Nummer: |Gepubliceerd|ID: |Dossier: |Indiener|Bron: |Documentdatum|- (?:20\d\d|Eerste)|Brief regering",
    r"Directe link|Onderdeel van|(?:Antwoord|Mededeling) van",
)
_MARKER = re.compile("|".join((*_MARKERS, _SALUTATION.pattern)))
_LABELLED = re.compile(r"(?:Datum|Onderwerp|Betreft)\b")  # these labels may also come after the salutation
_ADDRESSED = re.compile(r"(?:Aan de\b|Den Haag,|Geachte\b)")  # no dossier number comes after one of these
# A label on a line of its own. The next line has the value.
_LABEL = re.compile(r"(?:Onderwerp|Betreft|Datum|Ons kenmerk|Uw kenmerk|Kenmerk):?\s*")


@dataclass(frozen=True)
class DossierNumber:
    """The number of a letter in a dossier: ("28676", "431"), ("35300-VII", "113"), ("32043", "AE")."""

    dossier: str
    nr: str

    def __str__(self) -> str:
        return f"{self.dossier}-{self.nr}"


@dataclass(frozen=True)
class Header:
    """What the letter says about itself.

    `ministry` is an abbreviation. `body` is the offset in the source where the header ends and the body begins.
    """

    dossiers: tuple[DossierNumber, ...]
    vergaderjaar: str | None
    title: str | None
    subject: str | None
    author_role: str | None
    ministry: str | None
    date: date | None
    signatories: tuple[Signatory, ...]
    is_of_government: bool
    chamber: str
    body: int


def read_header(document: Document) -> Header:
    """Read the header of any document. A missing part is None or empty."""
    preamble, body = _preamble(document)
    dossiers, title = _dossiers(preamble, [block for block in document.blocks[:PREAMBLE_BLOCKS] if block.start < body])
    signatories = roles.signatures(document.source)
    day = _date(preamble) or _date("".join(_AT_THE_END.findall(document.source[-600:])))
    role, ministry = roles.role_and_ministry(_role(preamble, signatories), document.source[:2000], day or date.max)
    is_to_senate = re.search(r"Voorzitter van der? Eerste Kamer", preamble) and "Tweede Kamer" not in preamble
    return Header(
        dossiers=dossiers,
        vergaderjaar=_vergaderjaar(preamble),
        title=title or _first_match(_TITLE, preamble, "title"),
        subject=_subject(preamble, document.blocks, has_dossier=bool(dossiers)),
        author_role=role,
        ministry=ministry,
        date=day,
        signatories=signatories,
        is_of_government=roles.is_of_government(preamble),
        chamber="EK" if is_to_senate else "TK",
        body=body,
    )


def _role(preamble: str, signatories: tuple[Signatory, ...]) -> str | None:
    """Return the writer's role: from the printed heading, else from the metadata, else from the first signature."""
    signed = signatories[0].role if signatories else None
    role = roles.printed_office(preamble) or roles.office_in_metadata(preamble) or signed
    # If the role in the heading of a web copy is cut short, take the full role from the signature.
    return signed if signed and role and signed.lower().startswith(role.lower()) else role


def _preamble(document: Document) -> tuple[str, int]:
    """Return the text above the body, with single spaces, and the offset where the body begins."""
    zone = document.blocks[:PREAMBLE_BLOCKS]
    last = _last_header_block([block.prose.text for block in zone])
    body = zone[last + 1].start if last + 1 < len(zone) else zone[last].end if zone else 0
    above = document.source[:body] if last >= 0 else document.source[: zone[0].end] if zone else ""
    return _BLANKS.sub(" ", above), body


def _last_header_block(texts: list[str]) -> int:
    """Return the index of the last block above the body, or -1 if there is no such block."""
    last = -1
    is_addressed = is_dated = is_greeted = False
    for index, text in enumerate(texts):
        is_addressed = is_addressed or bool(_ADDRESSED.match(text))
        is_dated = is_dated or bool(layout.PLACE_AND_DAY.search(f"{text} "))
        is_sentence = len(text) > (SHORTEST if is_addressed and is_dated else layout.WIDE) and layout.STOP.search(text)
        if (_LABELLED if is_greeted else _MARKER).match(text) or (not is_addressed and _is_numbered(text)):
            last = min(index + bool(_LABEL.fullmatch(text)), len(texts) - 1)
        elif is_greeted or (is_sentence and (last >= 0 or index >= MOST_NOTICES)):
            break
        is_greeted = is_greeted or bool(_SALUTATION.match(text))
    return last


def _dossiers(preamble: str, blocks: list[Block]) -> tuple[tuple[DossierNumber, ...], str | None]:
    """Return the dossier numbers of the letter, and the title of its first dossier."""
    named: list[str] = []
    title = nr = None
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        text = block.prose.text
        if nr or _ADDRESSED.match(text):
            break
        nr = _own_number(text) if named else None
        dossier = _dossier(text)
        if dossier and not nr:
            named.append(dossier[0])
            title = title or _title(dossier[1], after)
    if nr:
        return tuple(DossierNumber(dossier, nr) for dossier in named), title
    return _cited_as_heading(blocks[0].prose.text if blocks else "") or _web_number(preamble), title


def _cited_as_heading(text: str) -> tuple[DossierNumber, ...]:
    """Return the number of a text that has only a number, as in "21 501-20, nr. 1234". Empty for other texts."""
    own = [found.kamerstuk for found in kamerstuk.find(text) if found.quote == text.strip() and found.kamerstuk.nr]
    return tuple(DossierNumber("-".join(filter(None, (paper.dossier, paper.suffix))), paper.nr) for paper in own)


def _is_numbered(text: str) -> bool:
    return bool(kamerstuk.HEADING.match(text) or _own_number(text))


def _own_number(text: str) -> str | None:
    match = layout.OWN_NUMBER.match(text) or _SENATE_NR.match(text)
    return match[1] if match else None


def _dossier(text: str) -> tuple[str, str] | None:
    """Return the dossier number at the start of a line of the heading, and the title: the rest of the line."""
    senate = _SENATE.match(text)
    if senate or _BUDGET.match(text):
        return (senate["dossier"], senate["rest"]) if senate else None
    return kamerstuk.leading_dossier(text)


def _title(rest: str, after: Block | None) -> str | None:
    if rest:
        return rest.strip()
    below = after.prose.text if after else ""
    return below if below and not _own_number(below) and not _dossier(below) else None


def _web_number(preamble: str) -> tuple[DossierNumber, ...]:
    for pattern in (_JOINED, _ADDED, _PART_OF, _BUDGET):
        match = pattern.search(preamble)
        if match:
            suffix = match.groupdict().get("suffix")
            return (DossierNumber("-".join(filter(None, (match["dossier"], suffix))), match["nr"]),)
    return ()


def _vergaderjaar(preamble: str) -> str | None:
    match = _YEAR.search(preamble)
    return "-".join(filter(None, match.groups())) if match else None


def _date(preamble: str) -> date | None:
    for label, reach in _DATED:
        for match in label.finditer(preamble):
            near = preamble[match.end() : match.end() + reach + _LONGEST_DAY]
            first = next(iter(find_days(near, date.min)), None)
            if first and first.year_given and first.start <= reach and not _DIGIT.search(near, 0, first.start):
                return first.day
    return None


def _subject(preamble: str, blocks: tuple[Block, ...], *, has_dossier: bool) -> str | None:
    subject = _first_match(_SUBJECT, preamble, "subject")
    if subject or has_dossier or not blocks:
        return subject
    above = blocks[0]
    is_titled = above.kind == "heading" and len(blocks) > 1 and not _MARKER.match(above.prose.text)
    return above.prose.text.removesuffix(" - Hoofdinhoud") if is_titled else None


def _first_match(patterns: tuple[re.Pattern[str], ...], text: str, group: str) -> str | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            return " ".join(match[group].split())
    return None
