"""The times of the mail rounds, in Amsterdam time, for `config/celery.py` and `rounds.find_missed`."""

from datetime import time

DAILY_AT = time(6, 30)  # every day
DIGEST_AT, DIGEST_DAY = time(7), "mon"  # on Monday, because the period of a digest is an ISO week
