"""The House's open data: a file of activities (OData v4), one JSON object a line, gzipped or not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from matching.debates.listed_debate import ListedDebate

TOOK_PLACE = ("Uitgevoerd", "Gepland")
_GZIPPED = b"\x1f\x8b"


def read_debates(path: Path) -> Iterator[ListedDebate]:
    """Read the debates in a file. Skips an activity without a day or subject, such as a deleted one.

    Raises OSError if the file cannot be opened, and ValueError or KeyError if it does not hold activities.
    """
    data = path.read_bytes()
    text = (gzip.decompress(data) if data.startswith(_GZIPPED) else data).decode()
    for line in text.splitlines():
        activity = json.loads(line)
        if not isinstance(activity, dict):
            raise ValueError("a line is no object")
        if activity.get("Datum") and activity.get("Onderwerp"):
            yield _meeting(activity)


def _meeting(activity: dict[str, Any]) -> ListedDebate:
    plenary = activity.get("Voortouwafkorting") in (None, "TK")
    return ListedDebate(
        number=activity["Nummer"],
        kind=activity["Soort"].lower(),
        day=date.fromisoformat(activity["Datum"][:10]),
        title=activity["Onderwerp"].strip(),
        committee="" if plenary else activity.get("Voortouwnaam") or "",
        took_place=activity.get("Status") in TOOK_PLACE,
    )
