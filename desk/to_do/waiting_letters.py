"""Letters that wait for a clerk: with open proposals, or about toezeggingen that the register does not know."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import BooleanField, Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from desk.models import SetAside
from desk.scope import Start
from letters.models import Letter, LetterQuerySet
from letters.reading.statements.acts import SETTLING, About
from toezeggingen.models.fulfilment import State

LATELY = timedelta(days=180)  # older letters are history, and reading their statements takes time

# The same letters as those with `matching.unmatched.unmatched_statements`, in one query. This is raw SQL because Django
# cannot join the elements of a JSON array.
_IS_LACKING = """
EXISTS (
    SELECT FROM letters_letterversion version
    JOIN matching_storedreading reading ON reading.version_id = version.id
    CROSS JOIN jsonb_array_elements(reading.content -> 'statements') statement
    WHERE version.letter_id = letters_letter.id
        AND version.nr = (SELECT max(nr) FROM letters_letterversion WHERE letter_id = letters_letter.id)
        AND statement ->> 'about' = %s AND statement ->> 'act' = ANY (%s)
        AND NOT EXISTS (
            SELECT FROM toezeggingen_fulfilment fulfilment
            WHERE fulfilment.letter_id = letters_letter.id AND fulfilment.state <> %s
                AND fulfilment.passage = statement ->> 'passage'
        )
        AND NOT EXISTS (
            SELECT FROM matching_dismissedpassage dismissed
            WHERE dismissed.letter_id = letters_letter.id AND dismissed.passage = statement ->> 'passage'
        )
)
"""


def in_the_register() -> LetterQuerySet:
    """All letters except those that a clerk set aside."""
    return Letter.objects.exclude(pk__in=SetAside.objects.filter(taken_back_at=None).values("letter"))


def letters_with_proposals(start: Start) -> QuerySet[Letter]:
    """Letters with an undecided proposal, oldest first; `open` counts these proposals."""
    waiting = Count("fulfilments", Q(fulfilments__state=State.PROPOSED))
    letters = in_the_register().filter(start.scope.of_letter)
    return letters.annotate(open=waiting).filter(open__gt=0).order_by("date", "number")


def letters_with_unknown_promises(on: date) -> QuerySet[Letter]:
    """Letters of the last half year that settle a toezegging which is not beside them, oldest first."""
    settling = [act.value for act in SETTLING]
    lacks = RawSQL(_IS_LACKING, [About.TOEZEGGING.value, settling, State.REJECTED.value], BooleanField())  # noqa: S611 - fixed, with parameters
    letters = in_the_register().filter(date__gte=on - LATELY).annotate(lacks=lacks)
    return letters.filter(lacks=True).order_by("date", "number")
