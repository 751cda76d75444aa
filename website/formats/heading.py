"""What stands above a selection in each format, and how its file is called."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.http import content_disposition_header

from parliament import dates
from search import sentence as sentences
from search.selection import FORMAT, Selection
from website.caching.register_state import is_demo
from website.formats.characters import writable

DEMO = "Voorbeeldgegevens: de personen en de meeste toezeggingen zijn verzonnen."


def counted(total: int) -> str:
    return f"{total} toezegging" if total == 1 else f"{total} toezeggingen"


def sentence(selection: Selection, order: str = "") -> str:
    """What was chosen, in that order; a reader's own words in it without what no file can hold."""
    return writable(sentences.describe(selection.chosen, order) if order else selection.sentence)


def lines(selection: Selection, total: int) -> list[str]:
    """What was chosen, how many, on which day, where it can be asked again, and what of the question was ignored."""
    return [
        f"{sentence(selection)}.",
        f"{counted(total)} op {dates.dutch(selection.on)}.",
        address(selection),
        *([DEMO] if is_demo() else []),
        *map(writable, [*selection.remarks, *(problem.sentence for problem in selection.complaints)]),
    ]


def address(selection: Selection, form: str = "") -> str:
    """Of the page of this selection, or of one of its other formats."""
    query = selection.address(FORMAT, [form] if form else [])
    return f"{settings.SITE_URL}{reverse('toezeggingen')}{query if query != '?' else ''}"


def tag(key: int) -> str:
    """The name of a toezegging that stays when its number changes, as RFC 4151 makes them."""
    return f"tag:{_host()},2026:toezegging-{key}"


def uid(key: int) -> str:
    """The same for a calendar."""
    return f"toezegging-{key}@{_host()}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def disposition(selection: Selection, extension: str, *, as_attachment: bool = True) -> dict[str, str]:
    """The header with the name of the file: what was chosen, and the day that it tells of."""
    name = "-".join(filter(None, ["toezeggingen", sentences.short_name(selection.chosen), selection.on.isoformat()]))
    header = content_disposition_header(as_attachment, f"{name}.{extension}")
    return {"Content-Disposition": header or ""}
