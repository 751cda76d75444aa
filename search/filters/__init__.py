"""Every question that can be asked of the published toezeggingen, by the name that it has in an address.

The site, its other formats and the API read an address through these, and through nothing else.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from parliament.models import Debate
from search.filters import conditions as where
from search.filters import vocabulary
from search.filters.kinds import Day, Filter, NamedThings, OneOf, Reading, Words
from toezeggingen.buckets import Bucket
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status

POSTPONED = (("1", "één keer"), ("2", "twee keer"), (f"{where.OFTEN}-of-meer", "drie keer of vaker"))


class ToezeggingFilter(FilterSet):
    """What an address asks of toezeggingen on a day in Amsterdam, under the names that stand in addresses.

    Only what is asked is made: django-filter copies each filter and makes a field of it on every request, which for
    twenty takes longer than the rows do.
    """

    woorden = Words("Woorden")
    status = OneOf("Status", where.among("status"), [one for one in Status.choices if one[0] != Status.CONCEPT])
    termijn = OneOf("Termijn", where.of_buckets, Bucket.choices)
    commissie = NamedThings("Commissie", where.of_committees, vocabulary.COMMITTEES)
    ministerie = NamedThings("Ministerie, toen of nu", where.of_ministries, vocabulary.MINISTRIES)
    ministerieToen = NamedThings("Ministerie toen", where.among("ministry_then"), vocabulary.MINISTRIES)
    ministerieNu = NamedThings("Ministerie nu", where.among("ministry_now"), vocabulary.MINISTRIES)
    bewindspersoon = NamedThings("Bewindspersoon", where.among("minister"), vocabulary.MINISTERS)
    ambt = NamedThings("Ambt", where.among("post"), vocabulary.POSTS)
    lid = NamedThings("Toegezegd aan Kamerlid", where.to_members, vocabulary.MEMBERS)
    fractie = NamedThings("Toegezegd aan fractie", where.to_parties, vocabulary.PARTIES)
    debat = NamedThings("Debat", where.among("debate"), vocabulary.DEBATES)
    soort = OneOf("Soort debat", where.among("debate__kind"), Debate.Kind.choices)
    dossier = NamedThings("Dossier", where.of_dossiers, vocabulary.DOSSIERS)
    vanaf = Day("Gedaan vanaf", where.bounded("made_on__gte"))
    tot = Day("Gedaan tot en met", where.bounded("made_on__lte"))
    vervaltVanaf = Day("Termijn vanaf", where.bounded("due_latest__gte"))
    vervaltTot = Day("Termijn tot en met", where.bounded("due_latest__lte"))
    uitgesteld = OneOf("Uitgesteld", where.postponed, POSTPONED)
    terugkerend = OneOf(
        "Terugkerend",
        lambda values, on: where.among("firmness")([Firmness.RECURRING], on),
        [("ja", "alleen terugkerende")],
    )

    def __init__(self, asked: QueryDict, rows: QuerySet, *, on: date) -> None:
        self.on = on
        self.base_filters: dict[str, Filter] = {
            name: one for name, one in self.declared_filters.items() if name in asked
        }
        super().__init__(asked, rows)

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """What each filter that is asked understood and refused, in the order of the filters."""
        self.form.full_clean()
        return self.form.cleaned_data

    def condition(self, *names: str) -> Q:
        """What these of the filters ask of a toezegging together."""
        asked = Q()
        for name in names:
            reading = self.readings.get(name)
            if reading and reading.values:
                asked &= self.filters[name].condition([one.value for one in reading.values], self.on)
        return asked

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(self.condition(*self.filters))


FILTERS: dict[str, Filter] = dict(ToezeggingFilter.declared_filters)
