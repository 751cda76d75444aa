"""Read debates from the House's open data: activities (OData v4), one JSON object per line, gzipped or not."""

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
    """Read the debates in a file. An activity without a day or subject, such as a deleted activity, is skipped.

    Raises OSError if the file cannot be opened, and ValueError or KeyError if it does not contain activities.
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
