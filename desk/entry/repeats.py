"""Lijkt op: for each row the earlier toezeggingen that it probably repeats, and the one that the clerk chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from desk.entry.forms import EntryRowForm
from desk.toezegging.alike import find_earlier_of_each
from parliament.admin.save_errors import set_typed_values
from parliament.deadlines import find_rhythm
from parliament.models import Debate, Ministry
from toezeggingen.models import Toezegging


@dataclass(frozen=True)
class OfferedEarlier:
    """An earlier toezegging that a row may repeat. `is_same` means: in this debate, with the same text."""

    toezegging: Toezegging
    is_same: bool
    is_chosen: bool


def make_concept(debate: Debate, row: EntryRowForm) -> Toezegging:
    """The toezegging of this row, not saved."""
    post = row.office.post
    concept = Toezegging(
        debate=debate, made_on=debate.day, text=row.cleaned_data["text"],
        post=post, minister=post.holder(debate.day), ministry_then=post.ministry,
    )  # fmt: skip
    concept.deadline, concept.rhythm = row.deadline, find_rhythm(row.deadline.words)
    return concept


def offer_earlier(debate: Debate | None, rows: Any) -> bool:
    """Give each row its `earlier`, and mark them as shown. Returns whether all likely ones were shown before."""
    complete = [row for row in rows if row.has_changed() and row.cleaned_data.get("text") and row.office]
    if debate is None or not complete:
        return True
    heirs = Ministry.objects.heirs(timezone.localdate())
    made = [_compared(debate, row, heirs) for row in complete]
    in_debate = Toezegging.objects.filter(debate=debate, text__in=[one.text for one in made])
    same = {known.text: known for known in in_debate}
    were_shown = True
    for row, one, likely in zip(complete, made, find_earlier_of_each(made), strict=True):
        keys = [str(found.toezegging.pk) for found in likely]
        were_shown &= set(keys) <= set(row["compared"].value().split(",") if row["compared"].value() else ())
        known = [same[one.text]] if one.text in same else []
        chosen = row["repeats"].value()
        row.earlier = [
            OfferedEarlier(earlier, earlier in known, str(earlier.pk) == chosen)
            for earlier in (*known, *(found.toezegging for found in likely))
        ]
        set_typed_values(row, {"compared": [",".join(keys)]})
    return were_shown


def _compared(debate: Debate, row: EntryRowForm, heirs: Mapping[int, int]) -> Toezegging:
    """What is compared with the earlier ones: these are of the ministry that has the subject now."""
    post, text = row.office.post, row.cleaned_data["text"]
    ministry = heirs.get(post.ministry_id, post.ministry_id)
    return Toezegging(debate=debate, made_on=debate.day, text=text, post=post, ministry_now_id=ministry)
