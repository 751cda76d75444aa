"""The filters on published toezeggingen, under the names of their query parameters.

The site, the exports, the feeds, the API and the subscriptions all read an address through this FilterSet.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from parliament.models import Debate
from search.filters import conditions as where
from search.filters.types import ChoicesFilter, DayFilter, DirectoryFilter, Parsed, QueryFilter, WordsFilter
from search.text import directories
from toezeggingen.buckets import Bucket
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status

POSTPONED = (("1", "één keer"), ("2", "twee keer"), (f"{where.OFTEN}-of-meer", "drie keer of vaker"))


class ToezeggingFilter(FilterSet):
    """The filters of one address, on a day in Amsterdam."""

    woorden = WordsFilter("Woorden")
    status = ChoicesFilter(
        "Status", where.among("status"), [choice for choice in Status.choices if choice[0] != Status.CONCEPT]
    )
    termijn = ChoicesFilter("Termijn", where.of_buckets, Bucket.choices)
    commissie = DirectoryFilter("Commissie", where.of_committees, directories.COMMITTEES)
    ministerie = DirectoryFilter("Ministerie, toen of nu", where.of_ministries, directories.MINISTRIES)
    ministerieToen = DirectoryFilter("Ministerie toen", where.among("ministry_then"), directories.MINISTRIES)
    ministerieNu = DirectoryFilter("Ministerie nu", where.among("ministry_now"), directories.MINISTRIES)
    bewindspersoon = DirectoryFilter("Bewindspersoon", where.among("minister"), directories.MINISTERS)
    ambt = DirectoryFilter("Ambt", where.among("post"), directories.POSTS)
    lid = DirectoryFilter("Toegezegd aan Kamerlid", where.to_members, directories.MEMBERS)
    fractie = DirectoryFilter("Toegezegd aan fractie", where.to_parties, directories.PARTIES)
    debat = DirectoryFilter("Debat", where.among("debate"), directories.DEBATES)
    soort = ChoicesFilter("Soort debat", where.among("debate__kind"), Debate.Kind.choices)
    dossier = DirectoryFilter("Dossier", where.of_dossiers, directories.DOSSIERS)
    vanaf = DayFilter("Gedaan vanaf", where.bounded("made_on__gte"))
    tot = DayFilter("Gedaan tot en met", where.bounded("made_on__lte"))
    vervaltVanaf = DayFilter("Termijn vanaf", where.bounded("due_latest__gte"))
    vervaltTot = DayFilter("Termijn tot en met", where.bounded("due_latest__lte"))
    uitgesteld = ChoicesFilter("Uitgesteld", where.postponed, POSTPONED)
    terugkerend = ChoicesFilter(
        "Terugkerend",
        lambda values, on: where.among("firmness")([Firmness.RECURRING], on),
        [("ja", "alleen terugkerende")],
    )

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
        """All filters together."""
        return Q(*(self.filters[name].where(parsed, self.on) for name, parsed in self.parsed.items()))


FILTERS: dict[str, QueryFilter] = dict(ToezeggingFilter.declared_filters)
