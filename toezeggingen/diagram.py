"""Draw the table of moves as a page, `docs/status.md`. `manage.py draw_docs --check` fails if the page is outdated."""

from collections.abc import Iterator

from toezeggingen import permissions
from toezeggingen.moves import MOVES, Move
from toezeggingen.status import Status

HOLDERS = {permissions.ENTER: permissions.MEDEWERKER, permissions.SETTLE: permissions.GRIFFIER}
PAGE = """# Statuses and moves

Drawn from `toezeggingen/moves.py` by `manage.py draw_docs`; change the table, not this page.

```mermaid
stateDiagram-v2
{names}
    [*] --> concept: enter
{arrows}
```

| move | button | from | to | who | asks for |
| --- | --- | --- | --- | --- | --- |
{rows}

A withdrawn toezegging keeps its status and makes no move but `restore`. Deciding "verworpen" or "voor kennisgeving
aangenomen" leaves the status as it is. `reopen` leads to "deels voldaan" only while a decision "deels voldaan" is in
force, which says what is left. `reschedule` has no button: a recess or a debate moved, and the deadline with it.
`hand_over` has a screen of its own; the register hands over to a successor, and stores the cause instead of a reason.
"""


def draw() -> str:
    """The page in Markdown, with a Mermaid diagram."""
    return PAGE.format(
        names="\n".join(f'    state "{status.label}" as {_id(status)}' for status in Status),
        arrows="\n".join(_arrows()),
        rows="\n".join(_row(name, move) for name, move in MOVES.items()),
    )


def _arrows() -> Iterator[str]:
    for name, move in MOVES.items():
        for origin, target in move.steps:
            if origin != target:
                yield f"    {_id(origin)} --> {_id(target)}: {name}"


def _row(name: str, move: Move) -> str:
    origins = ", ".join(status.label for status in move.origins)
    targets = ", ".join(status.label for status in move.targets) or "untouched"
    who = ", ".join(filter(None, [HOLDERS.get(move.permission), "the register" if move.register_may else ""]))
    asks = "a public reason" if move.needs_reason else ""
    return f"| {name} | {move.verb} | {origins} | {targets} | {who} | {asks} |"


def _id(status: Status) -> str:
    return status.value.replace("-", "_")
