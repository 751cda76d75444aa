"""What page and API tell of one published toezegging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from letters.models import LetterVersion
from letters.passages import contains_passage
from parliament.models import Member, Party, former
from toezeggingen.models import Event, Fulfilment, Relation, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.status import Status
from website.prepared_queries import Prepared


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


def _in_full(rows: ToezeggingQuerySet) -> ToezeggingQuerySet:
    return rows.exclude(status=Status.CONCEPT).with_facts().with_origin()


def key_of(number: Value) -> Subquery:
    """In a question about the toezegging with this number, so that it can be put together with that for itself."""
    return Subquery(Toezegging.objects.filter(number=number).values("pk"))


ITSELF = Prepared(lambda number: _in_full(Toezegging.objects.filter(number=number)))


def origin_text(toezegging: Toezegging) -> str:
    """Of the letter in which the promise stands as a passage, as the public can read it last; empty where it cannot."""
    if not (toezegging.letter_id and toezegging.passage):
        return ""
    return next(iter(_NEWEST_TEXT(toezegging.letter_id)), "")


_NEWEST_TEXT = Prepared(
    lambda letter: (
        LetterVersion.objects.released().filter(letter=letter).order_by("-nr").values_list("text", flat=True)[:1]
    )
)


def origin_passage(toezegging: Toezegging) -> str:
    """The passage of the letter, if the public can read it there."""
    text = origin_text(toezegging)
    return toezegging.passage if text and contains_passage(text, toezegging.passage) else ""


def fulfilments(toezegging: Toezegging) -> Sequence[Fulfilment]:
    """The public ones, each with `undone_on`."""
    return FULFILMENTS(toezegging.number)


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


def fulfilments_of(number: Value) -> QuerySet[Fulfilment]:
    """The question for them."""
    public = Fulfilment.objects.public().filter(toezegging=key_of(number)).annotate(undone_on=_undone_on())
    related = public.select_related("letter", "version", "debate", "meeting__committee")
    return related.defer("version__text", "version__file")


FULFILMENTS = Prepared(fulfilments_of)


def ties(toezegging: Toezegging, relations: Sequence[Relation] | None = None) -> list[Tie]:
    """Those whose other toezegging the public can see, `RELATIONS` where they are not in hand; first what this one says
    of others."""
    relations = RELATIONS(toezegging.number) if relations is None else relations
    return sorted((_tie(row, toezegging) for row in relations), key=lambda tie: not tie.is_of_this_one)


def _tie(relation: Relation, toezegging: Toezegging) -> Tie:
    is_of_this_one = relation.source_id == toezegging.pk
    other = relation.target if is_of_this_one else relation.source
    return Tie(RelationKind(relation.kind), is_of_this_one, other)


MEMBERS = Prepared(lambda number: Member.objects.filter(toezeggingen=key_of(number)).select_related("party"))
PARTIES = Prepared(lambda number: Party.objects.filter(toezeggingen=key_of(number)))
RELATIONS = Prepared(
    lambda number: (
        Relation.objects.filter(
            Q(source=key_of(number)) | Q(target=key_of(number)),
            source__in=Toezegging.objects.published(),
            target__in=Toezegging.objects.published(),
        )
        .select_related("source", "target")
        .order_by("pk")
    )
)
