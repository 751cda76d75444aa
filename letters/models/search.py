from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from letters.models.letter import Letter


class LetterDocument(models.Model):
    """What search knows of a letter that the public may read: its subject (weight A), and its newest released text
    (weight D). Triggers keep it."""

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="document")
    document = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["document"], name="letter_document", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.letter_id}"
