"""What a feed and a calendar share: a program reads their address for years, and meanwhile the register changes.

The list ignores a filter of which it knows no value. A subscription must not: whoever follows one toezegging that is
then withdrawn would suddenly get the news of all. Until the value comes back, the feed or calendar is empty.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from search.selection import Selection
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.formats import heading

ABSENT = "Nu niet in het register"
WHY_ABSENT = "Het adres noemt iets wat nu niet in het register staat. Komt het terug, dan vult deze lijst zich weer."


def rows(selection: Selection) -> ToezeggingQuerySet:
    """The selected toezeggingen in no order; none if the selection is absent."""
    chosen: ToezeggingQuerySet = selection.filter.qs.order_by()
    return Toezegging.objects.none() if selection.is_absent else chosen


def title(selection: Selection, order: str = "") -> str:
    return ABSENT if selection.is_absent else heading.sentence(selection, order)


def about(selection: Selection, *further: str) -> list[str]:
    """Lines about the whole selection."""
    if selection.is_absent:
        return [f"{ABSENT}.", WHY_ABSENT]
    return [*heading.lines(selection, rows(selection).count()), *further]


def address(request: HttpRequest, selection: Selection, form: str = "") -> str:
    """The full address of this selection, as a page or in another format. An absent selection keeps its own address, so
    that no program moves to that of a wider one."""
    if selection.is_absent:
        return f"{settings.SITE_URL}{request.get_full_path()}"
    return heading.address(selection, form)
