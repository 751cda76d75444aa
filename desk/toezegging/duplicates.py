"""What follows from what a clerk typed, and the guard against entering the same promise twice."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction

from desk.recipients_field import Recipients
from parliament.models import Minister, Post, Tenure
from toezeggingen import workflow
from toezeggingen.models import Toezegging


class AlreadyEntered(workflow.MoveRefused):
    """The same promise of the same debate or letter is in the register; `known` is that one."""

    def __init__(self, known: Toezegging) -> None:
        self.known = known
        super().__init__(f"Deze toezegging staat al in het register, als {known}.")


def holder_of(post: Post | None, on: date) -> Minister | None:
    """Who held the post on that day, if the register knows."""
    tenure = Tenure.objects.covering(on).filter(post=post).select_related("minister").first()
    return tenure.minister if tenure else None


@transaction.atomic
def enter_once(toezegging: Toezegging, *, by: User, to: Recipients) -> Toezegging:
    """Enter a concept, unless its debate or letter already has one with these words: a double click enters one.

    Raises AlreadyEntered. The lock on the origin lets two presses wait for each other.
    """
    origin = toezegging.debate or toezegging.letter
    if origin:
        type(origin)._default_manager.select_for_update().get(pk=origin.pk)
    known = Toezegging.objects.filter(
        debate=toezegging.debate_id, letter=toezegging.letter_id, text=toezegging.text
    ).first()
    if known:
        raise AlreadyEntered(known)
    return workflow.enter(toezegging, by=by, members=to.members, parties=to.parties)
