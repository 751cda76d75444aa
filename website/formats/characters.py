"""Remove characters that file formats do not allow."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def writable(text: str) -> str:
    """Remove the characters that XML and iCalendar do not allow."""
    return text if text.isprintable() else _CONTROL.sub("", text)
