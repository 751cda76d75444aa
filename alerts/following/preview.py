"""What the next mail of a choice would hold, for a reader who thinks of following it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from alerts.models import News, Recipient, Subscription
from alerts.news.edition import Edition
from alerts.writing import Section, sections_of, subject_of

WEEK = timedelta(days=7)
MANY_A_DAY = 30
LINES = 5


@dataclass(frozen=True)
class Preview:
    """The mail that a follower would have got today about the past week. `is_busy`: there is much news every day."""

    subject: str
    section: Section | None
    is_busy: bool


def preview(choice: str, *, on: date) -> Preview:
    """The preview of a choice. Nothing is stored."""
    week_ago = timezone.now() - WEEK
    before = News.objects.filter(at__lt=week_ago).order_by("-pk").values_list("pk", flat=True).first() or 0
    edition = Edition(on=on, after=before, has_overview=True)
    follower = Subscription(recipient=Recipient(), choice=choice)
    count = len(edition.stories(choice, after=before))
    sections = sections_of([(follower, before)], edition, room=LINES)
    subject = subject_of(sections) if sections else ""
    return Preview(subject, sections[0] if sections else None, count > MANY_A_DAY * WEEK.days)
