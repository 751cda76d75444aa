"""Passages of letters as a page quotes them: between the sentence before and the one after."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from letters.marked import Piece, surroundings
from letters.models import LetterVersion
from toezeggingen.models import Fulfilment, Toezegging

Quotation = tuple[Piece, ...]  # the pieces of the passage itself have it as their key


def quote_origin(toezegging: Toezegging) -> Quotation:
    """Where the promise stands in its letter, if the public can read it there."""
    if not (toezegging.letter and toezegging.passage):
        return ()
    texts = toezegging.letter.versions.released().order_by("nr").values_list("text", flat=True)
    return surroundings(texts.last() or "", toezegging.passage)


def quote(fulfilments: Iterable[Fulfilment]) -> list[tuple[Fulfilment, Quotation]]:
    """Each with its public passage: alone where no letter is known to hold it, and none where there is none."""
    shown = list(fulfilments)
    texts = _texts([row for row in shown if row.letter_id and row.public_passage])
    return [(row, _quotation(row.public_passage, texts.get(row.pk, ""))) for row in shown]


def _quotation(passage: str, text: str) -> Quotation:
    if not passage:
        return ()
    return surroundings(text, passage) or (Piece(passage, (passage,), (), (), ()),)


def _texts(fulfilments: list[Fulfilment]) -> dict[int, str]:
    """Of each, by its key, the text that was read, or the newest that was released; one query."""
    if not fulfilments:
        return {}
    read = Q(pk__in=[row.version_id for row in fulfilments if row.version_id])
    newest = Q(letter__in=[row.letter_id for row in fulfilments if not row.version_id])
    versions = LetterVersion.objects.released().filter(read | newest).order_by("nr")
    by_version: dict[int | None, str] = {}
    by_letter: dict[int | None, str] = {}
    for pk, letter, text in versions.values_list("pk", "letter", "text"):
        by_version[pk] = by_letter[letter] = text
    return {row.pk: by_version[row.version_id] if row.version_id else by_letter[row.letter_id] for row in fulfilments}
