"""Pasted lists of toezeggingen, read as rows."""

from __future__ import annotations

import json

import pytest

from bench.lists import LABELLED, lost_words, read

LISTS = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("labelled", LISTS, ids=[labelled["form"][:40] for labelled in LISTS])
def test_labelled_lists_are_read_as_a_person_reads_them(labelled) -> None:
    found = read(labelled)
    assert [
        (row.text, set(row.to_whom), set(row.parties), row.minister, row.deadline_words, row.number)
        for row in found.rows
    ] == [
        (row["text"], set(row["to_whom"]), set(row["party"] or []), row["minister"], row["deadline"], row["number"])
        for row in labelled["rows"]
    ]
    assert not lost_words(labelled["pasted"], found)
