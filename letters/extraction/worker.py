"""`python -m letters.extraction.worker TYPE`: extract the text of standard input, with limits on memory and time.

A refused file ends the worker with exit code REFUSED, after it wrote the reason in Dutch. A bug of ours or a lack of
memory ends it with a traceback.
"""

from __future__ import annotations

import resource
import sys

from letters.extraction.docx import docx_text
from letters.extraction.file_types import FileType
from letters.extraction.html import html_text
from letters.extraction.limits import MEMORY, SECONDS, UnreadableLetter
from letters.extraction.pdf import pdf_text
from letters.extraction.sandbox import REFUSED
from letters.extraction.xml import xml_text

PARSERS = {FileType.DOCX: docx_text, FileType.PDF: pdf_text, FileType.HTML: html_text, FileType.XML: xml_text}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 1, SECONDS + 1))  # the parent, which stops us, may be killed
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would contain the letter
    exit_code = 0
    try:
        answer = PARSERS[FileType(sys.argv[1])](sys.stdin.buffer.read())
    except UnreadableLetter as refusal:
        answer, exit_code = str(refusal), REFUSED
    sys.stdout.buffer.write(answer.encode(errors="replace"))  # a PDF may contain half a surrogate pair
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
