"""What an edit changes: each field's old and new value as text, for the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parliament.models import Member, Party
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.toezegging import RelationKind

# Shown to the public, so that a change of one on a published toezegging is a correction with an event.
PUBLISHED_FIELDS = (
    *("debate", "letter", "passage", "made_on", "text", "post", "minister", "ministry_then", "ministry_now"),
    *("deadline_words", "due_earliest", "due_latest", "firmness", "deadline_rule", "hangs_on"),
)
TERM = frozenset(("deadline_words", "due_earliest", "due_latest"))


def change_fields(row: Toezegging, values: Mapping[str, object]) -> dict[str, list[str]]:
    """The published fields among these new values; the row itself is left alone."""
    return {name: [_tell(getattr(row, name)), _tell(new)] for name, new in values.items() if name in PUBLISHED_FIELDS}


def check_reason(changes: Mapping[str, object], reason: str) -> None:
    """A published term is never moved in silence: the public reads why, and a minister who asks for more time gets a
    postponement, which counts as one."""
    if changes.keys() & TERM and not reason.strip():
        rather = "Vraagt de bewindspersoon om meer tijd, gebruik dan Uitstellen."
        raise MoveRefused({"reason": f"Schrijf op waarom de termijn anders wordt. {rather}"})


def change_recipients(row: Toezegging, **chosen: Iterable[Member | Party] | None) -> dict[str, list[str]]:
    """Set the members or parties where others are chosen; None leaves them."""
    changes = {}
    for field, rows in chosen.items():
        old = _listed(getattr(row, field).all())
        if rows is not None and old != (new := _listed(rows := list(rows))):
            changes[field] = [old, new]
            getattr(row, field).set(rows)
    return changes


def change_relations(row: Toezegging, wanted: list[tuple[RelationKind, Toezegging]]) -> dict[str, list[str]]:
    """Replace the relations where others are wanted. Raises MoveRefused for one that the public could not follow."""
    present = row.relations.select_related("target")
    new = [Relation(source=row, kind=kind, target=target) for kind, target in wanted]
    told = [_listed(f"{one.get_kind_display()} {one.target}" for one in some) for some in (present, new)]
    if told[0] == told[1]:
        return {}
    if row.is_published and not all(one.target.is_published for one in new):
        raise MoveRefused("Een gepubliceerde toezegging verwijst alleen naar gepubliceerde toezeggingen.")
    present.delete()
    for one in new:
        one.full_clean()
        one.save()
    return {"relations": told}


def _listed(items: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, items)))


def _tell(value: object) -> str:
    return "" if value is None else str(value)
