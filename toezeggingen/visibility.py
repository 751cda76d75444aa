"""What the public may be told of debates, and which debates, letters and toezeggingen belong to a dossier."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from letters.models import LetterDossier, LetterVersion
from parliament.models import Debate
from parliament.models.debate import DebateQuerySet
from toezeggingen.models import Fulfilment, Postponement


def all_debates() -> DebateQuerySet:
    """Each with `is_confidential`: a briefing in confidence, of which the day is all that is told."""
    return Debate.objects.annotate(is_confidential=Fulfilment.objects.is_confidential_briefing("pk"))


def public_debates() -> DebateQuerySet:
    """All but the briefings in confidence, which keep their committee, title and papers to themselves."""
    return Debate.objects.exclude(pk__in=Fulfilment.objects.confidential_briefings().values("debate"))


def debates_in(dossiers: Collection[str]) -> DebateQuerySet:
    """Debates whose report or agenda is a paper of one of these dossiers (plain numbers, such as 36200-V)."""
    paper = rf"^(?:{'|'.join(dossiers)})-[^-]+$"
    return public_debates().filter(Q(report__regex=paper) | Q(agenda__regex=paper))


def letters_in(dossiers: Collection[str]) -> QuerySet[LetterDossier]:
    """The public letters of these dossiers."""
    return public_papers().filter(dossier__in=dossiers)


def public_papers() -> QuerySet[LetterDossier]:
    """The numbers of public letters in their dossiers."""
    released = LetterVersion.objects.released().filter(letter=OuterRef("letter"))
    return LetterDossier.objects.filter(Exists(released))


def on_dossiers(dossiers: Collection[str]) -> Q:
    """Made in a debate on the dossier, or made, kept, postponed or mentioned in a public letter of it."""
    letters = letters_in(dossiers).values("letter")
    settled = Fulfilment.objects.public().filter(letter__in=letters)
    postponements = Postponement.objects.filter(letter__in=letters)
    return (
        Q(debate__in=debates_in(dossiers).values("pk"))
        | Q(letter__in=letters)
        | Q(pk__in=settled.values("toezegging"))
        | Q(pk__in=postponements.values("toezegging"))
    )
