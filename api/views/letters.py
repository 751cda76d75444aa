from __future__ import annotations

from typing import Any

from api.base import DetailView, PlainListView
from api.serializers.letters import LetterInFull, LetterInList
from letters.models import Letter
from letters.models.letter import LetterQuerySet


def letters() -> LetterQuerySet:
    return Letter.objects.released().select_related("ministry", "post").prefetch_related("dossiers")


class LetterList(PlainListView):
    name, summary, shape = "brieven", "Openbare brieven, de nieuwste eerst.", LetterInList

    def rows(self) -> LetterQuerySet:
        return letters().order_by("-date", "number")


class LetterDetail(DetailView):
    name, summary, shape = "brief", "Een openbare brief met zijn tekst.", LetterInFull

    def find(self, number: str) -> Any:
        letter = letters().known_as(number.upper()).first()
        if letter:
            letter.shown = letter.versions.released().defer("file").latest("nr")  # type: ignore[attr-defined] # for its shape
        return letter
