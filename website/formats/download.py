"""Downloads that are written to a temporary file in full before they are sent.

This way all rows come from the snapshot that the ETag describes, and a slow client keeps no transaction open.
"""

from __future__ import annotations

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse, HttpRequest, StreamingHttpResponse

from search.selection import Selection
from website.formats import heading


def download(
    request: HttpRequest,
    selection: Selection,
    extension: str,
    content_type: str,
    write: Callable[[IO[bytes], Selection], None],
) -> StreamingHttpResponse:
    """Respond with the file that `write` fills. A HEAD request reads no rows."""
    headers = heading.disposition(selection, extension)
    if request.method == "HEAD":
        return StreamingHttpResponse((), content_type=content_type, headers=headers)
    file = TemporaryFile()  # noqa: SIM115 - closed with the response
    write(file, selection)
    file.seek(0)
    return FileResponse(file, content_type=content_type, headers=headers)
