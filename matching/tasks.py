"""What the clock calls; config/celery.py says when. Each may run twice at the same time."""

from celery import shared_task
from django.utils import timezone

from matching import named_debates
from matching.proposing import read_again, unread
from toezeggingen.rescheduling import follow_agenda

AT_ONCE = 200  # letters a round: after a change of rules the whole register waits, the newest letters first


@shared_task
def read_waiting_letters() -> None:
    """Letters that came in by another way than the intake, and those that only older rules have read. Each is a task of
    its own, so that one that fails keeps no other waiting."""
    waiting = unread().order_by("-letter__date", "pk")
    for pk in waiting.values_list("pk", flat=True)[:AT_ONCE]:
        read_letter.delay(pk)


@shared_task
def link_waiting_letters() -> None:
    """Letters that name a debate of a day of which the register has got another debate since."""
    for pk in named_debates.waiting().values_list("pk", flat=True)[:AT_ONCE]:
        link_letter.delay(pk)


@shared_task(expires=5 * 60)
def link_letter(pk: int) -> None:
    """One version of a letter; nothing happens when it was done meanwhile."""
    named_debates.seek_again(pk)


@shared_task(expires=5 * 60)
def read_letter(pk: int) -> None:
    """One version of a letter; nothing happens when it was read meanwhile. The next round finds what expired."""
    read_again(pk)


@shared_task
def follow_moved_agenda() -> None:
    """Recesses and debates that moved by another way than the admin, and terms that were typed meanwhile."""
    follow_agenda(on=timezone.localdate())
