"""How much of a file we read, and the error for a file that is no readable letter."""

LARGEST = 5 * 1024 * 1024  # bytes; the longest letter with annexes is half of it
MOST_PAGES = 300  # of a PDF; the longest letters with annexes have half of it
SECONDS = 30  # to extract the text of one file


class UnreadableLetter(ValueError):  # noqa: N818 - the name a clerk would use
    """The file cannot be read as a letter. The message says why, in Dutch, for the clerk."""
