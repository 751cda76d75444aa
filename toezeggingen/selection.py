"""A selection as a page shows it: read with good will, told in words, each choice with the address that drops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import QueryDict

from parliament import dates
from toezeggingen.buckets import Bucket
from toezeggingen.filters import Order, ToezeggingFilter
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet

ROWS_A_PAGE = 50
PAGE = "pagina"
LONGEST_ECHO = 40
MOST_COMPLAINTS = 5


@dataclass(frozen=True)
class Choice:
    """One chosen value; `without` is the query string of the same selection without it."""

    label: str
    text: str
    without: str


@dataclass(frozen=True)
class PageLink:
    words: str
    address: str
    is_here: bool


class Selection:
    """What an address asks of the published toezeggingen. What makes no sense in it is left out, and said."""

    def __init__(self, query: QueryDict) -> None:
        self.complaints: list[str] = []
        self.query = query.copy()
        self._drop_unknown_names()
        first = ToezeggingFilter(self.query, self._base())
        self._drop_nonsense(first.form)
        self.filter = ToezeggingFilter(self.query, self._base()) if first.form.errors else first

    @staticmethod
    def _base() -> ToezeggingQuerySet:
        return Toezegging.objects.published().with_facts().with_origin()

    @property
    def rows(self) -> ToezeggingQuerySet:
        return self.filter.qs

    @property
    def form(self) -> forms.Form:
        return self.filter.form

    @cached_property
    def choices(self) -> list[Choice]:
        """Every chosen value in the order of the form; the order of the rows is not a choice among them."""
        return [
            Choice(str(self.form.fields[name].label), text, self._without(name, raw))
            for name, value in self.form.cleaned_data.items()
            if name != "volgorde"
            for raw, text in _told(self.form.fields[name], value)
        ]

    @property
    def order(self) -> str:
        """As asked; where nothing is asked, what is late stands with the longest late first."""
        asked = self.form.cleaned_data["volgorde"]
        if not asked and Bucket.OVERDUE in self.form.cleaned_data["termijn"]:
            return "langst te laat eerst"
        return Order(asked or Order.NEWEST).label

    def page(self) -> Page:
        """The asked page of fifty rows, or the nearest one that exists."""
        pages = Paginator(self.rows, ROWS_A_PAGE)
        asked = self.query.get(PAGE)
        page = pages.get_page(asked)
        if asked and asked != str(page.number):
            self.complaints.append(f"Pagina “{_echo(asked)}” is er niet; u ziet pagina {page.number}.")
        return page

    def links(self, page: Page) -> list[PageLink]:
        """The way to the other pages; an ellipsis has no address."""
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        return [
            PageLink(
                str(number),
                self._address(PAGE, [str(number)]) if isinstance(number, int) else "",
                number == page.number,
            )
            for number in numbers
        ]

    def _address(self, name: str, values: list[str]) -> str:
        """This selection with other values for one name, from the first page unless that is what changes."""
        query = self.query.copy()
        query.pop(PAGE, None)
        query.setlist(name, values)
        return f"?{query.urlencode()}"

    def _without(self, name: str, raw: str) -> str:
        return self._address(name, [value for value in self.query.getlist(name) if raw and value != raw])

    def _drop_unknown_names(self) -> None:
        for name in sorted(self.query.keys() - ToezeggingFilter.base_filters.keys() - {PAGE}):
            del self.query[name]
            self._complain(f"“{_echo(name)}” is geen filter en is genegeerd.")

    def _drop_nonsense(self, form: forms.Form) -> None:
        for name in form.errors:
            kept = []
            for value in self.query.getlist(name):
                if _makes_sense(form.fields[name], value):
                    kept.append(value)
                else:
                    self._complain(f"{form.fields[name].label} “{_echo(value)}” is onbekend en is genegeerd.")
            self.query.setlist(name, kept)

    def _complain(self, sentence: str) -> None:
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(sentence)


def _makes_sense(field: forms.Field, value: str) -> bool:
    is_multiple = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
    try:
        field.clean([value] if is_multiple else value)
    except ValidationError:
        return False
    return True


def _told(field: forms.Field, value: Any) -> Iterator[tuple[str, str]]:
    """Each chosen value as it stands in the address (empty where the field has only one) and in words."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        for row in value:
            yield str(field.prepare_value(row)), field.label_from_instance(row)
    elif isinstance(field, forms.MultipleChoiceField):
        labels = dict(field.widget.choices)
        for one in value:
            yield one, labels[one]
    elif isinstance(value, date):
        yield "", dates.dutch(value)
    elif value:
        yield "", f"“{value}”"


def _echo(text: str) -> str:
    """Enough of what was typed to recognise it."""
    shown = text.replace("\0", "")
    return shown if len(shown) <= LONGEST_ECHO else f"{shown[:LONGEST_ECHO]}…"
