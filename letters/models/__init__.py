"""What ministers write: the letter and every version of its text."""

from letters.models.letter import FormerNumber, Letter, LetterDossier, LetterVersion
from letters.models.search import LetterDocument

__all__ = ["FormerNumber", "Letter", "LetterDocument", "LetterDossier", "LetterVersion"]
