"""`python -m letters.extraction.worker`: extract text from files, with limits on memory and time.

For each file, standard input has a line "TYPE LENGTH" and LENGTH bytes. The worker answers each file with a line of
JSON on standard output: {"text": …}, or {"refused": …} with a reason in Dutch. A bug of ours ends the worker with a
traceback on standard error. The parent then reports that the file cannot be read.
"""

from __future__ import annotations

import json
import resource
import sys

from letters.extraction.file_types import FileType
from letters.extraction.limits import SECONDS, UnreadableLetter
from letters.extraction.sandbox import GAVE_UP

MEMORY = 512 * 1024 * 1024  # bytes of address space


def main() -> None:
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)  # a core dump would contain the letter
    while header := sys.stdin.buffer.readline():
        file_type, length = header.split()
        _limit(resource.RLIMIT_CPU, _seconds_used() + SECONDS)
        answer = _answer(FileType(file_type.decode()), sys.stdin.buffer.read(int(length)))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _limit(limit: int, soft: int) -> None:
    """Set a soft limit of this process. Keep the hard limit, so that the time limit can be raised for the next file."""
    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _seconds_used() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime)


def _answer(file_type: FileType, data: bytes) -> dict[str, str]:
    try:
        return {"text": _text(file_type, data)}
    except UnreadableLetter as refusal:
        return {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        return {"refused": GAVE_UP}


def _text(file_type: FileType, data: bytes) -> str:
    """Extract the text. Import the library of this format only: importing python-docx takes a third of a second."""
    if file_type is FileType.DOCX:
        from letters.extraction.docx import docx_text

        return docx_text(data)
    if file_type is FileType.PDF:
        from letters.extraction.pdf import pdf_text

        return pdf_text(data)
    if file_type is FileType.HTML:
        from letters.extraction.html import html_text

        return html_text(data)
    from letters.extraction.xml import xml_text

    return xml_text(data)


if __name__ == "__main__":
    main()
