"""Sentences about the parts of an address that make no sense."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.http import QueryDict

LONGEST_ECHO = 40  # characters
MAX_COMPLAINTS = 5


def echo(text: str) -> str:
    """As much of the typed text as a reader needs to recognise it."""
    visible = text.replace("\0", "")
    return visible if len(visible) <= LONGEST_ECHO else f"{visible[:LONGEST_ECHO]}…"


def unknown_value(label: str, value: str) -> str:
    return f"{label} “{echo(value)}” is onbekend en is genegeerd."


def unknown_parameters(query: QueryDict, known: Collection[str]) -> dict[str, str]:
    """A sentence for each parameter that this page does not have."""
    return {name: f"“{echo(name)}” is geen filter en is genegeerd." for name in sorted(query) if name not in known}


def ignored(query: QueryDict, known: Collection[str], *further: str) -> str:
    """One line for a page with few parameters or none: the `further` sentences, then those about unknown parameters."""
    return " ".join([*filter(None, further), *unknown_parameters(query, known).values()][:MAX_COMPLAINTS])


def read_format(values: Sequence[str], known: Collection[str]) -> tuple[str, list[str]]:
    """The last format in the address that the page has, or "", and a sentence for each that it does not have."""
    keys = distinct(values)
    chosen = next((key for key in reversed(keys) if key in known), "")
    return chosen, [unknown_value("Formaat", key) for key in keys if key not in known]


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, without the empty values that an untouched form sends."""
    return [value for value in dict.fromkeys(value.strip() for value in values) if value]
