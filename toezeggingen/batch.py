"""Change many toezeggingen, each in its own savepoint, so that one refusal does not stop the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction

from toezeggingen.models import Toezegging

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """The toezeggingen that changed, and the toezeggingen that could not change, each with the reason."""

    changed: list[Toezegging] = field(default_factory=list)
    refused: list[tuple[Toezegging, str]] = field(default_factory=list)

    def __add__(self, other: Batch) -> Batch:
        return Batch(self.changed + other.changed, self.refused + other.refused)


def change_each(rows: Iterable[Toezegging], change: Callable[[Toezegging], bool]) -> Batch:
    """Apply `change` to each row; `change` returns whether it changed the row. Refusals are logged and returned."""
    batch = Batch()
    for row in rows:
        try:
            with transaction.atomic():
                if change(row):
                    batch.changed.append(row)
        except ValidationError as refusal:
            _refuse(batch, row, " ".join(refusal.messages))
        except (IntegrityError, InternalError) as error:  # a constraint or trigger of the database
            _refuse(batch, row, str(error).partition("\n")[0])
    return batch


def _refuse(batch: Batch, row: Toezegging, reason: str) -> None:
    batch.refused.append((row, reason))
    logger.warning("toezegging %s does not follow the agenda: %s", row, reason)
