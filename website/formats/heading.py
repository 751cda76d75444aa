"""The heading of a selection in each format, and the name of its file."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.http import content_disposition_header

from parliament import dates
from search import sentence as sentences
from search.selection import FORMAT, Selection
from toezeggingen.models.register_version import is_demo
from website.formats.characters import writable

DEMO = "Voorbeeldgegevens: de personen en de meeste toezeggingen zijn verzonnen."


def counted(total: int) -> str:
    """The number in words, such as “12 toezeggingen”."""
    return f"{total} toezegging" if total == 1 else f"{total} toezeggingen"


def sentence(selection: Selection, order: str = "") -> str:
    """The selection in words, without characters that file formats do not allow."""
    return writable(sentences.describe(selection.chosen, order) if order else selection.sentence)


def lines(selection: Selection, total: int) -> list[str]:
    """The selection in words, the number of rows and the day, the address, and remarks about wrong parameters."""
    return [
        f"{sentence(selection)}.",
        f"{counted(total)} op {dates.dutch(selection.on)}.",
        address(selection),
        *([DEMO] if is_demo() else []),
        *map(writable, [*selection.remarks, *(problem.sentence for problem in selection.complaints)]),
    ]


def address(selection: Selection, form: str = "") -> str:
    """The full address of this selection, as a page or in another format."""
    query = selection.address(FORMAT, [form] if form else [])
    return f"{settings.SITE_URL}{reverse('toezeggingen')}{query if query != '?' else ''}"


def tag(name: str) -> str:
    """An identifier of the thing with this name (RFC 4151)."""
    return f"tag:{_host()},2026:{name}"


def uid(key: int) -> str:
    """An identifier of a toezegging for a calendar. It also stays the same when the number changes."""
    return f"toezegging-{key}@{_host()}"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def disposition(selection: Selection, extension: str, *, as_attachment: bool = True) -> dict[str, str]:
    """The Content-Disposition header, with the selection and the day in the file name."""
    name = "-".join(filter(None, ["toezeggingen", sentences.short_name(selection.chosen), selection.on.isoformat()]))
    header = content_disposition_header(as_attachment, f"{name}.{extension}")
    return {"Content-Disposition": header or ""}
