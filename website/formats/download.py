"""A file that is whole before any of it is sent.

All that it says is of the moment of its ETag, and a reader who takes it in slowly, or stops, keeps no transaction open.
It takes disk and not memory.
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
    """What `write` makes of the selection. Who asks for the headers alone gets those that ask for no rows."""
    headers = heading.disposition(selection, extension)
    if request.method == "HEAD":
        return StreamingHttpResponse((), content_type=content_type, headers=headers)
    file = TemporaryFile()  # noqa: SIM115 - closed with the response
    write(file, selection)
    file.seek(0)
    return FileResponse(file, content_type=content_type, headers=headers)
