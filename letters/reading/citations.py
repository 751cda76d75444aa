"""Find the papers and debates of the House that a letter cites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from letters.reading import debates
from letters.reading.debates import DebateMention
from letters.reading.header import Header
from letters.reading.text.document import Document
from parliament import kamerstuk


def cited_papers(document: Document, header: Header) -> tuple[str, ...]:
    """Return the kamerstukken and dossiers that the letter cites, except its own, in the order of the text."""
    own = {name for number in header.dossiers for name in (str(number), number.dossier)}
    texts = [header.subject or "", document.source[header.body :]]
    found = [str(cited.kamerstuk) for text in texts for cited in kamerstuk.find(text)]
    return tuple(dict.fromkeys(paper for paper in found if paper not in own))


def named_debates(document: Document, header: Header) -> list[DebateMention]:
    """Return the debates that the subject, the text or a footnote names.

    A mention without a kind ("het debat van 22 maart") takes the kind of another mention of the same day.
    """
    texts = [header.subject or ""]
    texts += [block.prose.text for block in document.blocks if block.kind == "heading" and block.start >= header.body]
    texts += [sentence.text for sentence in document.sentences(header.body)]
    texts += [note.text for note in document.footnotes]
    found = [debate for text in texts for debate in debates.find_debates(text, header.date, header.chamber)]
    kinds: dict[date | None, str] = {
        debate.day: debate.kind for debate in reversed(found) if debate.day and debate.kind != debates.UNKNOWN
    }
    return [
        replace(debate, kind=kinds.get(debate.day, debates.UNKNOWN)) if debate.kind == debates.UNKNOWN else debate
        for debate in found
    ]
