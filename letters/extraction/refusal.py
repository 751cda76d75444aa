"""Why a file is no readable letter."""


class UnreadableLetter(ValueError):  # noqa: N818 - the name says it as a clerk would
    """The file cannot be read as a letter; the message says why, in Dutch, for the clerk."""
