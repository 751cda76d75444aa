"""One selection of toezeggingen, read from an address. Whatever shows a selection, shows it through this filter."""

from __future__ import annotations

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.utils import timezone
from django_filters.fields import ModelMultipleChoiceField

from parliament.models import Committee, Debate, Ministry, Party
from toezeggingen.buckets import Bucket
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import Status

LONGEST_QUESTION = 200


class Order(models.TextChoices):
    NEWEST = "nieuwste", "nieuwste eerst"
    OLDEST = "langst-open", "oudste eerst"
    DUE_FIRST = "eerst-vervallend", "eerste termijn eerst"
    MOST_POSTPONED = "vaakst-uitgesteld", "vaakst uitgesteld eerst"


SORTED_BY: dict[Order, tuple[str | OrderBy, ...]] = {
    Order.NEWEST: ("-made_on", "number"),
    Order.OLDEST: ("made_on", "number"),
    Order.DUE_FIRST: (F("due_latest").asc(nulls_last=True), "number"),
    Order.MOST_POSTPONED: ("-times_postponed", "made_on", "number"),
}


class NamedChoices(ModelMultipleChoiceField):
    """Choices under their full name; abbreviations are for those who know them already."""

    def label_from_instance(self, row: Committee | Ministry) -> str:
        return row.subject if isinstance(row, Committee) else row.name


class NamedFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = NamedChoices


def told_debates() -> QuerySet[Debate]:
    """All but the briefings in confidence, which keep their committee to themselves."""
    return Debate.objects.exclude(pk__in=Fulfilment.objects.confidential_briefings().values("debate"))


def committees(request: object) -> QuerySet[Committee]:
    shown = told_debates().filter(toezeggingen__in=Toezegging.objects.published())
    return Committee.objects.filter(Q(debates__in=shown) | Q(followed_debates__in=shown)).distinct()


def ministries(request: object) -> QuerySet[Ministry]:
    shown = Toezegging.objects.published()
    return Ministry.objects.filter(Q(toezeggingen_then__in=shown) | Q(toezeggingen_now__in=shown)).distinct()


def parties(request: object) -> QuerySet[Party]:
    shown = Toezegging.objects.published()
    return Party.objects.filter(Q(toezeggingen__in=shown) | Q(members__toezeggingen__in=shown)).distinct()


class ToezeggingFilter(django_filters.FilterSet):
    """Published toezeggingen, with their facts, by what a reader asks.

    Several values of one kind widen the selection, several kinds narrow it.
    """

    woorden = django_filters.CharFilter(label="Woorden", method="with_words", max_length=LONGEST_QUESTION)
    status = django_filters.MultipleChoiceFilter(
        label="Status",
        distinct=False,
        choices=[choice for choice in Status.choices if choice[0] != Status.CONCEPT],
        widget=forms.CheckboxSelectMultiple,
    )
    termijn = django_filters.MultipleChoiceFilter(
        label="Termijn", choices=Bucket.choices, method="in_buckets", widget=forms.CheckboxSelectMultiple
    )
    commissie = NamedFilter(
        label="Commissie",
        to_field_name="slug",
        queryset=committees,
        method="of_committees",
        widget=forms.CheckboxSelectMultiple,
    )
    ministerie = NamedFilter(
        label="Ministerie, toen of nu",
        to_field_name="key",
        queryset=ministries,
        method="of_ministries",
        widget=forms.CheckboxSelectMultiple,
    )
    fractie = django_filters.ModelMultipleChoiceFilter(
        label="Toegezegd aan fractie",
        to_field_name="slug",
        queryset=parties,
        method="to_parties",
        widget=forms.CheckboxSelectMultiple,
    )
    vanaf = django_filters.DateFilter(
        label="Gedaan vanaf",
        field_name="made_on",
        lookup_expr="gte",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    tot = django_filters.DateFilter(
        label="Gedaan tot en met",
        field_name="made_on",
        lookup_expr="lte",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    volgorde = django_filters.ChoiceFilter(
        label="Volgorde", choices=Order.choices, method="in_order", empty_label="standaard"
    )

    def with_words(self, rows: ToezeggingQuerySet, name: str, words: str) -> ToezeggingQuerySet:
        question = SearchQuery(words, config="dutch", search_type="websearch")
        found = rows.annotate(haystack=SearchVector("text", "number", config="dutch"))
        return found.filter(Q(haystack=question) | Q(number__istartswith=words))

    def in_buckets(self, rows: ToezeggingQuerySet, name: str, buckets: list[str]) -> ToezeggingQuerySet:
        chosen = rows.in_buckets(buckets, on=timezone.localdate())
        return chosen.longest_overdue_first() if Bucket.OVERDUE in buckets else chosen

    def of_committees(self, rows: ToezeggingQuerySet, name: str, chosen: list[Committee]) -> ToezeggingQuerySet:
        """Made in a debate of the committee, or in one that it follows."""
        theirs = told_debates().filter(Q(committee__in=chosen) | Q(follow_up_committees__in=chosen))
        return rows.filter(debate__in=theirs) if chosen else rows

    def of_ministries(self, rows: ToezeggingQuerySet, name: str, chosen: list[Ministry]) -> ToezeggingQuerySet:
        return rows.filter(Q(ministry_then__in=chosen) | Q(ministry_now__in=chosen)) if chosen else rows

    def to_parties(self, rows: ToezeggingQuerySet, name: str, chosen: list[Party]) -> ToezeggingQuerySet:
        """Promised to the party, or to a member who sits for it."""
        if not chosen:
            return rows
        promised = Toezegging.objects.filter(Q(parties__in=chosen) | Q(members__party__in=chosen))
        return rows.filter(pk__in=promised.values("pk"))

    def in_order(self, rows: ToezeggingQuerySet, name: str, order: str) -> ToezeggingQuerySet:
        return rows.order_by(*SORTED_BY[Order(order)])
