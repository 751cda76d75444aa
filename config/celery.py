"""The worker and the clock: what runs by itself, and when (Amsterdam time)."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, before_task_publish, celeryd_init

from config.embedded.places import find_cluster

MINUTE = 60
HOUR = 60 * MINUTE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
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
    "matching.tasks.read_waiting_letters": {
        "task": "matching.tasks.read_waiting_letters",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 4 * MINUTE},
    },
    "matching.tasks.follow_moved_agenda": {
        "task": "matching.tasks.follow_moved_agenda",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 4 * MINUTE},
    },
    "matching.tasks.link_waiting_letters": {
        "task": "matching.tasks.link_waiting_letters",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 4 * MINUTE},
    },
}


@celeryd_init.connect
@beat_init.connect
@before_task_publish.connect
def hold_broker(**_: Any) -> None:
    """The first use of the embedded broker starts it, as the first connection starts the embedded database."""
    cluster = find_cluster(app.conf.broker_url)
    if cluster:
        from config.embedded.sharing import hold
        from config.embedded.valkey import Valkey

        hold(Valkey(cluster))
