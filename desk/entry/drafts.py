"""The drafts of a clerk: saved while typing, shown on return, discarded on purpose only."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from desk.entry.typed_rows import FIRST_ROWS, Row, filled, rows_in, with_rows
from desk.fields import HeldDebateField
from desk.models import EntryDraft
from parliament.models import Debate

SHARED = ("debate", "post", "list", "rest")  # what the form holds besides its rows


def drafts_of(clerk: User) -> QuerySet[EntryDraft]:
    return EntryDraft.objects.filter(clerk=clerk).select_related("debate")


def find_draft(clerk: User, key: str) -> EntryDraft | None:
    try:
        return drafts_of(clerk).filter(pk=uuid.UUID(key)).first()
    except ValueError:
        return None


@transaction.atomic
def save_draft(data: Mapping[str, Any], clerk: User) -> EntryDraft | None:
    """Save what the form holds. A form without words makes no draft.

    A form that saw an older version of its draft, such as in a second tab, gets a draft of its own.
    """
    rows = filled(rows_in(data))
    shared = {name: str(data.get(name, "")) for name in SHARED}
    draft = _own(data, clerk).select_for_update(of=("self",)).first()
    if draft is None:
        if not rows and not shared["list"].strip():
            return None
        draft = EntryDraft(clerk=clerk, version=0)
    draft.debate, draft.rows = find_debate(shared["debate"]), len(rows)
    draft.content = {**shared, "rows": rows}
    draft.version += 1
    draft.save()
    return draft


def forget_draft(data: Mapping[str, Any], clerk: User) -> None:
    """Remove the draft of a form that is entered or discarded, unless another tab saved it since."""
    _own(data, clerk).delete()


def as_data(draft: EntryDraft) -> QueryDict:
    """The draft as the data of the form."""
    data = QueryDict(mutable=True)
    for name in SHARED:
        data[name] = draft.content.get(name, "")
    rows: list[Row] = draft.content.get("rows", [])
    return with_draft(with_rows(data, rows, empty=2 if rows else FIRST_ROWS), draft)


def with_draft(data: QueryDict, draft: EntryDraft | None) -> QueryDict:
    """The same data, which now belongs to this draft."""
    changed = data.copy()
    changed["draft"], changed["draft_version"] = (str(draft.pk), str(draft.version)) if draft else ("", "")
    return changed


def find_debate(typed: str) -> Debate | None:
    """The debate that this text names, or None."""
    try:
        debate: Debate | None = HeldDebateField(required=False).clean(typed)
    except ValidationError:
        return None
    return debate


def _own(data: Mapping[str, Any], clerk: User) -> QuerySet[EntryDraft]:
    """The draft of this form, if nobody saved it since."""
    draft = find_draft(clerk, str(data.get("draft", "")))
    if draft is None or str(draft.version) != str(data.get("draft_version", "")):
        return EntryDraft.objects.none()
    return drafts_of(clerk).filter(pk=draft.pk, version=draft.version)
