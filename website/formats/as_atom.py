"""What changed last in the selection, as an Atom feed: a reader follows a committee, a member or a word."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from search.selection import Selection
from toezeggingen.models import Event, Toezegging
from website.formats import heading, words
from website.formats.facts import facts_of

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
    moments = _moments(selection)
    rows = Toezegging.objects.with_standing().filter(pk__in=moments)
    facts = dict(facts_of(rows, today=selection.on))
    for key, (published, changed) in moments.items():
        feed.add_item(
            title=words.title(facts[key]),
            link=facts[key]["adres"],
            description=linebreaks("\n\n".join([facts[key]["toezegging"], *words.lines(facts[key])]), autoescape=True),
            unique_id=heading.tag(key),
            pubdate=published,
            updateddate=changed,
        )
    headers = heading.disposition(selection, "atom", as_attachment=False)
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE, headers=headers)


def _moments(selection: Selection) -> dict[int, tuple[datetime, datetime]]:
    """When each of them was published and last changed in public, the last one first."""
    events = Event.objects.public().filter(toezegging__in=selection.rows.order_by().values("pk")).order_by()
    spans = events.values("toezegging").annotate(nr=Max("pk"), first=Min("at"), last=Max("at")).order_by("-nr")
    return {key: (first, last) for key, first, last in spans.values_list("toezegging", "first", "last")[:MOST_ENTRIES]}
