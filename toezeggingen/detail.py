"""What page and API tell of one published toezegging."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from letters.marked import holds
from parliament.models import former
from toezeggingen.models import Event, Fulfilment, Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind
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
    rows = rows.exclude(status=Status.CONCEPT).with_facts().with_origin()
    return former.known_as(number.upper(), rows)


def origin_passage(toezegging: Toezegging) -> str:
    """The passage of the letter, if the public can read it there."""
    if not (toezegging.letter and toezegging.passage):
        return ""
    texts = toezegging.letter.versions.released().order_by("nr").values_list("text", flat=True)
    return toezegging.passage if holds(texts.last() or "", toezegging.passage) else ""


def fulfilments(toezegging: Toezegging) -> list[Fulfilment]:
    """The public ones, each with `undone_on`."""
    rows = toezegging.fulfilments.public().select_related("letter", "version", "debate", "meeting__committee")
    return list(rows.defer("version__text", "version__file").annotate(undone_on=_undone_on()))


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


def ties(toezegging: Toezegging) -> list[Tie]:
    """Those whose other toezegging the public can see."""
    shown = Toezegging.objects.published()
    ours = Relation.objects.filter(source=toezegging, target__in=shown).select_related("target")
    theirs = Relation.objects.filter(target=toezegging, source__in=shown).select_related("source")
    return [
        *(Tie(RelationKind(row.kind), True, row.target) for row in ours),
        *(Tie(RelationKind(row.kind), False, row.source) for row in theirs),
    ]
