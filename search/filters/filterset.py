"""The filters on published toezeggingen, under the names of their query parameters.

The site, the exports, the feeds, the API and the subscriptions all read an address through this FilterSet.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from search.fields import BY_NAME, FIELDS, Field
from search.filters import conditions as where
from search.filters.types import ChoicesFilter, DayFilter, DirectoryFilter, Parsed, QueryFilter, WordsFilter
from search.text import directories
from search.text.directories import MINISTRIES
from toezeggingen.buckets import Bucket

ONE_LINE = "een-keer"
POSTPONED = (("1", "één keer"), ("2", "twee keer"), (f"{where.OFTEN}-of-meer", "drie keer of vaker"))


def _field_filter(field: Field) -> ChoicesFilter:
    return ChoicesFilter(field.label, where.among(field.lookup), field.choices)


class ToezeggingFilter(FilterSet):
    """The filters in the query of one URL, as of a date (Amsterdam time).

    The filters for fields with `is_filter` come after the filters declared here.
    """

    woorden = WordsFilter("Woorden")
    status = _field_filter(BY_NAME["status"])
    termijn = ChoicesFilter("Termijn", where.of_buckets, Bucket.choices)
    commissie = DirectoryFilter(BY_NAME["commissie"].label, where.counts_for("committees"), directories.COMMITTEES)
    ministerie = DirectoryFilter("Ministerie, toen of nu", where.counts_for("ministries"), MINISTRIES)
    ministerieToen = DirectoryFilter(BY_NAME["ministerieToen"].label, where.among("ministry_then"), MINISTRIES)
    ministerieNu = DirectoryFilter(BY_NAME["ministerieNu"].label, where.among("ministry_now"), MINISTRIES)
    bewindspersoon = DirectoryFilter(BY_NAME["bewindspersoon"].label, where.among("minister"), directories.MINISTERS)
    ambt = DirectoryFilter(BY_NAME["ambt"].label, where.among("post"), directories.POSTS)
    lid = DirectoryFilter("Toegezegd aan Kamerlid", where.to_members, directories.MEMBERS)
    fractie = DirectoryFilter("Toegezegd aan fractie", where.counts_for("parties"), directories.PARTIES)
    debat = DirectoryFilter(BY_NAME["debat"].label, where.among("debate"), directories.DEBATES)
    soort = _field_filter(BY_NAME["debatSoort"])
    dossier = DirectoryFilter("Dossier", where.of_dossiers, directories.DOSSIERS)
    brief = DirectoryFilter("Brief", where.of_letters, directories.LETTERS)
    nummer = DirectoryFilter("Nummer", where.among("pk"), directories.TOEZEGGINGEN)
    vanaf = DayFilter("Gedaan vanaf", where.bounded("made_on__gte"))
    tot = DayFilter("Gedaan tot en met", where.bounded("made_on__lte"))
    vervaltVanaf = DayFilter("Termijn vanaf", where.bounded("due_latest__gte"))
    vervaltTot = DayFilter("Termijn tot en met", where.bounded("due_latest__lte"))
    uitgesteld = ChoicesFilter("Uitgesteld", where.postponed, POSTPONED)
    terugkerend = ChoicesFilter("Terugkerend", where.recurring, [("ja", "alleen terugkerende")])
    herhaald = ChoicesFilter(
        "Herhaald", where.newest_of_threads, [(ONE_LINE, "een herhaalde toezegging telt één keer")]
    )

    @classmethod
    def get_filters(cls) -> dict[str, QueryFilter]:
        further = {field.name: _field_filter(field) for field in FIELDS if field.is_filter}
        return super().get_filters() | further

    def __init__(self, query: QueryDict, rows: QuerySet, *, on: date) -> None:
        super().__init__(query, rows)
        self.on = on
        self.form.full_clean()

    @property
    def parsed(self) -> dict[str, Parsed]:
        """What each filter made of the address, in the order of the filters."""
        parsed: dict[str, Parsed] = self.form.cleaned_data
        return parsed

    @property
    def condition(self) -> Q:
        """The conditions of all filters, combined with AND."""
        return Q(*(self.filters[name].where(parsed, self.on) for name, parsed in self.parsed.items()))


FILTERS: dict[str, QueryFilter] = dict(ToezeggingFilter.base_filters)
