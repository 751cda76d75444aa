"""Which public debates, letters and papers belong to a dossier."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from letters.models import LetterDossier, LetterVersion
from parliament.models import Debate
from parliament.models.debate import DebateQuerySet
from toezeggingen.models import Fulfilment, Postponement


def debates_in(dossiers: Collection[str]) -> DebateQuerySet:
    """Public debates with a report or agenda in one of these dossiers, given as numbers such as 36200-V."""
    paper = rf"^(?:{'|'.join(dossiers)})-[^-]+$"
    return Debate.objects.public().filter(Q(report__regex=paper) | Q(agenda__regex=paper))


def letters_in(dossiers: Collection[str]) -> QuerySet[LetterDossier]:
    """The dossier numbers of public letters in these dossiers."""
    return public_papers().filter(dossier__in=dossiers)


def public_papers() -> QuerySet[LetterDossier]:
    """The dossier numbers of public letters."""
    released = LetterVersion.objects.released().filter(letter=OuterRef("letter"))
    return LetterDossier.objects.filter(Exists(released))


def on_dossiers(dossiers: Collection[str]) -> Q:
    """The condition that a toezegging concerns one of these dossiers: its debate or a public letter is in it."""
    return Q(debate__in=debates_in(dossiers).values("pk")) | on_letters(letters_in(dossiers).values("letter"))


def on_letters(letters: Collection[int] | QuerySet[Any, Any]) -> Q:
    """The condition that a toezegging was made, fulfilled, postponed or mentioned in one of these public letters."""
    settled = Fulfilment.objects.public().filter(letter__in=letters)
    postponements = Postponement.objects.standing().filter(letter__in=letters)
    return Q(letter__in=letters) | Q(pk__in=settled.values("toezegging")) | Q(pk__in=postponements.values("toezegging"))
