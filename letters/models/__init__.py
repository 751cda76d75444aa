"""Letters of ministers: the letter, its numbers and every version of its text."""

from letters.models.letter import FormerLetterNumber, Letter, LetterDossier, LetterVersion

__all__ = ["FormerLetterNumber", "Letter", "LetterDossier", "LetterVersion"]
