"""Draw `docs/rules.md`: the rules of reading as a page for people. A check fails if the page is out of date."""

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
page. [How reading decides](reading.md) says which rules together make which act.
{cues}

## Deadlines

The rules are tried in this order; the first that matches decides. `parliament/deadlines/__init__.py` lists them.

| rule | words | reason |
| --- | --- | --- |
{deadlines}
"""


def draw() -> str:
    """Return the whole page in Markdown."""
    return PAGE.format(
        cues="\n".join(line for module in MODULES for line in _chapter(module)),
        deadlines="\n".join(_row(rule.name, rule.words, rule.reason) for rule in deadlines.RULES),
    )


def cue_tables(module: ModuleType) -> dict[str, CueTable]:
    """Return the cue tables of a module by name, in the order of the module."""
    return {name: table for name, table in vars(module).items() if isinstance(table, CueTable)}


def _chapter(module: ModuleType) -> Iterator[str]:
    title, _, about = (module.__doc__ or "").strip().rstrip(".").partition(": ")
    yield f"\n## {title}\n"
    if about:
        yield f"{about[0].upper()}{about[1:]}.\n"
    yield f"In `{module.__name__.replace('.', '/')}.py`.\n"
    yield _row("meaning", "example", "reason")
    yield _row("---", "---", "---")
    for name, table in cue_tables(module).items():
        for cue in table.cues:
            yield _row(f"{table.meaning} (`{name}`)", cue.example, cue.reason)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
