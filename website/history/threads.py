"""The thread of a toezegging that was made repeatedly, and the terms of one that recurs."""

from __future__ import annotations

from django.db.models.expressions import RawSQL

from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet

# Follow relations of one kind in both directions, through published toezeggingen only. This is raw SQL, because Django
# has no recursive queries. For the same reason the last condition repeats `ToezeggingQuerySet.published()`.
_THREAD = """
WITH RECURSIVE repeated AS (
    SELECT source_id, target_id FROM toezeggingen_relation WHERE kind = %s
), step (here, there) AS (
    SELECT source_id, target_id FROM repeated UNION ALL SELECT target_id, source_id FROM repeated
), thread (id) AS (
    SELECT %s::bigint
    UNION
    SELECT other.id FROM thread
    JOIN step ON step.here = thread.id
    JOIN toezeggingen_toezegging other ON other.id = step.there
    WHERE other.status <> 'concept' AND NOT other.withdrawn
)
SELECT id FROM thread
"""


def terms_of(toezegging: Toezegging) -> ToezeggingQuerySet:
    """All published terms of a recurring toezegging, oldest first, with `awaits`. Includes this one."""
    terms = RawSQL(_THREAD, [Relation.Kind.NEXT_TERM, toezegging.pk])  # noqa: S611 - fixed, with parameters
    return Toezegging.objects.with_progress().filter(pk__in=terms).order_by("pk")


def thread_of(toezegging: Toezegging) -> ToezeggingQuerySet:
    """All toezeggingen in the thread of this toezegging, oldest first, with `awaits`. Includes this toezegging."""
    thread = RawSQL(_THREAD, [Relation.Kind.REPEATS, toezegging.pk])  # noqa: S611 - fixed, with parameters
    return Toezegging.objects.with_progress().filter(pk__in=thread).order_by("made_on", "number")
