"""`python -m bench.made SIZE`: fill the migrated, empty register in DATABASE_URL, as the owner of its tables."""

import os
import sys

import django


def main(size: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection
    from django.utils import timezone

    from bench.made.register import make_register

    connection.settings_dict["ANSWER_WITHIN"] = None  # no reader waits for these statements
    make_register(size, timezone.localdate())


if __name__ == "__main__":
    main(int(sys.argv[1]))
