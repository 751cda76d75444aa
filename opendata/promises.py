"""Read a register file (JSON lines) as promises and debates for matching. Needs no database."""

from __future__ import annotations

import json
from collections.abc import Iterable

from matching.debates import Agenda, ListedDebate
from matching.promises import Promise
from opendata.lists import ListedToezegging, read
from parliament.recipients import read_recipients


def read_promises(lines: Iterable[str]) -> list[Promise]:
    """The promises in these lines. Raises ValueError for a line that is not a toezegging."""
    return [_promise(read(json.loads(line))) for line in lines if line.strip()]


def _promise(listed: ListedToezegging) -> Promise:
    to = read_recipients(listed.to)
    return Promise(
        number=listed.number,
        text=listed.text,
        made_on=listed.made_on,
        ministries=frozenset([listed.ministry]),
        debate=listed.debate,
        kind=listed.kind,
        title=listed.title,
        committee=listed.committee,
        people=tuple(name for recipient in to.recipients for name in (recipient.name, recipient.party) if name),
        deadline_words=listed.deadline_words,
        settled_on=listed.settled_on,
    )


def agenda_of(promises: Iterable[Promise]) -> Agenda:
    """The debates in which these promises were made."""
    occasions = {promise.occasion: promise for promise in promises if promise.kind}
    return Agenda(
        ListedDebate(str(occasion), promise.kind.lower(), promise.made_on, promise.title, promise.committee)
        for occasion, promise in occasions.items()
    )
