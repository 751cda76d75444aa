"""Passages of letters as a page quotes them: between the sentence before and the one after."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from letters.marked import Piece, surroundings
from letters.models import LetterVersion
from toezeggingen.detail import key_of, origin_text
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.prepared import Prepared

Quotation = tuple[Piece, ...]  # the pieces of the passage itself have it as their key


def quote_origin(toezegging: Toezegging) -> Quotation:
    """Where the promise stands in its letter, if the public can read it there."""
    text = origin_text(toezegging)
    return surroundings(text, toezegging.passage) if text else ()


def quote(fulfilments: Iterable[Fulfilment], texts: Iterable[tuple[int, str]]) -> list[tuple[Fulfilment, Quotation]]:
    """Each with its public passage: alone where the text that it has in `TEXTS` does not hold it, and none where there
    is none."""
    text_of = dict(texts)
    return [(row, _quotation(row.public_passage, text_of.get(row.pk, ""))) for row in fulfilments]


def _quotation(passage: str, text: str) -> Quotation:
    if not passage:
        return ()
    return surroundings(text, passage) or (Piece(passage, (passage,), (), (), ()),)


def _text() -> Coalesce:
    """Of a fulfilment by letter: what was read, or the newest that was released."""
    newest = LetterVersion.objects.released().filter(letter=OuterRef("letter")).order_by("-nr")
    return Coalesce("version__text", Subquery(newest.values("text")[:1]))


TEXTS = Prepared(
    lambda number: (
        Fulfilment.objects.public()
        .filter(
            Q(version=None) | Q(version__released_at__isnull=False), toezegging=key_of(number), letter__isnull=False
        )
        .exclude(passage="")
        .order_by()
        .values_list("pk", _text())
    )
)
