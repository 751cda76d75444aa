"""A register as JSON lines, one toezegging a line, and proposals as JSON: matching without a database."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from toezeggingen.matching.promise import Promise, Proposal

_RECIPIENTS = re.compile(r"^(?:de |het )?(?:leden|lid) |\s*\(|\)|, | en ")


def promises(lines: Iterable[str]) -> list[Promise]:
    """The promises in these lines. Raises ValueError, KeyError or TypeError on a line that holds none."""
    return [_promise(json.loads(line)) for line in lines if line.strip()]


def _promise(row: dict[str, Any]) -> Promise:
    debate = row["debate"]
    return Promise(
        number=row["nummer"],
        text=row["text"],
        made_on=date.fromisoformat(debate["date"]),
        ministries=frozenset([row["ministry"]]),
        debate=debate.get("nummer") or "",
        kind=debate["kind"].lower(),
        title=debate.get("title") or "",
        committee=row.get("committee") or "",
        people=tuple(part for part in _RECIPIENTS.split(row.get("to") or "") if part),
        deadline_words=row.get("deadline_text") or "",
        settled_on=date.fromisoformat(row["settled_on"]) if row.get("settled_on") else None,
    )


def as_json(proposals: Iterable[Proposal], path: str) -> dict[str, Any]:
    """A letter's proposals as plain values, best first."""
    return {
        "path": path,
        "proposals": [
            {
                "nummer": one.number,
                "score": round(one.score, 3),
                "act": str(one.act),
                "proposed": one.proposed,
                "collective": one.collective,
                "settled": one.is_settled,
                "because": one.because,
                "passage": one.passage,
            }
            for one in proposals
        ],
    }
