from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Word(models.Model):
    """A word that the register has used in public, in lower case and without accents.

    Triggers add it with the document that has it. It is never removed, and two transactions at once may both add it:
    so that nobody waits for another's words, a word has no unique row.
    """

    word = models.TextField("woord")

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"
        default_permissions = ()
        # What is put by for a later clean-up, as PostgreSQL does of itself, each question would read to its end.
        indexes = [
            models.Index(fields=["word"], name="word_itself"),
            GinIndex(fields=["word"], name="word_by_its_trigrams", opclasses=["gin_trgm_ops"], fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.word
