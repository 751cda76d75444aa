"""Read a Kamerbrief: who wrote when about what, the debates and papers it cites, and what it does to toezeggingen.

Pure functions: text in, frozen dataclasses out, no database.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from letters.reading.citations import cited_papers, named_debates
from letters.reading.debates import DebateMention
from letters.reading.header import DossierNumber, Header, read_header
from letters.reading.roles import Signatory
from letters.reading.statements.acts import SETTLING, About, Act
from letters.reading.statements.statement import Statement
from letters.reading.statements.walk import SentenceWalk
from letters.reading.text.document import Footnote, Sentence, parse_document
from parliament import reference, register_numbers
from parliament.recess import Calendar

__all__ = [
    "SETTLING",
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
class Reading(Header):
    """Everything found in a letter: its header, and what its body says. Offsets refer to the text as received.

    `sentences` are all sentences of the body. They serve to find the context of a statement.
    """

    debates: tuple[DebateMention, ...]
    kamerstukken: tuple[str, ...]
    house_numbers: tuple[str, ...]
    statements: tuple[Statement, ...]
    footnotes: tuple[Footnote, ...]
    sentences: tuple[Sentence, ...]


def read(text: str, calendar: Calendar | None = None) -> Reading:
    """Read any text without raising an error.

    `calendar` has the recesses for deadlines such as "voor het zomerreces". The default is the published recesses.
    """
    document = parse_document(text)
    header = read_header(document)
    debates = named_debates(document, header)
    return Reading(
        **vars(header),
        debates=tuple(debates),
        kamerstukken=cited_papers(document, header),
        house_numbers=register_numbers.find_cited(document.source),
        statements=tuple(SentenceWalk(document, header, debates, calendar or reference.recesses()).statements()),
        footnotes=document.footnotes,
        sentences=tuple(document.sentences(header.body)),
    )


def as_json(reading: Reading, path: str) -> dict[str, Any]:
    """Return the reading as plain values, with dates as 2023-04-19. The keys are a published contract."""
    return {
        "path": path,
        "dossiers": [asdict(number) for number in reading.dossiers],
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
