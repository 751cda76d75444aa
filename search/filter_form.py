"""The filter form of the list page, with the chosen values filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.facets import Facets
from search.fields import FIELDS
from search.filters.filterset import FILTERS
from search.filters.types import ChoicesFilter
from search.ordering import Order
from search.selection import ORDER, Selection
from search.text.directories import Option, TableDirectory

PERIODS = ("vanaf", "tot", "vervaltVanaf", "vervaltTot")


@dataclass(frozen=True)
class FilterField:
    """One filter in the form. `choices` are its fixed values: key, text, and whether the value is chosen."""

    name: str
    label: str
    values: Sequence[Option]
    choices: Sequence[tuple[str, str, bool]]

    @property
    def value(self) -> str:
        """The first chosen value, for an input that holds one value."""
        return self.values[0].key if self.values else ""


class FilterForm:
    """The form as the template of the list uses it: `form.fields.lid`, `form.facets.status`, `form.orders`."""

    def __init__(self, selection: Selection, facets: Facets) -> None:
        self.facets = facets
        self.fields = {name: _field(name, selection) for name in FILTERS}
        self.periods = [self.fields[name] for name in PERIODS]
        self.further = [self.fields[field.name] for field in FIELDS if field.is_filter]
        self.has_period = any(field.values for field in self.periods)
        chosen = selection.query.get(ORDER)
        self.orders: list[tuple[Order, bool]] = [(order, order == chosen) for order in selection.orders]


def directory_field(name: str, directory: TableDirectory, selection: Selection) -> FilterField:
    """Return a form field that offers every option of a small directory as a choice."""
    chosen = selection.chosen.get(name, ())
    choices = [(option.key, option.text, option in chosen) for option in directory.options()]
    return FilterField(name, FILTERS[name].label, chosen, choices)


def _field(name: str, selection: Selection) -> FilterField:
    declared, chosen = FILTERS[name], selection.chosen.get(name, ())
    keys = {option.key for option in chosen}
    fixed = declared.choices if isinstance(declared, ChoicesFilter) else ()
    return FilterField(name, declared.label, chosen, [(key, text, key in keys) for key, text in fixed])
