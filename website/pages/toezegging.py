"""The published toezegging with a given number, its recipients, and its relations with other toezeggingen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from parliament.models import Member, Party, former
from toezeggingen.models import Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind

REVERSED = {
    Relation.Kind.REPEATS: "Later herhaald in",
    Relation.Kind.ADDS_TO: "Later aangevuld in",
    Relation.Kind.CHANGES: "Later gewijzigd in",
    Relation.Kind.NEXT_TERM: "De volgende termijn is",
}


@dataclass(frozen=True)
class Tie:
    """A relation with another toezegging. If `is_from_here`, this toezegging refers to the other; if not, the other
    refers to this toezegging."""

    kind: RelationKind
    is_from_here: bool
    other: Toezegging

    @property
    def direction(self) -> str:
        return "van" if self.is_from_here else "naar"

    @property
    def words(self) -> str:
        return f"Deze toezegging is een {self.kind.label}" if self.is_from_here else REVERSED[self.kind]


def find_toezegging(number: str, rows: ToezeggingQuerySet) -> Toezegging | None:
    """The toezegging that has or had this number, in upper or lower case. It may be withdrawn, but is never a
    concept."""
    return former.known_as(number.upper(), rows.ever_published().with_facts().with_fulfilled_on().with_origin())


def recipients_of(toezegging: Toezegging) -> Sequence[Member | Party]:
    """The members and parties to whom the toezegging was made."""
    return [*toezegging.members.select_related("party"), *toezegging.parties.all()]


def find_ties(toezegging: Toezegging) -> list[Tie]:
    """Relations with published toezeggingen. Relations in which this toezegging refers to another come first."""
    published = Toezegging.objects.published()
    relations = Relation.objects.filter(
        Q(source=toezegging) | Q(target=toezegging), source__in=published, target__in=published
    )
    ties = [_tie(row, toezegging) for row in relations.select_related("source", "target").order_by("pk")]
    return sorted(ties, key=lambda tie: not tie.is_from_here)


def _tie(relation: Relation, toezegging: Toezegging) -> Tie:
    is_from_here = relation.source_id == toezegging.pk
    other = relation.target if is_from_here else relation.source
    return Tie(RelationKind(relation.kind), is_from_here, other)
