"""Reading a Kamerbrief: who wrote when about what, which debates and papers it cites, and what it does to promises.

Pure: text in, frozen dataclasses out; nothing here knows the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from letters.reading import citations
from letters.reading.debates import DebateMention
from letters.reading.header import DossierNumber, read_header
from letters.reading.offices import office_of
from letters.reading.roles import Signatory
from letters.reading.statements.acts import About, Act
from letters.reading.statements.walk import Statement, find_statements
from letters.reading.text.document import Footnote, Sentence, parse
from parliament import reference
from parliament.recess import Calendar

__all__ = [
    "About",
    "Act",
    "Debate",
    "Footnote",
    "Number",
    "Reading",
    "Sentence",
    "Signatory",
    "Statement",
    "as_json",
    "read",
]


@dataclass(frozen=True)
class Reading:
    """All that a letter says; what it does not say is None or empty. Offsets count in the text as received.

    `sentences` are all those of its body, for whoever asks what stands around a statement.
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
    """The reading of any text. `calendar` holds the recesses that terms hang on; those of public record by default."""
    document = parse(text)
    header = read_header(document)
    role, ministry = office_of(header)
    named = citations.named_debates(document, header)
    return Reading(
        dossiers=header.dossiers,
        vergaderjaar=header.vergaderjaar,
        title=header.title,
        subject=header.subject,
        author_role=role,
        ministry=ministry,
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
    """The reading as plain values under the names that readers of these lines agreed on; days as 2023-04-19."""
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
                "kind": one.kind,
                "date": _iso(one.day),
                "quote": one.quote,
                "chamber": one.chamber,
                "upcoming": one.is_upcoming,
            }
            for one in reading.debates
        ],
        "kamerstukken": list(reading.kamerstukken),
        "house_numbers": list(reading.house_numbers),
        "statements": [
            {
                "quote": one.quote,
                "act": str(one.act),
                "debate_date": _iso(one.debate_date),
                "due": _iso(one.due),
                "about": str(one.about),
                "footnote": one.footnote,
                "text": one.text,
                "passage": one.passage,
                "due_words": one.due_words,
                "kamerstukken": list(one.kamerstukken),
                "heading": one.heading,
            }
            for one in reading.statements
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
