"""The filters as the form of a page shows them, with what is chosen in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.facets import Facets
from search.filters import FILTERS
from search.filters.kinds import OneOf
from search.filters.vocabulary import Named, Rows
from search.ordering import Order
from search.selection import ORDER, Selection

PERIODS = ("vanaf", "tot", "vervaltVanaf", "vervaltTot")


@dataclass(frozen=True)
class Field:
    """One filter: `choices` are the fixed values of it with their words, and whether each is chosen."""

    name: str
    label: str
    values: Sequence[Named]
    choices: Sequence[tuple[str, str, bool]]

    @property
    def value(self) -> str:
        """What stands in a field that has room for one."""
        return self.values[0].key if self.values else ""


class Form:
    """All that the template of the list asks: `form.fields.lid`, `form.facets.status`, `form.orders`."""

    def __init__(self, selection: Selection, facets: Facets) -> None:
        self.facets = facets
        self.fields = {name: _field(name, selection) for name in FILTERS}
        self.periods = [self.fields[name] for name in PERIODS]
        self.has_period = any(field.values for field in self.periods)
        asked = selection.query.get(ORDER)
        self.orders: list[tuple[Order, bool]] = [(order, order == asked) for order in selection.orders]


def choosing(name: str, vocabulary: Rows, selection: Selection) -> Field:
    """A filter of things of which there are some tens, with all of them as its choices."""
    values = selection.chosen.get(name, ())
    return Field(name, FILTERS[name].label, values, [(one.key, one.text, one in values) for one in vocabulary.all()])


def _field(name: str, selection: Selection) -> Field:
    one, values = FILTERS[name], selection.chosen.get(name, ())
    keys = {value.key for value in values}
    fixed = one.choices if isinstance(one, OneOf) else ()
    return Field(name, one.label, values, [(key, text, key in keys) for key, text in fixed])
