"""How much of a file is taken: what a letter never has, and what would keep others waiting."""

LARGEST = 5 * 1024 * 1024  # bytes; the longest letter with annexes is half of it
MOST_PAGES = 300  # of a PDF; the longest letters with their annexes have half of it
SECONDS = 30  # to take one file apart
