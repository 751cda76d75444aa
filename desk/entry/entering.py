"""Enter the rows as concepts, all or none, and publish them if asked."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from desk.entry.forms import EntryRowForm
from desk.entry.repeats import make_concept
from desk.rewriting import ask_to_rewrite
from desk.toezegging.duplicates import AlreadyEntered, enter_once
from parliament.admin.save_errors import add_save_error
from parliament.models import Debate
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import RelationKind


def enter_rows(debate: Debate, rows: list[EntryRowForm], *, by: User, publish: bool) -> bool:
    """Enter all rows or none, and show each refusal at its row. A double click counts as success."""
    refusals: dict[EntryRowForm, ValidationError] = {}
    with transaction.atomic():
        for row in rows:
            try:
                if publish:
                    _check_words(row.cleaned_data["text"])
                concept = _enter(make_concept(debate, row), row, by)
                if publish:
                    workflow.publish(concept, by=by, on=timezone.localdate())
            except ValidationError as error:
                refusals[row] = error
        if refusals:
            transaction.set_rollback(True)
    known = [error.known for error in refusals.values() if isinstance(error, AlreadyEntered)]
    if len(known) == len(rows) and all(concept.entered_by == by for concept in known):
        return _publish_again(known, by) if publish else True
    for row, refusal in refusals.items():
        add_save_error(row, refusal)
    return not refusals


def _enter(new: Toezegging, row: EntryRowForm, by: User) -> Toezegging:
    """Enter a concept, linked to the earlier toezegging that it repeats."""
    earlier = row.cleaned_data["repeats"]
    concept = enter_once(new, by=by, to=row.cleaned_data["recipients"], repeats=earlier)
    if earlier:
        workflow.edit(concept, by=by, on=timezone.localdate(), relations=[(RelationKind.REPEATS, earlier)])
    return concept


def _check_words(text: str) -> None:
    if question := ask_to_rewrite(text):
        raise ValidationError({"text": f"{question} Of sla op als concept: daarna kunt u haar toch publiceren."})


def _publish_again(known: list[Toezegging], by: User) -> bool:
    """Publish what an earlier click only entered."""
    with transaction.atomic():
        for toezegging in known:
            if toezegging.is_concept:
                workflow.publish(toezegging, by=by, on=timezone.localdate())
    return True
