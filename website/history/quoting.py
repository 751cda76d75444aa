"""Passages of letters, quoted with the sentence before and the sentence after."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from letters.models import LetterVersion
from letters.passages import Piece, passage_in_context
from toezeggingen.models import Fulfilment, Toezegging
from website.history.fulfilments import public_fulfilments

Quotation = tuple[Piece, ...]  # pieces inside the passage have the passage as key, pieces around it have none


def quote_origin(toezegging: Toezegging) -> Quotation:
    """The passage that made this toezegging, in context. Empty if the last released text of the letter does not contain
    the passage."""
    if not (toezegging.letter_id and toezegging.passage):
        return ()
    released = LetterVersion.objects.released().filter(letter=toezegging.letter_id).order_by("-nr")
    text = released.values_list("text", flat=True).first()
    return passage_in_context(text, toezegging.passage) if text else ()


def origin_passage(toezegging: Toezegging) -> str:
    """The passage that made this toezegging, without context. Empty if `quote_origin` is."""
    return toezegging.passage if quote_origin(toezegging) else ""


def fulfilments_with_quoted_text(toezegging: Toezegging) -> QuerySet[Fulfilment]:
    """Public fulfilments with `quoted_text`, the text of the letter that `quote` needs. That is the version that the
    clerk read, or the last released version if the version read is unknown. Empty without a passage, or if the version
    read is not public."""
    newest = LetterVersion.objects.released().filter(letter=OuterRef("letter")).order_by("-nr")
    text = Coalesce("version__text", Subquery(newest.values("text")[:1]), Value(""), output_field=TextField())
    is_public = Q(version=None) | Q(version__released_at__isnull=False)
    quoted = Case(When(is_public & ~Q(passage=""), then=text), default=Value(""), output_field=TextField())
    return public_fulfilments(toezegging).annotate(quoted_text=quoted)


def quote(fulfilments: Sequence[Fulfilment]) -> list[tuple[Fulfilment, Quotation]]:
    """Pair each fulfilment with its public passage in context. If the text does not contain the passage, the
    passage is quoted without context."""
    return [(row, _quotation(row.public_passage, row.quoted_text)) for row in fulfilments]  # type: ignore[attr-defined]


def _quotation(passage: str, text: str) -> Quotation:
    if not passage:
        return ()
    return passage_in_context(text, passage) or (Piece(passage, (passage,), (), (), ()),)
