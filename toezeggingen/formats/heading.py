"""What stands above a selection in each format, and how its file is called."""

from __future__ import annotations

from django.utils.http import content_disposition_header

from toezeggingen import sentence
from toezeggingen.selection import Selection


def counted(total: int) -> str:
    return f"{total} toezegging" if total == 1 else f"{total} toezeggingen"


def disposition(selection: Selection, extension: str, *, as_attachment: bool = True) -> dict[str, str]:
    """The header with the name of the file: what was chosen, and the day that it tells of."""
    name = "-".join(filter(None, ["toezeggingen", sentence.short(selection.chosen), selection.on.isoformat()]))
    header = content_disposition_header(as_attachment, f"{name}.{extension}")
    return {"Content-Disposition": header or ""}
