"""What ministers write: the letter and every version of its text."""

from letters.models.letter import FormerNumber, Letter, LetterDossier, LetterVersion

__all__ = ["FormerNumber", "Letter", "LetterDossier", "LetterVersion"]
