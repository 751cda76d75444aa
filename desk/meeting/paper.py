"""The "lijst van brieven en toezeggingen" of a meeting, as a page to print and as a Word document.

Before the meeting the column of decisions is empty, to write in. Afterwards it says what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import groupby

import docx
from django.utils.text import capfirst
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from desk.meeting.decided import decided_off_list
from desk.models import MeetingItem
from parliament import dates
from parliament.models import Debate
from toezeggingen.models import Fulfilment
from website.formats.characters import writable
from website.labels import mentions_day
from website.pages.preparation_docx import CONTENT_TYPE

__all__ = ["CONTENT_TYPE", "lay_out", "write_docx"]

COLUMNS = ("Nr.", "Brief en toezegging", "Voorstel", "Noot", "Besluit")
WIDTHS = (Cm(1.2), Cm(12), Cm(3.5), Cm(5), Cm(4))


@dataclass(frozen=True)
class PaperLine:
    """A row. `means` is what the meeting judges, "" if nothing came in or the row above is about the same."""

    nr: int
    means: str
    number: str
    text: str
    facts: str
    proposal: str
    note: str
    decided: str


@dataclass(frozen=True)
class PaperPart:
    ministry: str
    lines: list[PaperLine]


@dataclass(frozen=True)
class PaperList:
    meeting: Debate
    on: date
    parts: list[PaperPart]

    @property
    def summary(self) -> str:
        count = sum(len(part.lines) for part in self.parts)
        when = f" om {self.meeting.starts:%H.%M} uur" if self.meeting.starts else ""
        items = "1 punt" if count == 1 else f"{count} punten"
        day = f"{dates.dutch(self.meeting.day)}{when}"
        return f"Procedurevergadering van {day} ({self.meeting.number}), {items}. Stand van {dates.dutch(self.on)}."


def lay_out(meeting: Debate, on: date) -> PaperList:
    listed = list(MeetingItem.objects.filter(meeting=meeting).with_rows().in_order())
    items = sorted((*listed, *decided_off_list(meeting, listed)), key=_ministry)
    lines, before = [], None
    for nr, item in enumerate(items, start=1):
        judged = item.fulfilment
        source = judged.letter_id if judged else None
        means = describe_means(judged) if judged and (source is None or source != before) else ""
        lines.append((item.toezegging.ministry_now.name, _line(nr, item, means, on)))
        before = source
    parts = groupby(lines, key=lambda line: line[0])
    return PaperList(meeting, on, [PaperPart(name, [line for _, line in rows]) for name, rows in parts])


def _ministry(item: MeetingItem) -> str:
    return item.toezegging.ministry_now.abbreviation


def _line(nr: int, item: MeetingItem, means: str, on: date) -> PaperLine:
    toezegging = item.toezegging
    words, day = toezegging.deadline_words or "geen termijn", toezegging.due_latest
    latest = f" (uiterlijk {dates.dutch(day)})" if day and not mentions_day(words, day) else ""
    origin = toezegging.debate or toezegging.letter
    put_off = [f"overgekomen van {dates.dutch(item.put_off_from.day)}"] if item.put_off_from else []
    late = ["termijn verstreken"] if day and day < on and toezegging.is_open else []
    off_list = [] if item.pk else ["stond niet op de lijst"]
    facts = [str(toezegging.post or ""), str(origin), words + latest, *late, *put_off, *off_list]
    return PaperLine(
        nr, means, toezegging.number, toezegging.text, " · ".join(filter(None, facts)),
        item.get_proposal_display(), item.note, item.decided,
    )  # fmt: skip


def describe_means(fulfilment: Fulfilment) -> str:
    """The letter, briefing or document that the meeting judges, with its sender and what it does."""
    letter = fulfilment.letter
    sender = f", {letter.author_role or letter.ministry or ''}".rstrip(", ") if letter else ""
    unconfirmed = ", nog niet bevestigd" if fulfilment.state == "voorgesteld" else ""
    return f"{capfirst(fulfilment.title)}{sender} – {fulfilment.get_effect_display()}{unconfirmed}"


def write_docx(sheet: PaperList) -> bytes:
    """The bytes of a Word document on A4, in Dutch, lying so that the columns fit."""
    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)
    meeting = sheet.meeting
    title = f"Lijst van brieven en toezeggingen, {meeting.committee.name if meeting.committee else meeting.title}"
    document.core_properties.title = writable(title)
    document.core_properties.author = "Toezeggingenregister"
    document.core_properties.language = "nl-NL"
    document.add_heading(writable(title), level=1)
    document.add_paragraph(writable(sheet.summary))
    if not sheet.parts:
        document.add_paragraph("Er staat nog niets op de lijst.")
    for part in sheet.parts:
        _add_part(document, part)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_part(document: Document, part: PaperPart) -> None:
    document.add_heading(writable(part.ministry), level=2)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeats the header on each page
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for line in part.lines:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        nr, promise, proposal, note, decided = row.cells
        nr.text, proposal.text, note.text = str(line.nr), line.proposal, writable(line.note)
        decided.text = writable(line.decided)
        if line.means:
            promise.paragraphs[0].add_run(writable(line.means)).bold = True
        body = promise.add_paragraph() if line.means else promise.paragraphs[0]
        body.add_run(f"{line.number} ").bold = True
        body.add_run(writable(line.text))
        promise.add_paragraph().add_run(writable(line.facts)).italic = True
    for cells in table.rows:
        for cell, width in zip(cells.cells, WIDTHS, strict=True):
            cell.width = width
