"""A selection as a page shows it: read with good will, told in words, each choice with the address that drops it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from search import sentence
from search.filters import FILTERS, ToezeggingFilter
from search.filters.kinds import MOST_COMPLAINTS, Refusal, echo, unknown
from search.filters.vocabulary import Named
from search.ordering import Order, in_order
from search.paging import PAGE, PageLink, complaint, nearest, page_links
from search.text import Question
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN

ROWS_A_PAGE = 50
PERIODS = (("vanaf", "tot"), ("vervaltVanaf", "vervaltTot"))
ORDER, FORMAT = "volgorde", "formaat"


@dataclass(frozen=True)
class Choice:
    """One chosen value; `without` is the query string of the same selection without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True)
class Link:
    words: str
    address: str


@dataclass(frozen=True)
class Problem:
    """What an address asks that makes no sense, in a sentence, and the ways to what may have been meant."""

    name: str
    sentence: str
    links: tuple[Link, ...] = ()


class Selection:
    """What an address asks of the published toezeggingen, on a day in Amsterdam.

    What makes no sense in it is left out of the rows and stands in `problems`: a page says it, the API refuses.
    """

    def __init__(self, query: QueryDict, *, on: date | None = None) -> None:
        self.on = on or timezone.localdate()
        self.query = query.copy()
        self.query.pop(FORMAT, None)
        self.chosen: dict[str, list[Named]] = {}
        strange = unknown(self.query, {*FILTERS, ORDER, PAGE})
        self.problems = [Problem(name, sentence) for name, sentence in strange.items()]
        for problem in self.problems:
            del self.query[problem.name]
        self.filter = ToezeggingFilter(self.query.copy(), Toezegging.objects.published(), on=self.on)
        for name, reading in self.filter.readings.items():
            self._keep(name, reading.values)
        self.order = self._read_order()
        self.problems += [
            self._problem(name, refusal)
            for name, reading in self.filter.readings.items()
            for refusal in reading.refusals
        ]

    def _keep(self, name: str, understood: list[Named]) -> None:
        """Under its plain key, so that each address that is made from here is plain."""
        self.query.setlist(name, [one.key for one in understood])
        if understood:
            self.chosen[name] = understood

    def _problem(self, name: str, refusal: Refusal) -> Problem:
        kept = self.query.getlist(name)
        links = (Link(one.text, self.address(name, [*kept, one.key])) for one in refusal.candidates)
        return Problem(name, refusal.sentence, tuple(links))

    def _read_order(self) -> Order:
        """As asked. Where nothing is asked: what fits best, then what is late with the longest late first."""
        asked = self.query.get(ORDER, "")
        offered = self.orders
        if asked in offered:
            return Order(asked)
        self.query.pop(ORDER, None)
        if asked:
            self.problems.append(Problem(ORDER, f"Volgorde “{echo(asked)}” is onbekend en is genegeerd."))
        if Order.BEST in offered:
            return Order.BEST
        return Order.DUE_FIRST if Bucket.OVERDUE in self.query.getlist("termijn") else Order.NEWEST

    @property
    def orders(self) -> list[Order]:
        """Those that can be asked; nothing fits best where no words are."""
        return [order for order in Order if order is not Order.BEST or "woorden" in self.chosen]

    @cached_property
    def rows(self) -> ToezeggingQuerySet:
        """In order."""
        return in_order(self.filter.qs, self.order, self.question)

    @property
    def question(self) -> Question | None:
        """What is sought, if anything is."""
        return self.chosen["woorden"][0].value if "woorden" in self.chosen else None

    @cached_property
    def choices(self) -> list[Choice]:
        """Every chosen value in the order of the filters."""
        return [
            Choice(one.label, value.text, self._without(name, value.key))
            for name, one in FILTERS.items()
            for value in self.chosen.get(name, ())
        ]

    @property
    def sentence(self) -> str:
        is_late = self.query.getlist("termijn") == [Bucket.OVERDUE]
        order = "langst te laat eerst" if is_late and self.order is Order.DUE_FIRST else self.order.label
        return sentence.in_words(self.chosen, order)

    @property
    def complaints(self) -> list[Problem]:
        """As many of the problems as a reader wants to read."""
        return self.problems[:MOST_COMPLAINTS]

    @property
    def remarks(self) -> list[str]:
        """What a reader should know of a choice that makes sense: how its words were understood, and why nothing can
        ever fit it."""
        told = self.question.remarks if self.question else []
        statuses = {one.key: one.text for one in self.chosen.get("status", ())}
        if statuses and statuses.keys().isdisjoint(OPEN) and "termijn" in self.chosen:
            settled = " of ".join(statuses.values())
            told = [
                *told,
                f"Een termijn loopt alleen voor openstaande toezeggingen; wat {settled} is, heeft er geen meer.",
            ]
        return [*told, *filter(None, (self._backwards(first, last) for first, last in PERIODS))]

    def _backwards(self, first: str, last: str) -> str:
        """A sentence where a period ends before it begins."""
        since, until = self.chosen.get(first), self.chosen.get(last)
        if not (since and until and since[0].value > until[0].value):
            return ""
        label = FILTERS[first].label.lower()
        return f"De periode “{label} {since[0].text} tot en met {until[0].text}” eindigt voor zij begint."

    def page(self, total: int) -> Page:
        """The asked page of fifty rows out of `total`, or the nearest one that exists."""
        pages = Paginator(self.rows, ROWS_A_PAGE)
        pages.count = total
        page = nearest(pages, self.query)
        if words := complaint(self.query, page):
            self.problems.append(Problem(PAGE, words))
        return page

    def links(self, page: Page) -> list[PageLink]:
        """The way to the other pages of this selection."""
        return page_links(page, lambda number: self.address(PAGE, [str(number)]))

    def address(self, name: str, values: list[str]) -> str:
        """This selection with other values for one name, from the first page unless that is what changes. Without
        words nothing fits them best."""
        query = {key: kept for key, kept in self.query.lists() if key != PAGE} | {name: values}
        if name == "woorden" and not values and self.query.get(ORDER) == Order.BEST:
            del query[ORDER]
        return f"?{urlencode(query, doseq=True)}"

    def _without(self, name: str, key: str) -> str:
        return self.address(name, [value for value in self.query.getlist(name) if value != key])
