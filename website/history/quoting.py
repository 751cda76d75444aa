"""Passages of letters as a page quotes them: between the sentence before and the one after."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from letters.models import LetterVersion
from letters.passages import Piece, passage_in_context
from toezeggingen.models import Fulfilment, Toezegging
from website.pages.item import fulfilments_of, origin_text
from website.prepared_queries import Prepared

Quotation = tuple[Piece, ...]  # the pieces of the passage itself have it as their key


def quote_origin(toezegging: Toezegging) -> Quotation:
    """Where the promise stands in its letter, if the public can read it there."""
    text = origin_text(toezegging)
    return passage_in_context(text, toezegging.passage) if text else ()


def quote(fulfilments: Iterable[Fulfilment]) -> list[tuple[Fulfilment, Quotation]]:
    """Each of `QUOTED` with its public passage: alone where the text does not hold it, and none where there is none."""
    return [(row, _quotation(row.public_passage, row.quoted_text)) for row in fulfilments]  # type: ignore[attr-defined]


def _quotation(passage: str, text: str) -> Quotation:
    if not passage:
        return ()
    return passage_in_context(text, passage) or (Piece(passage, (passage,), (), (), ()),)


def _quoted_text() -> Case:
    """Of a fulfilment with a passage: the letter as it was read, if that is public, or as it was released last."""
    newest = LetterVersion.objects.released().filter(letter=OuterRef("letter")).order_by("-nr")
    text = Coalesce("version__text", Subquery(newest.values("text")[:1]), Value(""), output_field=TextField())
    is_public = Q(version=None) | Q(version__released_at__isnull=False)
    return Case(When(is_public & ~Q(passage=""), then=text), default=Value(""), output_field=TextField())


QUOTED = Prepared(lambda number: fulfilments_of(number).annotate(quoted_text=_quoted_text()))
