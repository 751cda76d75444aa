"""What page and API tell of one published toezegging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from letters.marked import holds
from parliament.models import Member, Party, former
from toezeggingen.models import Event, Fulfilment, Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.prepared import Prepared
from toezeggingen.status import Status


@dataclass(frozen=True)
class Tie:
    """A relation with another toezegging: this one says something about that one, or the other way round."""

    kind: RelationKind
    is_of_this_one: bool
    other: Toezegging

    @property
    def direction(self) -> str:
        return "van" if self.is_of_this_one else "naar"

    @property
    def words(self) -> str:
        return f"Deze toezegging is een {self.kind.label}" if self.is_of_this_one else NAMED_BY[self.kind]


NAMED_BY = {
    Relation.Kind.REPEATS: "Later herhaald in",
    Relation.Kind.ADDS_TO: "Later aangevuld in",
    Relation.Kind.CHANGES: "Later gewijzigd in",
}


def known_as(number: str, rows: ToezeggingQuerySet) -> Toezegging | None:
    """The one of the rows that has or had this number. It may be withdrawn; a concept was never there."""
    return former.known_as(number.upper(), _in_full(rows))


def numbered(number: str) -> Toezegging | None:
    """The one that has just this number, with what `known_as` tells of it."""
    return next(iter(_numbered(number)), None)


def _in_full(rows: ToezeggingQuerySet) -> ToezeggingQuerySet:
    return rows.exclude(status=Status.CONCEPT).with_facts().with_origin()


_numbered = Prepared(lambda number: _in_full(Toezegging.objects.filter(number=number)))


def origin_passage(toezegging: Toezegging) -> str:
    """The passage of the letter, if the public can read it there."""
    if not (toezegging.letter and toezegging.passage):
        return ""
    texts = toezegging.letter.versions.released().order_by("nr").values_list("text", flat=True)
    return toezegging.passage if holds(texts.last() or "", toezegging.passage) else ""


def fulfilments(toezegging: Toezegging) -> Sequence[Fulfilment]:
    """The public ones, each with `undone_on`."""
    return FULFILMENTS(toezegging.pk)


def _undone_on() -> Subquery:
    """The day of the first reopening after a decision that it undoes: back to open, or from fulfilled to partly."""
    decided = Event.objects.filter(fulfilment=OuterRef(OuterRef("pk")), kind=Event.Kind.DECIDED).order_by("-pk")
    is_undone = Q(to_status=Status.OPEN) | Q(from_status=OuterRef("outcome"))
    reopened = Event.objects.filter(
        is_undone,
        toezegging=OuterRef("toezegging"),
        kind=Event.Kind.REOPENED,
        pk__gt=Subquery(decided.values("pk")[:1]),
    )
    return Subquery(reopened.order_by("pk").values("on")[:1])


FULFILMENTS = Prepared(
    lambda toezegging: (
        Fulfilment.objects.public()
        .filter(toezegging=toezegging)
        .select_related("letter", "version", "debate", "meeting__committee")
        .defer("version__text", "version__file")
        .annotate(undone_on=_undone_on())
    )
)


def ties(toezegging: Toezegging, relations: Sequence[Relation] | None = None) -> list[Tie]:
    """Those whose other toezegging the public can see, `RELATIONS` where they are not in hand; first what this one says
    of others."""
    relations = RELATIONS(toezegging.pk) if relations is None else relations
    return sorted((_tie(row, toezegging) for row in relations), key=lambda tie: not tie.is_of_this_one)


def _tie(relation: Relation, toezegging: Toezegging) -> Tie:
    is_of_this_one = relation.source_id == toezegging.pk
    other = relation.target if is_of_this_one else relation.source
    return Tie(RelationKind(relation.kind), is_of_this_one, other)


MEMBERS = Prepared(lambda toezegging: Member.objects.filter(toezeggingen=toezegging).select_related("party"))
PARTIES = Prepared(lambda toezegging: Party.objects.filter(toezeggingen=toezegging))
RELATIONS = Prepared(
    lambda toezegging: (
        Relation.objects.filter(
            Q(source=toezegging) | Q(target=toezegging),
            source__in=Toezegging.objects.published(),
            target__in=Toezegging.objects.published(),
        )
        .select_related("source", "target")
        .order_by("pk")
    )
)
