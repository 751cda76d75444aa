"""Refuse to enter the same toezegging twice."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from desk.recipients_field import Recipients
from toezeggingen import workflow
from toezeggingen.models import Toezegging


class AlreadyEntered(workflow.MoveRefused):
    """The register already has the same toezegging. `known` is that toezegging."""

    def __init__(self, known: Toezegging) -> None:
        self.known = known
        super().__init__(f"Deze toezegging staat al in het register, als {known}.")


@transaction.atomic
def enter_once(toezegging: Toezegging, *, by: User, to: Recipients, repeats: Toezegging | None = None) -> Toezegging:
    """Enter a concept. Raises AlreadyEntered if its debate or letter already has a toezegging with the same text.

    The clerk may say of one that it is repeated on purpose: `repeats`.

    The lock on the debate or letter makes two simultaneous posts wait for each other.
    """
    origin = toezegging.debate or toezegging.letter
    if origin:
        type(origin)._default_manager.select_for_update().get(pk=origin.pk)
    same = Toezegging.objects.filter(debate=toezegging.debate_id, letter=toezegging.letter_id, text=toezegging.text)
    known = next((one for one in same if one != repeats), None)
    if known:
        raise AlreadyEntered(known)
    return workflow.enter(toezegging, by=by, members=to.members, parties=to.parties)
