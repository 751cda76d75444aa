from datetime import timedelta
from typing import Any

from django.db import migrations
from django.utils import timezone

DAILY, WEEKLY = "dagelijks", "wekelijks"


def follow(apps: Any, schema_editor: Any) -> None:
    """Each recipient follows what it had chosen: every morning if it wanted reminders, or else on Monday.

    A committee comes with its predecessors. Mails that were reminders count as the mail of that morning.
    """
    recipients = apps.get_model("alerts", "Recipient").objects
    subscriptions = apps.get_model("alerts", "Subscription").objects
    committees = list(apps.get_model("parliament", "Committee").objects.all())
    for recipient in recipients.prefetch_related("committees", "ministries"):
        if not (recipient.wants_reminders or recipient.wants_digest):
            continue
        chosen = [_with_predecessors(row, committees) for row in recipient.committees.all()]
        chosen += [f"ministerie={row.key}" for row in recipient.ministries.all()]
        rhythm = DAILY if recipient.wants_reminders else WEEKLY
        for choice in chosen or [""]:
            values = {"rhythm": rhythm, "confirmed_at": timezone.now()}
            subscriptions.get_or_create(recipient=recipient, choice=choice, defaults=values)
    let_all_be_old_news(apps)
    for name in ("Mail", "Round"):
        apps.get_model("alerts", name).objects.filter(kind="herinnering").update(kind="dagbericht")


def let_all_be_old_news(apps: Any) -> None:
    """What happened until now was told, or was no news then."""
    news, event = apps.get_model("alerts", "News").objects, apps.get_model("toezeggingen", "Event")
    recent = event.objects.filter(at__gte=timezone.now() - timedelta(days=100)).order_by("pk")
    news.bulk_create(news.model(toezegging_id=row.toezegging_id, event=row) for row in recent.iterator())
    last = news.order_by("-pk").values_list("pk", flat=True).first() or 0
    apps.get_model("alerts", "Subscription").objects.update(told_until=last)


def _with_predecessors(committee: Any, committees: list[Any]) -> str:
    """The choice of a committee and all that it succeeded, directly or not."""
    line = [committee]
    for heir in line:
        line += [row for row in committees if row.successor_id == heir.pk and row not in line]
    return "&".join(f"commissie={slug}" for slug in sorted(row.slug for row in line))


class Migration(migrations.Migration):
    dependencies = [("alerts", "0004_subscriptions")]

    operations = [migrations.RunPython(follow, migrations.RunPython.noop)]
