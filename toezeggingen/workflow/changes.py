"""Find the old and new value of each field that an edit changes, as keys and plain values for an event to store."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from django.db.models import Model

from parliament.models import Member, Party
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.toezegging import DEADLINE_FIELDS, RelationKind

# The fields that the public sees. After publication, a change of one of them is a correction with an event.
PUBLISHED_FIELDS = (
    *("debate", "letter", "passage", "made_on", "text", "post", "minister", "ministry_then", "ministry_now"),
    *DEADLINE_FIELDS.values(),
    "rhythm",
)
Changes: TypeAlias = dict[str, list[object]]  # the name of a field -> [old value, new value]


def change_fields(row: Toezegging, values: Mapping[str, object]) -> Changes:
    """The changes to fields that the public sees. The row itself is not changed."""
    return {
        name: [stored(getattr(row, name)), stored(new)]
        for name, new in values.items()
        if name in PUBLISHED_FIELDS and getattr(row, name) != new
    }


def check_reason(changes: Mapping[str, object], reason: str) -> None:
    """Refuse to change a published deadline or rhythm without a public reason."""
    if changes.keys() & {"deadline_words", "due_earliest", "due_latest"} and not reason.strip():
        rather = "Vraagt de bewindspersoon om meer tijd, gebruik dan Uitstellen."
        raise MoveRefused({"reason": f"Schrijf op waarom de termijn anders wordt. {rather}"})
    if "rhythm" in changes and not reason.strip():
        raise MoveRefused({"reason": "Schrijf op waarom de toezegging vaker, minder vaak of niet meer terugkomt."})


def change_recipients(row: Toezegging, **chosen: Iterable[Member | Party] | None) -> Changes:
    """Set the members and parties, and return the changes. None leaves the present recipients as they are."""
    changes: Changes = {}
    for field, rows in chosen.items():
        old = sorted(getattr(row, field).values_list("pk", flat=True))
        if rows is not None and old != (new := sorted({chosen_row.pk for chosen_row in rows})):
            changes[field] = [old, new]
            getattr(row, field).set(new)
    return changes


def change_relations(row: Toezegging, wanted: list[tuple[RelationKind, Toezegging]]) -> Changes:
    """Replace the relations if they differ, and return the changes.

    Raises MoveRefused if a published toezegging would refer to one that is not published.
    """
    present = row.relations.select_related("target")
    new = [Relation(source=row, kind=kind, target=target) for kind, target in wanted]
    old_keys, new_keys = (
        sorted([str(relation.kind), relation.target_id] for relation in relations) for relations in (present, new)
    )
    if old_keys == new_keys:
        return {}
    if row.is_published and not all(relation.target.is_published for relation in new):
        raise MoveRefused("Een gepubliceerde toezegging verwijst alleen naar gepubliceerde toezeggingen.")
    present.delete()
    for relation in new:
        relation.full_clean()
        relation.save()
    return {"relations": [old_keys, new_keys]}


def stored(value: object) -> object:
    """A value as JSON: the key of a row, the ISO form of a day, "" for None."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value
