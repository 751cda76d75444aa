"""The words of one toezegging of a pasted list, before they are taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from desk.paste.facts import Facts
from desk.paste.labels import Label
from desk.paste.signs import Sign


@dataclass
class Item:
    """`heading` are the facts above the group; `labels` and `facts` stood on lines of their own."""

    sign: Sign | None
    heading: Facts
    lines: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    has_parts: bool = False

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.lines).split())

    @property
    def written(self) -> list[str]:
        """The words of an item without a text."""
        number = self.sign.register_number if self.sign else None
        return [*([number] if number else []), *(label.written for label in self.labels), *self.facts.sources]
