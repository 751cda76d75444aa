"""The characters of a text that a file can hold."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def writable(text: str) -> str:
    """Without the characters that no XML and no calendar can hold."""
    return text if text.isprintable() else _CONTROL.sub("", text)
