"""What an event changed and why, in words.

Events store primary keys and facts instead of names. Names are looked up when an event is shown, and only then is it
decided whether the public may see the name of a letter or debate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, Field, Model

from letters.models import Letter
from parliament import dates
from parliament.models import Debate, Member, Ministry
from toezeggingen.causes import HANDOVER
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.toezegging import RelationKind

LETTER_NOT_PUBLIC = "een brief die nog niet openbaar is"
TOEZEGGING_NOT_PUBLIC = "een toezegging die niet openbaar is"
NOT_PUBLIC = "niet openbaar"
NOT_KNOWN = "niet meer bekend"
NOTHING = "niets"
RELATIONS = "relations"
BY_CLERK = "Dat volgt op een wijziging door de griffie."


@dataclass(frozen=True)
class FieldChange:
    """A changed field, with its old and new value in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class NamedRows:
    """The rows to which events refer by primary key, per model, and the keys of the letters and toezeggingen that are
    public."""

    rows: Mapping[type[Model], Mapping[int, Any]] = field(default_factory=dict)
    public_letters: frozenset[int] = frozenset()
    published: frozenset[int] = frozenset()

    @classmethod
    def fetch(cls, events: Iterable[Event]) -> NamedRows:
        """Fetch the rows to which these events refer, with one query per model."""
        keys: dict[type[Model], set[int]] = {}
        for model, key in _keys_of(events):
            keys.setdefault(model, set()).add(key)
        rows = {model: _fetch(model, found) for model, found in keys.items()}
        return cls(
            rows,
            frozenset(_public(Letter.objects.released(), keys.get(Letter))),
            frozenset(_public(Toezegging.objects.published(), keys.get(Toezegging))),
        )

    def name(self, model: type[Model], key: int) -> str:
        """The name of a row, as clerks see it."""
        row = self.rows.get(model, {}).get(key)
        return str(row) if row else NOT_KNOWN

    def public_name(self, model: type[Model], key: int) -> str:
        """The name of a row, as the public sees it. It hides letters that are not released, toezeggingen that are
        withdrawn, and confidential debates."""
        if model is Letter and key not in self.public_letters:
            return LETTER_NOT_PUBLIC
        if model is Toezegging and key not in self.published:
            return TOEZEGGING_NOT_PUBLIC
        if model is Debate:
            debate = self.rows.get(Debate, {}).get(key)
            return debate.public_name if debate else NOT_PUBLIC
        return self.name(model, key)


def field_of(name: str) -> Field[Any, Any]:
    """The field with this name on a toezegging, or else on a fulfilment."""
    try:
        return Toezegging._meta.get_field(name)  # type: ignore[return-value] # events name no reverse relations here
    except FieldDoesNotExist:
        return Fulfilment._meta.get_field(name)  # type: ignore[return-value]


def in_words(name: str, value: Any, rows: NamedRows, *, public: bool, nothing: str = NOTHING) -> str:
    """One stored value of the field with this name, in words."""
    if value in ("", None, []):
        return nothing
    name_row = rows.public_name if public else rows.name
    if name == RELATIONS:
        return ", ".join(f"{RelationKind(kind).label} {name_row(Toezegging, target)}" for kind, target in value)
    changed = field_of(name)
    if changed.related_model:
        keys = value if isinstance(value, list) else [value]
        return ", ".join(sorted(name_row(changed.related_model, key) for key in keys))
    if isinstance(changed, DateField):
        return dates.dutch(date.fromisoformat(value))
    return str(dict(changed.flatchoices).get(value, value))


def reason_of(event: Event, rows: NamedRows) -> str:
    """The reason that a clerk gave, or else a sentence for each cause of a change that the register made itself."""
    sentences = [_sentence(cause, rows) for cause in event.causes if cause["what"] != HANDOVER]
    if any("log" in cause for cause in event.causes):
        sentences.append(BY_CLERK)
    return event.corrected_reason or event.reason or " ".join(sentences)


def _sentence(cause: Mapping[str, Any], rows: NamedRows) -> str:
    if cause["what"] == "debate":
        return f"Het debat waarvan de termijn afhangt, {_debate_news(cause)}."
    if cause["what"] == "recess":
        return f"Het {cause['kind']} {_recess_news(cause)}."
    ministry, successor = (rows.name(Ministry, cause[name]) for name in ("ministry", "successor"))
    if cause["until"]:
        return f"{ministry} bestond tot en met {_day(cause['until'])}; {successor} is de opvolger."
    return f"{ministry} is niet de opvolger van {successor}."


def _debate_news(cause: Mapping[str, Any]) -> str:
    """What happened to the debate. The name of the debate is left out, because the debate may be confidential."""
    old, new = cause["old"], cause["new"]
    if new:
        return f"is verplaatst van {_day(old)} naar {_day(new)}" if old else f"wordt gehouden op {_day(new)}"
    if cause["is_cancelled"]:
        return "is vervallen; de termijn is onbekend"
    return "is verplaatst en heeft nog geen dag; de termijn is onbekend"


def _recess_news(cause: Mapping[str, Any]) -> str:
    old, new = cause["old"], cause["new"]
    if not old:
        return f"van {new[0][:4]} is bekend geworden: {_days(new)}"
    return f"is verplaatst van {_days(old)} naar {_days(new)}" if new else f"({_days(old)}) gaat niet door"


def _days(days: list[str]) -> str:
    return f"{_day(days[0])} tot en met {_day(days[1])}"


def _day(day: str) -> str:
    return dates.dutch(date.fromisoformat(day))


def _keys_of(events: Iterable[Event]) -> Iterable[tuple[type[Model], int]]:
    for event in events:
        for name, values in event.changes.items():
            yield from ((model, key) for value in values for model, key in _keys_in(name, value))
        for cause in event.causes:
            yield from ((Ministry, cause[name]) for name in ("ministry", "successor") if name in cause)


def _keys_in(name: str, value: Any) -> Iterable[tuple[type[Model], int]]:
    if name == RELATIONS:
        return [(Toezegging, target) for _, target in value]
    model = field_of(name).related_model
    if not model or value in ("", None):
        return []
    return [(model, key) for key in (value if isinstance(value, list) else [value])]


def _fetch(model: type[Model], keys: set[int]) -> Mapping[int, Any]:
    rows = model._default_manager.filter(pk__in=keys)
    return {row.pk: row for row in (rows.select_related("party") if model is Member else rows)}


def _public(rows: Any, keys: set[int] | None) -> Iterable[int]:
    return rows.filter(pk__in=keys).values_list("pk", flat=True) if keys else ()
