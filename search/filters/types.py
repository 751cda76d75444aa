"""The types of filter: words, a day, fixed choices, and things of the register by key or typed name.

Why these are not django-filter's own types: a page must report a wrong value and still apply the good values beside it.
`?status=voldaan&status=klaar` lists the fulfilled toezeggingen and says that "klaar" is unknown. A Django field either
returns a value or raises ValidationError, and a field with an error is missing from `cleaned_data`, so that
`MultipleChoiceFilter` would drop "voldaan" too. A reader may also type a name instead of a key, and then gets the
matching options as links to choose from. So a field here never raises: it returns the options that it understood and
the values that it did not understand. The rest is plain django-filter: a declared FilterSet, `field_class`, `filter()`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from parliament import dates
from search.filters.messages import distinct, echo, unknown_value
from search.text import Question
from search.text.directories import MAX_MATCHES, Directory, Option

LONGEST_QUESTION = 200
LONGEST_NAME = 100
MAX_VALUES = 50  # per filter
MAX_TYPED = 3  # typed names that are looked up per filter; the form sends at most one
SHORTEST_NAME = 2

Condition = Callable[[Sequence[Any], date], Q]


@dataclass(frozen=True)
class InvalidValue:
    """A value that the filter does not know, a sentence about the value, and options that the reader may have meant."""

    value: str
    sentence: str
    candidates: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Parsed:
    """What a filter made of the values in the address: options, in order and without repeats, and invalid values."""

    options: list[Option] = field(default_factory=list)
    invalid: list[InvalidValue] = field(default_factory=list)


class ParsedField(forms.Field):
    """A form field that passes all values of a parameter to the filter's parser. It never raises ValidationError."""

    widget = forms.MultipleHiddenInput

    def __init__(self, parse: Callable[[Sequence[str]], Parsed], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.parse = parse

    def clean(self, value: Sequence[str] | None) -> Parsed:
        return self.parse(value) if value else Parsed()


class QueryFilter(django_filters.Filter):
    """A filter on toezeggingen. Values of one filter are joined with OR, filters with AND.

    `condition` makes a Q of the database values and the day in Amsterdam. The facets call `condition` directly.
    """

    field_class = ParsedField

    def __init__(self, label: str, condition: Condition) -> None:
        super().__init__(label=label, parse=self.parse)
        self.condition = condition

    def parse(self, values: Sequence[str]) -> Parsed:
        """Parse the values of the parameter, of which there is at least one. Ignore empty values."""
        raise NotImplementedError

    def where(self, parsed: Parsed, on: date) -> Q:
        return self.condition([option.value for option in parsed.options], on) if parsed.options else Q()

    def filter(self, qs: QuerySet, value: Parsed) -> QuerySet:
        return qs.filter(self.where(value, self.parent.on))


class WordsFilter(QueryFilter):
    """Full-text search. If the address has several values, the last one applies."""

    def __init__(self, label: str) -> None:
        super().__init__(label, lambda values, on: values[0].condition)

    def parse(self, values: Sequence[str]) -> Parsed:
        words = values[-1].strip()
        if "\0" in words or len(words) > LONGEST_QUESTION:
            sentence = f"De zoekvraag “{echo(words)}” is te lang of onleesbaar en is genegeerd."
            return Parsed(invalid=[InvalidValue(words, sentence)])
        return Parsed([Option(words, f"“{words}”", Question(words))] if words else [])


class DayFilter(QueryFilter):
    """One date, as 2023-03-21 or as a reader types it. Of several values in a URL, the last applies."""

    def parse(self, values: Sequence[str]) -> Parsed:
        typed = values[-1].strip()
        if not typed:
            return Parsed()
        day = _parse_day(typed)
        if day is None:
            return Parsed(invalid=[InvalidValue(typed, unknown_value(self.label, typed))])
        return Parsed([Option(day.isoformat(), dates.dutch(day), day)])


class ChoicesFilter(QueryFilter):
    """A few fixed values, each with its label."""

    def __init__(self, label: str, condition: Condition, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(label, condition)
        self.choices = choices

    def parse(self, values: Sequence[str]) -> Parsed:
        labels = dict(self.choices)
        keys = distinct(values)
        return Parsed(
            [Option(key, labels[key], key) for key in keys if key in labels],
            [InvalidValue(key, unknown_value(self.label, key)) for key in keys if key not in labels],
        )


class DirectoryFilter(QueryFilter):
    """Things of the register, by their key or by a typed name."""

    def __init__(self, label: str, condition: Condition, directory: Directory) -> None:
        super().__init__(label, condition)
        self.directory = directory

    def parse(self, values: Sequence[str]) -> Parsed:
        keys = distinct(values)
        sane = [key for key in keys[:MAX_VALUES] if "\0" not in key and len(key) <= LONGEST_NAME]
        known = self.directory.by_key(sane) if sane else {}
        options = dict.fromkeys(known[key] for key in sane if key in known)
        invalid = [self._unknown(key) for key in keys if key not in sane]
        typed = [key for key in sane if key not in known]
        for name in typed[:MAX_TYPED]:
            found = self.directory.matching(name) if len(name) >= SHORTEST_NAME else []
            if len(found) == 1:
                options[found[0]] = None
            else:
                invalid.append(self._ambiguous(name, found) if found else self._misspelt(name))
        invalid += [self._unknown(name) for name in typed[MAX_TYPED:]]
        return Parsed(list(options), invalid)

    def _unknown(self, value: str) -> InvalidValue:
        """Report a value that is ignored, and say that the list is not filtered by this value."""
        return InvalidValue(value, f"{unknown_value(self.label, value)} U ziet de lijst zonder deze keuze.")

    def _misspelt(self, name: str) -> InvalidValue:
        return replace(self._unknown(name), candidates=tuple(self.directory.similar(name)))

    def _ambiguous(self, name: str, found: list[Option]) -> InvalidValue:
        more = "" if len(found) < MAX_MATCHES else " Er zijn er meer: typ meer van de naam."
        sentence = f"{self.label} “{echo(name)}” kan meer dan één zijn.{more}"
        return InvalidValue(name, sentence, tuple(found[: MAX_MATCHES - 1]))


def _parse_day(typed: str) -> date | None:
    """Parse a day as a form sends it, or written out with its year: "1 juni 2026"."""
    try:
        return forms.DateField().to_python(typed)
    except ValidationError:
        found = dates.find_days(typed[:LONGEST_NAME], timezone.localdate())
        return found[0].day if [(day.quote, day.year_given) for day in found] == [(typed, True)] else None
