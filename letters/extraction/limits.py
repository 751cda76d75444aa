"""Limits on the files that we read, and the error for a file that cannot be read as a letter."""

LARGEST = 5 * 1024 * 1024  # bytes; twice the size of the longest letter with annexes
MOST_PAGES = 300  # of a PDF; twice as many as the longest letters with annexes
SECONDS = 30  # to extract the text of one file
MEMORY = 512 * 1024 * 1024  # bytes of address space, to extract the text of one file


class UnreadableLetter(ValueError):  # noqa: N818 - the name a clerk would use
    """Raised for a file that cannot be read as a letter. The message tells the clerk why, in Dutch."""
