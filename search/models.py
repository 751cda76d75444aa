from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from letters.models import Letter
from toezeggingen.models.toezegging import Toezegging

# `fastupdate` is off: by default PostgreSQL keeps new entries of a GIN index in a list,
# and every search must read that whole list.


class ToezeggingDocument(models.Model):
    """The search data of a published toezegging, for search and facets. Triggers keep it up to date.

    `document` holds the text (weight A), the title of the debate (B), the names of people, committee and ministries
    (C), and the words of the deadline (D). The arrays hold the keys of every committee, ministry and party that the
    toezegging counts for, each key once. A confidential debate hides its title and its committees.
    `search/sql/documents.sql` fills these columns.
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
    """The search data of a public letter: subject (weight A) and newest released text (D).

    Triggers keep it up to date.
    """

    letter = models.OneToOneField(Letter, models.CASCADE, primary_key=True, related_name="document")
    document = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["document"], name="letter_document", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.letter_id}"


class SearchWord(models.Model):
    """A word that the register has used in public, in lower case and without accents.

    A trigger adds the word when it writes a document that contains the word. Nothing removes a word. The column is not
    unique: two simultaneous transactions may both add the same word, and neither waits for the other.
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
