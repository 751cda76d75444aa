from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from letters.models import Letter
from toezeggingen.models.toezegging import Toezegging

# With `fastupdate`, PostgreSQL's default, new entries of a GIN index wait in a list that every search reads to its end.


class ToezeggingDocument(models.Model):
    """What search and facets know of a published toezegging (`search/sql/documents.sql`). Triggers keep it.

    `document` holds the text (weight A), the title of the debate (B), the names of people, committee and ministries
    (C), and the words of the deadline (D). The arrays hold the keys of every committee, ministry and party that the
    toezegging counts for, each key once; a confidential briefing hides its committees.
    """

    toezegging = models.OneToOneField(Toezegging, models.CASCADE, primary_key=True, related_name="search_document")
    document = SearchVectorField()
    committees = ArrayField(models.BigIntegerField())
    ministries = ArrayField(models.BigIntegerField())
    parties = ArrayField(models.BigIntegerField())

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["document"], name="toezegging_document", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.toezegging_id}"


class LetterDocument(models.Model):
    """What search knows of a public letter: subject (weight A) and newest released text (D). Triggers keep it."""

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="document")
    document = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["document"], name="letter_document", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.letter_id}"


class SearchWord(models.Model):
    """A word that the register has used in public, in lower case and without accents.

    Triggers add it with the document that has it; nothing removes it. Two transactions at once may both add a word:
    it is not unique, so that neither waits for the other.
    """

    word = models.TextField("woord")

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"
        default_permissions = ()
        indexes = [
            models.Index(fields=["word"], name="word_itself"),
            GinIndex(fields=["word"], name="word_by_its_trigrams", opclasses=["gin_trgm_ops"], fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.word
