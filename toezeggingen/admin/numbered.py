from __future__ import annotations

from django.utils.text import Truncator

from parliament.admin.typed import NumberedField
from toezeggingen.models import Toezegging


class ToezeggingField(NumberedField):
    """A toezegging named by its number, suggested with its first words."""

    def label_from_instance(self, toezegging: Toezegging) -> str:
        return Truncator(toezegging.text).chars(90)
