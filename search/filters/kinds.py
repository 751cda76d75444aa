"""How a filter reads what an address asks: words, a day, one of a few values, or things by key or typed name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from parliament import dates
from search.filters.vocabulary import MOST_LIKE, Named, Vocabulary
from search.text import Question

LONGEST_QUESTION = 200
LONGEST_NAME = 100
MOST_VALUES = 50  # of one filter; a reader who wants more of them wants them all
MOST_TYPED = 3  # names a filter that are looked up in an address; the form has room for one
SHORTEST_NAME = 2
LONGEST_ECHO = 40
MOST_COMPLAINTS = 5  # as many as a reader wants to read

Condition = Callable[[Sequence[Any], date], Q]


@dataclass(frozen=True)
class Refusal:
    """A value that makes no sense, why, and what may have been meant."""

    value: str
    sentence: str
    candidates: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The values that a filter understood, each once and in the order asked, and those that it did not."""

    values: list[Named] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


class ReadingField(forms.Field):
    """All that an address gives under one name, as the filter reads it: with good will, so that it never refuses."""

    widget = forms.MultipleHiddenInput

    def __init__(self, read: Callable[[Sequence[str]], Reading], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read = read

    def clean(self, value: Sequence[str]) -> Reading:
        return self.read(value)


class Filter(django_filters.Filter):
    """One question to the toezeggingen. Several values widen it, several filters narrow each other.

    `condition` says of the values of `Named` and the day in Amsterdam which toezeggingen.
    """

    field_class = ReadingField

    def __init__(self, label: str, condition: Condition) -> None:
        super().__init__(label=label, read=self.read)
        self.condition = condition

    def read(self, asked: Sequence[str]) -> Reading:
        """`asked` as it stands in the address, never empty; empty values ask nothing."""
        raise NotImplementedError


class Words(Filter):
    """What a reader seeks; of several the last one counts."""

    def __init__(self, label: str) -> None:
        super().__init__(label, lambda values, on: values[0].found)

    def read(self, asked: Sequence[str]) -> Reading:
        words = asked[-1].strip()
        if "\0" in words or len(words) > LONGEST_QUESTION:
            sentence = f"De zoekvraag “{echo(words)}” is te lang of onleesbaar en is genegeerd."
            return Reading(refusals=[Refusal(words, sentence)])
        return Reading([Named(words, f"“{words}”", Question(words))] if words else [])


class Day(Filter):
    """One day, as 2023-03-21 or as a reader types it; of several the last one counts."""

    def read(self, asked: Sequence[str]) -> Reading:
        typed = asked[-1].strip()
        if not typed:
            return Reading()
        day = _day(typed)
        if day is None:
            return Reading(refusals=[_unknown(self.label, typed)])
        return Reading([Named(day.isoformat(), dates.dutch(day), day)])


class OneOf(Filter):
    """A few fixed values, each with its words."""

    def __init__(self, label: str, condition: Condition, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(label, condition)
        self.choices = choices

    def read(self, asked: Sequence[str]) -> Reading:
        words = dict(self.choices)
        keys = _given(asked)
        return Reading(
            [Named(key, words[key], key) for key in keys if key in words],
            [_unknown(self.label, key) for key in keys if key not in words],
        )


class NamedThings(Filter):
    """Things of the register, by the key that stands in their address or by the name that a reader types."""

    def __init__(self, label: str, condition: Condition, vocabulary: Vocabulary) -> None:
        super().__init__(label, condition)
        self.vocabulary = vocabulary

    def read(self, asked: Sequence[str]) -> Reading:
        keys = _given(asked)
        sane = [key for key in keys[:MOST_VALUES] if "\0" not in key and len(key) <= LONGEST_NAME]
        known = self.vocabulary.named(sane) if sane else {}
        values = dict.fromkeys(known[key] for key in sane if key in known)
        refusals = [_unknown_name(self.label, key) for key in keys if key not in sane]
        typed = [key for key in sane if key not in known]
        for name in typed[:MOST_TYPED]:
            found = self.vocabulary.like(name) if len(name) >= SHORTEST_NAME else []
            if len(found) == 1:
                values[found[0]] = None
            else:
                refusals.append(self._which(name, found) if found else self._unknown_name(name))
        refusals += [_unknown_name(self.label, name) for name in typed[MOST_TYPED:]]
        return Reading(list(values), refusals)

    def _unknown_name(self, name: str) -> Refusal:
        return replace(_unknown_name(self.label, name), candidates=tuple(self.vocabulary.near(name)))

    def _which(self, name: str, found: list[Named]) -> Refusal:
        """More than one fits; as many as a reader can choose from are offered."""
        more = "" if len(found) < MOST_LIKE else " Er zijn er meer: typ meer van de naam."
        sentence = f"{self.label} “{echo(name)}” kan meer dan één zijn.{more}"
        return Refusal(name, sentence, tuple(found[: MOST_LIKE - 1]))


def echo(text: str) -> str:
    """Enough of what was typed to recognise it."""
    shown = text.replace("\0", "")
    return shown if len(shown) <= LONGEST_ECHO else f"{shown[:LONGEST_ECHO]}…"


def unknown(query: QueryDict, known: Collection[str]) -> dict[str, str]:
    """Of an address what the page that answers does not ask, with the sentence that says so."""
    return {name: f"“{echo(name)}” is geen filter en is genegeerd." for name in sorted(query) if name not in known}


def ignored(query: QueryDict, known: Collection[str], *further: str) -> str:
    """The same for a page that asks little or nothing, in one line behind those of the `further` sentences that are not
    empty; "" where there is nothing to say."""
    return " ".join([*filter(None, further), *unknown(query, known).values()][:MOST_COMPLAINTS])


def read_format(asked: Sequence[str], known: Collection[str]) -> tuple[str, list[str]]:
    """Of the formats that an address asks the last one that its page comes in, or "", and a sentence for each that it
    does not come in."""
    keys = _given(asked)
    chosen = next((key for key in reversed(keys) if key in known), "")
    return chosen, [_unknown("Formaat", key).sentence for key in keys if key not in known]


def _given(asked: Iterable[str]) -> list[str]:
    """Each value once, without the empty ones that an untouched form sends."""
    return [value for value in dict.fromkeys(one.strip() for one in asked) if value]


def _day(typed: str) -> date | None:
    """As forms write it, or in the words of a page: "1 juni 2026"."""
    try:
        return forms.DateField().to_python(typed)
    except ValidationError:
        found = dates.find_days(typed[:LONGEST_NAME], timezone.localdate())
        return found[0].day if [(one.quote, one.year_given) for one in found] == [(typed, True)] else None


def _unknown(label: str, value: str) -> Refusal:
    return Refusal(value, f"{label} “{echo(value)}” is onbekend en is genegeerd.")


def _unknown_name(label: str, value: str) -> Refusal:
    """Who types a name wrongly must not take what is shown for what was asked."""
    return Refusal(value, f"{_unknown(label, value).sentence} U ziet de lijst zonder deze keuze.")
