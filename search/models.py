from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from toezeggingen.models.toezegging import Toezegging


class SearchDocument(models.Model):
    """What search knows of a published toezegging: its text (weight A), the title of its debate (B), the names of
    its people, committee and ministries (C), and the words of its term and that a technical briefing keeps it (D).
    Triggers keep it, whichever of these changes."""

    toezegging = models.OneToOneField(Toezegging, models.CASCADE, primary_key=True, related_name="search_document")
    document = SearchVectorField()

    class Meta:
        app_label = "toezeggingen"
        default_permissions = ()
        indexes = [GinIndex(fields=["document"], name="search_document", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.toezegging_id}"
