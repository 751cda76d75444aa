"""`python -m letters.extraction.worker`: takes files apart within limits of memory and time.

On standard input, for each file, a line "KIND LENGTH" and that many bytes; on standard output, for each, a line of
JSON: {"text": …} or {"refused": …}, the latter in Dutch. A fault in our own code ends it with a traceback on standard
error, and the parent tells the clerk that the file cannot be read.
"""

from __future__ import annotations

import json
import resource
import sys

from letters.extraction.child import GAVE_UP
from letters.extraction.kinds import Kind
from letters.extraction.limits import SECONDS
from letters.extraction.refusal import UnreadableLetter

MEMORY = 512 * 1024 * 1024  # bytes of address space


def main() -> None:
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)  # what lies in memory is a letter
    while header := sys.stdin.buffer.readline():
        kind, length = header.split()
        _limit(resource.RLIMIT_CPU, _seconds_used() + SECONDS)
        answer = _answer(Kind(kind.decode()), sys.stdin.buffer.read(int(length)))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _limit(what: int, soft: int) -> None:
    """Lowers a limit of this process; the hard one stays, so that the next file can have its own time."""
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _seconds_used() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime)


def _answer(kind: Kind, data: bytes) -> dict[str, str]:
    try:
        return {"text": _text(kind, data)}
    except UnreadableLetter as refusal:
        return {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        return {"refused": GAVE_UP}


def _text(kind: Kind, data: bytes) -> str:
    """Each library is loaded for its own format only: python-docx takes a third of a second."""
    if kind is Kind.DOCX:
        from letters.extraction.docx import docx_text

        return docx_text(data)
    if kind is Kind.PDF:
        from letters.extraction.pdf import pdf_text

        return pdf_text(data)
    if kind is Kind.HTML:
        from letters.extraction.html import html_text

        return html_text(data)
    from letters.extraction.xml import xml_text

    return xml_text(data)


if __name__ == "__main__":
    main()
