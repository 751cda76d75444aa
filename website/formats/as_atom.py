"""The latest changes in a selection as an Atom feed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from search.selection import Selection
from toezeggingen.models import Event, Toezegging
from website.formats import heading, summary
from website.formats.field_values import rows_with_values

MOST_ENTRIES = 100
CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ORDER = "laatst gewijzigd eerst"


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    about = heading.lines(selection, selection.rows.count())
    feed = Atom1Feed(
        title=heading.sentence(selection, ORDER),
        link=heading.address(selection),
        description=None,
        subtitle=" ".join(about[1:]),
        language="nl",
        author_name="Toezeggingenregister",
        feed_url=heading.address(selection, "atom"),
    )
    times = _times(selection)
    rows = Toezegging.objects.with_progress().filter(pk__in=times)
    values = dict(rows_with_values(rows, today=selection.on))
    for key, (published, changed) in times.items():
        paragraphs = [values[key]["toezegging"], *summary.lines(values[key])]
        feed.add_item(
            title=summary.title(values[key]),
            link=values[key]["adres"],
            description=linebreaks("\n\n".join(paragraphs), autoescape=True),
            unique_id=heading.tag(key),
            pubdate=published,
            updateddate=changed,
        )
    headers = heading.disposition(selection, "atom", as_attachment=False)
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE, headers=headers)


def _times(selection: Selection) -> dict[int, tuple[datetime, datetime]]:
    """The times of publication and of the last public change of each toezegging, latest change first."""
    events = Event.objects.public().filter(toezegging__in=selection.rows.order_by().values("pk")).order_by()
    spans = events.values("toezegging").annotate(nr=Max("pk"), first=Min("at"), last=Max("at")).order_by("-nr")
    return {key: (first, last) for key, first, last in spans.values_list("toezegging", "first", "last")[:MOST_ENTRIES]}
