"""The tables of rules as a page for people: `docs/rules.md` is this text, and a check holds it fresh."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from letters.reading.cues import CueTable, delay, delivery, fulfilment, people, recall, requests, sending, toezeggingen
from parliament import deadlines

MODULES: tuple[ModuleType, ...] = (
    people,
    toezeggingen,
    recall,
    requests,
    delivery,
    fulfilment,
    delay,
    sending,
)
PAGE = """# Rules of reading

Drawn from `letters/reading/cues/` and `parliament/deadlines/` by `manage.py draw_docs`; change the code, not this
page.
[How reading decides](reading.md) says which of these together make which act.
{cues}
## When it is due

A phrase meets the rules in this order. `parliament/deadlines/__init__.py` lists them.

| rule | words | reason |
| --- | --- | --- |
{terms}
"""


def draw() -> str:
    """The whole page, in Markdown."""
    terms = "\n".join(_row(rule.name, rule.words, rule.reason) for rule in deadlines.RULES)
    return PAGE.format(cues="\n".join(line for module in MODULES for line in _chapter(module)), terms=terms)


def tables(module: ModuleType) -> dict[str, CueTable]:
    """The tables of cues of one module by their names, in its order."""
    return {name: table for name, table in vars(module).items() if isinstance(table, CueTable)}


def _chapter(module: ModuleType) -> Iterator[str]:
    title, _, about = (module.__doc__ or "").strip().rstrip(".").partition(": ")
    yield f"\n## {title}\n"
    if about:
        yield f"{about[0].upper()}{about[1:]}.\n"
    yield f"In `{module.__name__.replace('.', '/')}.py`.\n"
    yield _row("what it tells", "rule", "found in", "reason")
    yield _row("---", "---", "---", "---")
    for name, table in tables(module).items():
        for cue in table.cues:
            yield _row(f"{table.says} (`{name}`)", cue.name, cue.example, cue.reason)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
