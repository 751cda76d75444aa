"""Interpret a reader's words: find toezeggingen and letters with these words, and things with this name or number."""

from search.text.question import Question

__all__ = ["Question"]
