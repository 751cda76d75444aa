"""What stands above a selection in each format, and how its file is called."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.http import content_disposition_header

from parliament import dates
from toezeggingen import sentence
from toezeggingen.context import is_demo
from toezeggingen.selection import Selection

DEMO = "Voorbeeldgegevens: de personen en de meeste toezeggingen zijn verzonnen."


def counted(total: int) -> str:
    return f"{total} toezegging" if total == 1 else f"{total} toezeggingen"


def lines(selection: Selection, total: int) -> list[str]:
    """What was chosen, how many, on which day, where it can be asked again, and what of the question was ignored."""
    return [
        f"{selection.sentence}.",
        f"{counted(total)} op {dates.dutch(selection.on)}.",
        address(selection),
        *([DEMO] if is_demo() else []),
        *(problem.sentence for problem in selection.complaints),
    ]


def address(selection: Selection) -> str:
    """Of the page of this selection."""
    query = selection.query.urlencode()
    return f"{settings.SITE_URL}{reverse('toezeggingen')}{f'?{query}' if query else ''}"


def disposition(selection: Selection, extension: str, *, as_attachment: bool = True) -> dict[str, str]:
    """The header with the name of the file: what was chosen, and the day that it tells of."""
    name = "-".join(filter(None, ["toezeggingen", sentence.short(selection.chosen), selection.on.isoformat()]))
    header = content_disposition_header(as_attachment, f"{name}.{extension}")
    return {"Content-Disposition": header or ""}
