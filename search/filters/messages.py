"""Sentences about parameters and values in an address that the site does not know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.http import QueryDict

LONGEST_ECHO = 40  # characters
MAX_COMPLAINTS = 5


def echo(text: str) -> str:
    """Return the beginning of the typed text, enough for the reader to recognise it."""
    visible = text.replace("\0", "")
    return visible if len(visible) <= LONGEST_ECHO else f"{visible[:LONGEST_ECHO]}…"


def unknown_value(label: str, value: str) -> str:
    return f"{label} “{echo(value)}” is onbekend en is genegeerd."


def unknown_parameters(query: QueryDict, known: Collection[str]) -> dict[str, str]:
    """Return a sentence for each parameter that this page does not know."""
    return {name: f"“{echo(name)}” is geen filter en is genegeerd." for name in sorted(query) if name not in known}


def ignored(query: QueryDict, known: Collection[str], *further: str) -> str:
    """Join the `further` sentences and the sentences about unknown parameters, for a page with few or no parameters."""
    return " ".join([*filter(None, further), *unknown_parameters(query, known).values()][:MAX_COMPLAINTS])


def read_format(values: Sequence[str], known: Collection[str]) -> tuple[str, list[str]]:
    """Return the last format in the address that the page offers, or "", and a sentence for each unknown format."""
    keys = distinct(values)
    chosen = next((key for key in reversed(keys) if key in known), "")
    return chosen, [unknown_value("Formaat", key) for key in keys if key not in known]


def distinct(values: Iterable[str]) -> list[str]:
    """Return each value once. Leave out empty values, which a form sends for inputs that the reader left empty."""
    return [value for value in dict.fromkeys(value.strip() for value in values) if value]
