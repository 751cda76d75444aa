"""When the mail rounds run, in Amsterdam time. `config/celery.py` starts them; `rounds.find_missed` checks for them."""

from datetime import time

REMINDERS_AT = time(6, 30)  # every day
DIGEST_AT = time(7)  # on Monday, the day on which the period of a digest starts
