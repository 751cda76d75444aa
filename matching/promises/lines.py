"""A register in JSON lines as promises, and proposals as JSON: matching without a database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from matching.debates import Agenda, Meeting
from matching.promises.promise import Promise, Proposal
from opendata.lists import Listed, read


def promises(lines: Iterable[str]) -> list[Promise]:
    """The promises in these lines. Raises ValueError on a line that holds none."""
    return [_promise(read(json.loads(line))) for line in lines if line.strip()]


def _promise(listed: Listed) -> Promise:
    return Promise(
        number=listed.number,
        text=listed.text,
        made_on=listed.made_on,
        ministries=frozenset([listed.ministry]),
        debate=listed.debate,
        kind=listed.kind,
        title=listed.title,
        committee=listed.committee,
        people=tuple(word for one in listed.recipients for word in (one.name, one.party) if word),
        deadline_words=listed.deadline_words,
        settled_on=listed.settled_on,
    )


def agenda(promises: Iterable[Promise]) -> Agenda:
    """The debates in which they were made."""
    occasions = {promise.occasion: promise for promise in promises if promise.kind}
    return Agenda(
        Meeting(str(occasion), one.kind.lower(), one.made_on, one.title, one.committee)
        for occasion, one in occasions.items()
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
