"""Characters that nobody sees: control characters, and those that join, separate or turn letters around.

U+202E turns the rest of a line around, so that a text reads other than it is. Such characters are dropped where text
comes in: from a form, an address, a letter or a list. NUL is not among them: no text holds it, so it is refused.
"""

import re

_INVISIBLE = re.compile(
    r"[\x01-\x08\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)


def drop_invisible(text: str) -> str:
    """Return the text without invisible characters. Spaces, tabs and line ends stay."""
    return _INVISIBLE.sub("", text)


def count_invisible(text: str) -> int:
    return len(_INVISIBLE.findall(text))
