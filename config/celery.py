"""The worker and the clock: what runs by itself, and when (Amsterdam time)."""

from celery import Celery
from celery.schedules import crontab

HOUR = 3600

app = Celery("toezeggingenregister")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# `expires`: a worker that was away runs one of each when it returns, not a backlog.
app.conf.beat_schedule = {
    "alerts.tasks.send_reminders": {
        "task": "alerts.tasks.send_reminders",
        "schedule": crontab(hour=6, minute=30),
        "options": {"expires": 12 * HOUR},
    },
    "alerts.tasks.send_digest": {
        "task": "alerts.tasks.send_digest",
        "schedule": crontab(hour=7, minute=0, day_of_week="mon"),
        "options": {"expires": 12 * HOUR},
    },
    "alerts.tasks.send_waiting_mail": {
        "task": "alerts.tasks.send_waiting_mail",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
}
