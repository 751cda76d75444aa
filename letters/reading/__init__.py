"""Read a Kamerbrief: who wrote when about what, the debates and papers it cites, and what it does to toezeggingen.

Pure functions: text in, frozen dataclasses out, no database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from letters.reading import citations
from letters.reading.debates import DebateMention
from letters.reading.header import DossierNumber, read_header
from letters.reading.roles import Signatory
from letters.reading.statements.acts import About, Act
from letters.reading.statements.statement import Statement
from letters.reading.statements.walk import find_statements
from letters.reading.text.document import Footnote, Sentence, parse_document
from parliament import reference
from parliament.recess import Calendar

__all__ = [
    "About",
    "Act",
    "DebateMention",
    "DossierNumber",
    "Footnote",
    "Reading",
    "Sentence",
    "Signatory",
    "Statement",
    "as_json",
    "read",
]


@dataclass(frozen=True)
class Reading:
    """Everything found in a letter. A missing part is None or empty. Offsets refer to the text as received.

    `sentences` are all sentences of the body. They serve to find the context of a statement.
    """

    dossiers: tuple[DossierNumber, ...]
    vergaderjaar: str | None
    title: str | None
    subject: str | None
    author_role: str | None
    ministry: str | None
    date: date | None
    signatories: tuple[Signatory, ...]
    debates: tuple[DebateMention, ...]
    kamerstukken: tuple[str, ...]
    house_numbers: tuple[str, ...]
    statements: tuple[Statement, ...]
    footnotes: tuple[Footnote, ...]
    sentences: tuple[Sentence, ...] = ()


def read(text: str, calendar: Calendar | None = None) -> Reading:
    """Read any text without raising an error.

    `calendar` has the recesses for deadlines such as "voor het zomerreces". The default is the published recesses.
    """
    document = parse_document(text)
    header = read_header(document)

    named = citations.named_debates(document, header)
    return Reading(
        dossiers=header.dossiers,
        vergaderjaar=header.vergaderjaar,
        title=header.title,
        subject=header.subject,
        author_role=header.author_role,
        ministry=header.ministry,
        date=header.date,
        signatories=header.signatories,
        debates=tuple(named),
        kamerstukken=citations.cited_papers(document, header),
        house_numbers=citations.house_numbers(document),
        statements=tuple(find_statements(document, header, named, calendar or reference.recesses())),
        footnotes=document.footnotes,
        sentences=tuple(document.sentences(header.body)),
    )


def as_json(reading: Reading, path: str) -> dict[str, Any]:
    """Return the reading as plain values, with dates as 2023-04-19. The keys are a published contract."""
    return {
        "path": path,
        "dossiers": [{"dossier": number.dossier, "nr": number.nr} for number in reading.dossiers],
        "vergaderjaar": reading.vergaderjaar,
        "title": reading.title,
        "subject": reading.subject,
        "author_role": reading.author_role,
        "ministry": reading.ministry,
        "date": _iso(reading.date),
        "debates": [
            {
                "kind": debate.kind,
                "date": _iso(debate.day),
                "quote": debate.quote,
                "chamber": debate.chamber,
                "upcoming": debate.is_upcoming,
            }
            for debate in reading.debates
        ],
        "kamerstukken": list(reading.kamerstukken),
        "house_numbers": list(reading.house_numbers),
        "statements": [
            {
                "quote": statement.quote,
                "act": str(statement.act),
                "debate_date": _iso(statement.debate_date),
                "due": _iso(statement.due),
                "about": str(statement.about),
                "footnote": statement.footnote,
                "text": statement.text,
                "passage": statement.passage,
                "due_words": statement.due_words,
                "kamerstukken": list(statement.kamerstukken),
                "heading": statement.heading,
            }
            for statement in reading.statements
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
