"""Reads a pasted list of toezeggingen as rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from desk.paste import labels, mentions, promises, surroundings, tables
from desk.paste.apart import of_label, take_apart
from desk.paste.blocks import LabelledBlocks, are_blocks
from desk.paste.characters import plain_lines
from desk.paste.deadline.when import deadline_in
from desk.paste.facts import Facts, is_committee, join, read_people, read_piece, surname
from desk.paste.item import Item
from desk.paste.items import Gathering
from desk.paste.known import Known
from desk.paste.leftovers import unplaced
from desk.paste.pasted import PastedList, PastedRow
from parliament.dates import find_days
from parliament.recipients import WrittenRecipient
from parliament.register_numbers import TOEZEGGING_IN_TEXT

SOME_DAY = date(2025, 7, 1)  # words that name no year mean as much on any day
_YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_list(
    pasted: str, *, surnames: Collection[str], parties: Collection[str], said_on: date | None = None
) -> PastedList:
    """Read a pasted list. `surnames` and `parties` are those known to the register; others are understood too.

    `said_on` is the day of the debate: a time before it is no deadline. Without it, the text must tell.
    """
    lines = tables.with_tabs(plain_lines(pasted))
    known = Known.of(surnames, parties, said_on or _day_of(pasted))
    mark = tables.delimiter_of(lines)
    records = tables.records(lines, mark) if mark else tables.cells_on_lines(lines)
    found = _table(records, known) if records else _text(lines, known)
    return replace(found, rest=(*found.rest, *_numbers_without_row(lines, found)))


def _numbers_without_row(lines: Sequence[str], found: PastedList) -> list[str]:
    """The numbers of toezeggingen that stood before a line which became no row."""
    kept = " ".join([*found.rest, *(f"{row.number} {row.text}" for row in found.rows)])
    numbers = (match[0] for match in re.finditer(TOEZEGGING_IN_TEXT, " ".join(lines)))
    return [number for number in dict.fromkeys(numbers) if number not in kept]


def _day_of(pasted: str) -> date:
    """The first day that the text names; else the middle of the year before the last year that it names."""
    days = [found.day for found in find_days(pasted, SOME_DAY) if found.year_given]
    years = [int(year) for year in _YEARS.findall(pasted)]
    return min(days, default=date(max(years) - 1, 7, 1) if years else SOME_DAY)


def _text(lines: Sequence[str], known: Known) -> PastedList:
    lines = list(labels.on_own_lines(lines))
    gathered = LabelledBlocks(lines, known) if are_blocks(lines) else Gathering(lines, known)
    unsigned = [item for item in gathered.items if item.sign is None]
    is_spoken = gathered.has_chair or len(unsigned) == 1
    rows: list[PastedRow] = []
    rest = list(gathered.rest)
    for item in gathered.items:
        texts, remarks = _spoken(item.text, is_spoken=is_spoken) if item.sign is None else ([item.text], [])
        for text in filter(None, texts):
            row, left = _row(item, text, known)
            rows.append(row)
            rest += left
        rest += [*remarks, *([] if item.text else item.written)]
    headings = [source for heading in gathered.headings for source in heading.sources]
    return PastedList(tuple(rows), (*rest, *unplaced(headings, rows)))


def _spoken(text: str, *, is_spoken: bool) -> tuple[list[str], list[str]]:
    """The toezeggingen in a paragraph, and the remarks between. The chair speaks several in one paragraph."""
    texts: list[str] = []
    remarks: list[str] = []
    is_after_remark = False
    for sentence in promises.sentences(text):
        is_after_remark = bool(texts) and (
            surroundings.is_remark(sentence) or (is_after_remark and promises.goes_on(sentence))
        )
        if is_after_remark:
            remarks.append(sentence)
        elif not texts or (is_spoken and promises.is_promise(sentence) and not promises.goes_on(sentence)):
            texts.append(sentence)
        else:
            texts[-1] += f" {sentence}"
    return texts, remarks


def _row(item: Item, text: str, known: Known) -> tuple[PastedRow, list[str]]:
    sentence, apart, unclear = take_apart(text, known)
    own = join(of_label(label, known) for label in item.labels)
    number = item.sign.register_number if item.sign else None
    facts = Facts(number=number).over(own).over(item.facts).over(apart)
    row = _finished(sentence, facts.over(item.heading), unclear, known)
    return row, unplaced(facts.sources, [row])


def _finished(sentence: str, apart: Facts, unclear: Iterable[str], known: Known) -> PastedRow:
    """Complete what stood apart with what the sentence says."""
    people = read_people(apart.people, known)
    if not any(one.name for one in people.recipients) and not people.bodies:
        people = read_people((*apart.people, *mentions.people_in(sentence, known)), known)
    bodies = ["commissie" for body in people.bodies if is_committee(body)]
    return PastedRow(
        sentence,
        apart.number,
        tuple(dict.fromkeys([*(surname(one) for one in people.recipients if one.name), *bodies])),
        tuple(dict.fromkeys(one.party for one in people.recipients if one.party)),
        apart.minister or mentions.minister_in(sentence),
        apart.deadline or deadline_in(sentence, known),
        (*unclear, *people.not_understood),
        ", ".join(map(str, _paired(people.recipients))),
    )


def _paired(recipients: tuple[WrittenRecipient, ...]) -> Sequence[WrittenRecipient]:
    """Give each member a party if they were written apart: “Duinroos, Waterhoen” and “NOL, BBD”."""
    members = [one for one in recipients if one.name and not one.party]
    parties = [one for one in recipients if not one.name]
    if not members or len(members) != len(parties) or len(members) + len(parties) != len(recipients):
        return recipients
    return [WrittenRecipient(one.name, two.party) for one, two in zip(members, parties, strict=True)]


def _table(records: list[list[str]], known: Known) -> PastedList:
    rows: list[PastedRow] = []
    rest: list[str] = []
    records = [[tables.on_one_line(cell, known) for cell in record] for record in records]
    columns = tables.columns_of([record for record in records if len(_filled(record)) > 1], known)
    heading, below = Facts(), 0  # the number of rows before the heading
    for place, record in enumerate(records):
        cells = _filled(record)
        if tables.is_header(record):
            columns = tables.named_columns(record, records[place + 1 :], known)
            rest.append(" ".join(cells))
        elif len(cells) == 1:
            rest += unplaced(heading.sources, rows[below:])
            heading, below = read_piece(cells[0], known), len(rows)
            rest += [] if heading else cells
        elif cells:
            row, left = _table_row(record, columns, heading, known)
            rows += [row] if row else []
            rest += left
    return PastedList(tuple(rows), (*rest, *unplaced(heading.sources, rows[below:])))


def _filled(record: Iterable[str]) -> list[str]:
    return [cell for cell in record if cell]


def _table_row(
    record: list[str], columns: Sequence[str], heading: Facts, known: Known
) -> tuple[PastedRow | None, list[str]]:
    cells = tables.labels_of(record, columns)
    text = " ".join(cell.value for cell in cells if cell.kind == labels.TEXT)
    if not text:
        return None, [cell.value for cell in cells]
    sentence, apart, unclear = take_apart(text, known)
    facts = join(of_label(cell, known) for cell in cells if cell.kind != labels.TEXT).over(apart)
    row = _finished(sentence, facts.over(heading), unclear, known)
    return row, unplaced(facts.sources, [row])
