"""A selection: the toezeggingen that match the query of a URL, its problems, and links to other selections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode

from search import sentence
from search.filters.filterset import FILTERS, ToezeggingFilter
from search.filters.messages import MAX_COMPLAINTS, echo, unknown_parameters
from search.filters.types import InvalidValue
from search.ordering import Order, in_order
from search.paging import PAGE, PageLink, complaint, nearest, page_links
from search.text import Question
from search.text.directories import Option
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.status import OPEN

ROWS_A_PAGE = 50
PERIODS = (("vanaf", "tot"), ("vervaltVanaf", "vervaltTot"))
ORDER, FORMAT = "volgorde", "formaat"


@dataclass(frozen=True)
class ChosenOption:
    """One chosen value; `without` is the query string of the same selection without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True)
class NavLink:
    """The text and the address of a link."""

    words: str
    address: str


@dataclass(frozen=True)
class Problem:
    """A sentence about an invalid parameter or value, and links to selections that the reader may have meant."""

    name: str
    sentence: str
    links: tuple[NavLink, ...] = ()


class Selection:
    """The published toezeggingen that match the query of a URL, as of a date (Amsterdam time).

    Invalid values are ignored and described in `problems`. A page shows the problems; the API refuses the request.
    """

    def __init__(self, query: QueryDict, *, on: date | None = None) -> None:
        self.on = on or timezone.localdate()
        self.query = query.copy()
        self.query.pop(FORMAT, None)
        unknown = unknown_parameters(self.query, {*FILTERS, ORDER, PAGE})
        self.problems = [Problem(name, sentence) for name, sentence in unknown.items()]
        for name in unknown:
            del self.query[name]
        self.filter = ToezeggingFilter(self.query.copy(), Toezegging.objects.published(), on=self.on)
        self.chosen: dict[str, list[Option]] = {
            name: parsed.options for name, parsed in self.filter.parsed.items() if parsed.options
        }
        self._replace_by_keys()
        self.order = self._read_order()
        self.problems += [
            self._problem(name, invalid) for name, parsed in self.filter.parsed.items() for invalid in parsed.invalid
        ]

    def _replace_by_keys(self) -> None:
        """Replace typed names in the query by keys, so that the links on the page contain keys."""
        for name in FILTERS.keys() & self.query.keys():
            self.query.setlist(name, [option.key for option in self.chosen.get(name, ())])

    def _problem(self, name: str, invalid: InvalidValue) -> Problem:
        present = self.query.getlist(name)
        links = (NavLink(option.text, self.address(name, [*present, option.key])) for option in invalid.candidates)
        return Problem(name, invalid.sentence, tuple(links))

    def _read_order(self) -> Order:
        """Return the order in the address.

        The default is best match first for words, longest overdue first for the bucket "te laat", else newest first.
        """
        value = self.query.get(ORDER, "")
        if value in self.orders:
            return Order(value)
        self.query.pop(ORDER, None)
        if value:
            self.problems.append(Problem(ORDER, f"Volgorde “{echo(value)}” is onbekend en is genegeerd."))
        if Order.BEST in self.orders:
            return Order.BEST
        return Order.DUE_FIRST if Bucket.OVERDUE in self.query.getlist("termijn") else Order.NEWEST

    @property
    def orders(self) -> list[Order]:
        """The orders that a reader can choose. Best match first is offered only if there are words."""
        return [order for order in Order if order is not Order.BEST or "woorden" in self.chosen]

    @cached_property
    def rows(self) -> ToezeggingQuerySet:
        """The selected toezeggingen, in the chosen order."""
        return in_order(self.filter.qs, self.order, self.question)

    @property
    def question(self) -> Question | None:
        """The question made of the words that the reader searches for, if there are any."""
        return self.chosen["woorden"][0].value if "woorden" in self.chosen else None

    @property
    def is_absent(self) -> bool:
        """Whether a filter of the query has only values that the register does not know now. A list ignores them."""
        return any(parsed.invalid and not parsed.options for parsed in self.filter.parsed.values())

    @cached_property
    def choices(self) -> list[ChosenOption]:
        """Every chosen value, in the order of the filters."""
        return [
            ChosenOption(FILTERS[name].label, option.text, self._without(name, option.key))
            for name, options in self.chosen.items()
            for option in options
        ]

    @property
    def sentence(self) -> str:
        is_late = self.query.getlist("termijn") == [Bucket.OVERDUE]
        order = "langst te laat eerst" if is_late and self.order is Order.DUE_FIRST else self.order.label
        return sentence.describe(self.chosen, order)

    @property
    def complaints(self) -> list[Problem]:
        """The first few problems."""
        return self.problems[:MAX_COMPLAINTS]

    @property
    def remarks(self) -> list[str]:
        """Sentences about a valid selection: how the words were understood, and why nothing can match."""
        remarks = [*(self.question.remarks if self.question else []), self._settled_remark()]
        return [*filter(None, [*remarks, *(self._period_remark(first, last) for first, last in PERIODS)])]

    def _settled_remark(self) -> str:
        """Return a sentence if a deadline is chosen but no open status. A settled toezegging has no deadline."""
        statuses = {option.key: option.text for option in self.chosen.get("status", ())}
        if not statuses or "termijn" not in self.chosen or not statuses.keys().isdisjoint(OPEN):
            return ""
        settled = " of ".join(statuses.values())
        return f"Een termijn loopt alleen voor openstaande toezeggingen; wat {settled} is, heeft er geen meer."

    def _period_remark(self, first: str, last: str) -> str:
        """Return a sentence if the period ends before it begins."""
        since, until = self.chosen.get(first), self.chosen.get(last)
        if not (since and until and since[0].value > until[0].value):
            return ""
        label = FILTERS[first].label.lower()
        return f"De periode “{label} {since[0].text} tot en met {until[0].text}” eindigt voor zij begint."

    def page(self, total: int) -> Page:
        """Return the requested page of fifty rows, or the nearest existing page. `total` is the number of all rows."""
        pages = Paginator(self.rows, ROWS_A_PAGE)
        pages.count = total
        page = nearest(pages, self.query)
        if words := complaint(self.query, page):
            self.problems.append(Problem(PAGE, words))
        return page

    def links(self, page: Page) -> list[PageLink]:
        """Return the links to the pages of this selection."""
        return page_links(page, lambda number: self.address(PAGE, [str(number)]))

    def address(self, name: str, values: list[str]) -> str:
        """Return the query string of this selection with other values for one parameter.

        The result asks for the first page, unless the parameter is the page number. If the words are removed, the order
        "best match first" is removed too.
        """
        query = {key: present for key, present in self.query.lists() if key != PAGE} | {name: values}
        if name == "woorden" and not values and self.query.get(ORDER) == Order.BEST:
            del query[ORDER]
        return f"?{urlencode(query, doseq=True)}"

    def _without(self, name: str, key: str) -> str:
        return self.address(name, [value for value in self.query.getlist(name) if value != key])
