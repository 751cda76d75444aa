"""What is wrong in the form, as links to the fields, for the summary at the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from desk.entry.forms import OriginForm


@dataclass(frozen=True)
class RowProblem:
    """One message, the field where the clerk mends it, and the row in which that is: "Rij 2, aan wie"."""

    where: str
    anchor: str
    message: str


def list_problems(origin: OriginForm, rows: Any) -> list[RowProblem]:
    """In the order of the page. A message about a whole row, or about the rows, leads to the text of that row."""
    found = list(_problems_of(origin, "", {NON_FIELD_ERRORS: rows[0]["text"].id_for_label} if len(rows) else {}))
    for nr, row in enumerate(rows, 1):
        found += _problems_of(row, f"Rij {nr}", {NON_FIELD_ERRORS: row["text"].id_for_label})
    return found


def _problems_of(form: forms.BaseForm, row: str, anchors: dict[str, str]) -> Iterator[RowProblem]:
    for name, messages in form.errors.items():
        field = form[name] if name in form.fields else None
        label = str(field.label) if field else ""
        where = ", ".join(filter(None, (row, label[:1].lower() + label[1:] if row else label)))
        for message in messages:
            yield RowProblem(where, anchors.get(name, field.id_for_label if field else ""), str(message))
