"""Celery: the application and its schedule, in Amsterdam time."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, before_task_publish, celeryd_init, setup_logging

from alerts.schedule import DAILY_AT, DIGEST_AT, DIGEST_DAY
from config.embedded.places import find_cluster

MINUTE = 60  # seconds
HOUR = 60 * MINUTE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("toezeggingenregister")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["alerts.following"])

DAY = 24 * HOUR
# (task, schedule, expiry, longest silence), the last two in seconds. Runs that a stopped worker missed expire, so that
# it has no backlog to catch up. After the longest silence the monitoring warns (monitoring/checks.py).
SCHEDULE = (
    ("alerts.tasks.send_daily_news", crontab(DAILY_AT.minute, DAILY_AT.hour), 12 * HOUR, 25 * HOUR),
    ("alerts.tasks.send_digest", crontab(DIGEST_AT.minute, DIGEST_AT.hour, DIGEST_DAY), 12 * HOUR, 8 * DAY),
    ("alerts.tasks.send_waiting_mail", crontab(), 55, 115),
    ("matching.tasks.read_waiting_letters", crontab(minute="*/5"), 4 * MINUTE, 10 * MINUTE),
    ("matching.tasks.follow_moved_agenda", crontab(minute="*/5"), 4 * MINUTE, 10 * MINUTE),
    ("alerts.tasks.forget_unconfirmed", crontab(15, 4), 12 * HOUR, 25 * HOUR),
    ("accounts.tasks.remove_ended_sessions", crontab(0, 4), 12 * HOUR, 25 * HOUR),
    ("matching.tasks.link_waiting_letters", crontab(), 55, 10 * MINUTE),
)
app.conf.beat_schedule = {
    task: {"task": task, "schedule": schedule, "options": {"expires": expires}}
    for task, schedule, expires, _ in SCHEDULE
}


@celeryd_init.connect
@beat_init.connect
@before_task_publish.connect
def hold_broker(**_: Any) -> None:
    """Start the embedded broker, if there is one, before the first task is sent or a worker or scheduler starts."""
    cluster = find_cluster(app.conf.broker_url)
    if cluster:
        from config.embedded.sharing import hold
        from config.embedded.valkey import Valkey

        hold(Valkey(cluster))


@setup_logging.connect
def keep_our_log(**_: Any) -> None:
    """Keep the log as settings.LOGGING describes it. Without a listener Celery sets up its own."""
