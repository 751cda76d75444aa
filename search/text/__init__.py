"""Finding what a reader's words are after, among toezeggingen, letters and all that has a name or a number."""

from search.text.question import Question

__all__ = ["Question"]
