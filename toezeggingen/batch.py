"""Change many toezeggingen, each in its own savepoint, so that one refusal does not stop the others."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction

from toezeggingen.models import Toezegging

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Batch:
    """The toezeggingen that changed, and the toezeggingen that could not change, each with the reason."""

    changed: list[Toezegging] = field(default_factory=list)
    refused: list[tuple[Toezegging, str]] = field(default_factory=list)


def change_each(rows: Iterable[Toezegging], change: Callable[[Toezegging], bool]) -> Batch:
    """Apply `change` to each row; `change` returns whether it changed the row. Refusals are logged and returned."""
    batch = Batch()
    for row in rows:
        try:
            with transaction.atomic():
                if change(row):
                    batch.changed.append(row)
        except (ValidationError, IntegrityError, InternalError) as error:
            reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error).partition("\n")[0]
            batch.refused.append((row, reason))
            log_refusal(row.pk, row.version, f"toezegging {row} does not follow the agenda: {reason}")
    return batch


@lru_cache
def log_refusal(toezegging: int, version: int, message: str) -> None:
    """Log a refusal once. A run is made every five minutes and would log the same refusal each time."""
    logger.warning(message)
