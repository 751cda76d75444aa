"""The news of a selection as an Atom feed, in pages that a program can walk (RFC 5005)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import capfirst

from search.filters.messages import echo
from search.paging import PAGE
from search.selection import Problem, Selection
from toezeggingen.models import Toezegging
from website.formats import heading, subscribed, summary
from website.formats.characters import writable
from website.formats.field_values import RowValues, rows_with_values
from website.history.news import NewsItem, Place, read_news

ENTRIES_A_PAGE = 100
CONTENT_TYPE = "application/atom+xml; charset=utf-8"
ORDER = "laatste nieuws eerst"
CHANGING = {"status", "termijn"}
LEAVES = "Past een toezegging niet meer bij deze keuze, dan verdwijnt zij uit deze lijst."


class PagedFeed(Atom1Feed):
    """An Atom feed with links to other pages of it."""

    def add_root_elements(self, handler):  # type: ignore[no-untyped-def] # as in Django
        super().add_root_elements(handler)
        for rel, address in self.feed["pages"].items():
            handler.addQuickElement("link", "", {"rel": rel, "href": address})


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    below = _read_place(selection)
    page = read_news(subscribed.rows(selection), ENTRIES_A_PAGE, on=selection.on, below=below)
    feed = _feed(request, selection, below, page.next)
    rows = Toezegging.objects.filter(pk__in={item.toezegging for item in page.items})
    values = dict(rows_with_values(rows, today=selection.on))
    for item in page.items:
        _add_entry(feed, item, values[item.toezegging])
    headers = heading.disposition(selection, "atom", as_attachment=False)
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE, headers=headers)


def _read_place(selection: Selection) -> Place | None:
    typed = selection.query.get(PAGE, "")
    place = Place.parse(typed)
    if typed and place is None:
        selection.problems.append(Problem(PAGE, f"Pagina “{echo(typed)}” is er niet; u ziet het laatste nieuws."))
    return place


def _feed(request: HttpRequest, selection: Selection, below: Place | None, following: Place | None) -> PagedFeed:
    further = [LEAVES] if CHANGING & selection.chosen.keys() else []
    first = subscribed.address(request, selection, "atom")
    return PagedFeed(
        title=subscribed.title(selection, ORDER),
        link=subscribed.address(request, selection),
        description=None,
        subtitle=" ".join(subscribed.about(selection, *further)[1:]),
        language="nl",
        author_name="Toezeggingenregister",
        feed_url=_page(first, below) if below else first,
        pages={"first": first} | ({"next": _page(first, following)} if following else {}),
    )


def _page(first: str, below: Place) -> str:
    return f"{first}&{PAGE}={below}"


def _add_entry(feed: PagedFeed, item: NewsItem, values: RowValues) -> None:
    """An entry that says what happened, and then the facts of today."""
    facts = {"text": values["toezegging"], "lines": summary.lines(values), "site": settings.SITE_URL, "item": item}
    feed.add_item(
        title=f"{capfirst(item.title)} – {summary.title(values)}",
        link=values["adres"],
        description=writable(get_template("feed_entry.html").render(facts)),
        unique_id=heading.tag(item.key),
        pubdate=item.at,
        updateddate=item.updated,
    )
