#!/usr/bin/env python
"""The front door: every command of the register."""

import os
import sys

# These commands read files and print. Without settings they run too, because none matters to them.
ONLY_FILES = ("read_letter", "match_letters", "link_debates", "resolve_deadlines")


def main() -> None:
    if sys.argv[1:2] and sys.argv[1] in ONLY_FILES and "SECRET_KEY" not in os.environ:
        os.environ.update(ENVIRONMENT="development", DATABASE_URL="embedded")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
