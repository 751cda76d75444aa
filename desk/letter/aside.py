"""Set a letter aside that does not belong in the register, with a reason, and take it back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from desk.models import SetAside
from letters.models import Letter
from toezeggingen.models.fulfilment import State


@transaction.atomic
def set_aside(letter: Letter, reason: str, by: User) -> None:
    """Raises ValidationError without a reason, or if the public can see something of the letter."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    if not reason.strip():
        raise ValidationError("Schrijf op waarom de brief niet in het register hoort.")
    is_used = letter.fulfilments.filter(state__in=(State.CONFIRMED, State.DECIDED)).exists() or letter.promises.exists()
    if is_used or letter.public_version is not None:
        raise ValidationError("Deze brief is openbaar of er hangt een toezegging aan. Hij hoort dus in het register.")
    SetAside.objects.get_or_create(letter=letter, taken_back_at=None, defaults={"reason": reason.strip(), "by": by})


def take_back(letter: Letter, by: User) -> None:
    SetAside.objects.filter(letter=letter, taken_back_at=None).update(taken_back_by=by, taken_back_at=timezone.now())
